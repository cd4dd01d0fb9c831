// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Questions that ask too much: two things at once, what nobody needs in order to get help, or the
/// person of somebody who speaks for another. By their words, in English only.
func questionAdvice(on draft: LibraryDraft) -> [Diagnostic] {
  let ofCaller = protocolsAboutCaller(in: draft)
  return draft.english.flatMap { written in
    written.steps.flatMap { step -> [Diagnostic] in
      guard case .ask(let question) = step.kind else { return [] }
      let isOfCaller = question.isAboutCaller || ofCaller.contains(written.id.value)
      return question.put.flatMap { [twoAtOnce($0), asksForPapers($0)].compactMap { $0 } }
        + (isOfCaller ? [] : speaksToAnother(question, asked: step.when?.value))
    }
  }
}

/// Protocols that are run about the caller and in no other way.
private func protocolsAboutCaller(in draft: LibraryDraft) -> Set<String> {
  let runs = draft.protocols.flatMap(\.steps).compactMap { step -> RunDraft? in
    if case .run(let run) = step.kind { run } else { nil }
  }
  let others = runs.filter { $0.about?.value != "caller" }.map(\.target.value)
  return Set(runs.map(\.target.value)).subtracting(others)
}

private func twoAtOnce(_ words: Placed<String>) -> Diagnostic? {
  guard QuestionWords(words.value).asksTwice else { return nil }
  return Diagnostic(
    .twoQuestions, "This asks two things at once.", at: words,
    onACall: "A yes may be to either of them, and the record would say it of both.",
    help: "Ask one of them, or make two steps of it.")
}

private func asksForPapers(_ words: Placed<String>) -> Diagnostic? {
  guard let found = QuestionWords(words.value).papers else { return nil }
  return Diagnostic(
    .asksForPapers, "This asks about \(found), which nobody needs in order to get help.", at: words,
    onACall: "Whoever fears for their papers, or what help costs, may hang up.",
    help: "Leave it out; what a place asks of people may stand in supports.yaml.")
}

/// `asked` is the condition on which the step is asked.
private func speaksToAnother(
  _ question: QuestionDraft, asked condition: String?
) -> [Diagnostic] {
  guard question.thirdParty == nil, let say = question.say.first,
    QuestionWords(say.value).speaksToThePerson, condition?.contains("caller") != true
  else { return [] }
  return [
    Diagnostic(
      .noThirdPartyWords,
      "\"\(question.fact.value)\" has no words for somebody who calls about another.", at: say,
      onACall: "A worried mother is asked how she is herself, and her answer goes down as his.",
      help: "Add \"third party:\", or \"about: caller\" where it is the caller who is asked.")
  ]
}

extension QuestionDraft {
  /// All that is put to whoever is on the line.
  fileprivate var put: [Placed<String>] {
    let choices: [ChoiceDraft]
    switch answers {
    case .choices(let all), .many(let all): choices = all
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: choices = []
    }
    return say + ways + [thirdParty, younger, yesOrNoWording].compactMap { $0 }
      + choices.compactMap(\.asYesOrNo)
  }
}

/// What the words of a question show of what it asks.
struct QuestionWords {
  private let text: String
  private let words: [Substring]

  init(_ text: String) {
    self.text = text
    words = text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "’") }
  }

  /// Two question marks, or a second verb before a second person: "are you safe, and have you ...".
  var asksTwice: Bool {
    if text.count(where: { $0 == "?" }) > 1 { return true }
    guard text.contains("?") else { return false }
    return words.indices.dropLast(2).contains { joins($0) }
  }

  /// Whether a second question begins with this word.
  private func joins(_ word: Int) -> Bool {
    ["and", "or"].contains(words[word]) && Self.verbs.contains(words[word + 1])
      && Self.persons.contains(words[word + 2])
  }

  /// Whether it says "you", of nobody else, and not to somebody who looks on.
  var speaksToThePerson: Bool {
    text.contains("?") && words.contains { Self.second.contains($0) || $0.hasPrefix("you'") }
      && !words.contains { Self.third.contains($0) || Self.lookingOn.contains($0) }
  }

  /// Papers and money that are asked for.
  var papers: String? {
    guard text.contains("?") else { return nil }
    return Self.papers.first { paper in words.indices.contains { isSaid(paper, at: $0) } }
      .map { $0.joined(separator: " ") }
  }

  /// Also in the plural.
  private func isSaid(_ parts: [Substring], at start: Int) -> Bool {
    let said = words[start...].prefix(parts.count)
    return said.count == parts.count && zip(said, parts).allSatisfy { $0 == $1 || $0 == $1 + "s" }
  }

  private static let second: Set<Substring> = ["you", "your", "yours", "yourself"]
  private static let third: Set<Substring> = [
    "they", "them", "their", "themselves", "he", "she", "him", "her", "his", "someone", "somebody",
    "anyone", "anybody",
  ]
  private static let lookingOn: Set<Substring> = [
    "see", "saw", "seen", "hear", "heard", "tell", "told", "called", "rang",
  ]
  private static let verbs: Set<Substring> = [
    "am", "are", "is", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could",
    "will", "would", "shall", "should", "may", "might", "must",
  ]
  private static let persons: Set<Substring> = [
    "i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "anyone", "anybody",
    "someone", "somebody", "your", "their", "his", "her",
  ]
  /// Section A 9 of the domain notes: identity, insurance, immigration, social security numbers and
  /// warrants.
  private static let papers = [
    "warrant", "insurance", "insured", "immigration", "immigrant", "social security", "passport",
    "citizen", "citizenship", "visa", "green card", "papers", "probation", "parole",
    "criminal record", "date of birth", "full name", "last name", "surname", "legal name",
  ].map { $0.split(separator: " ") }
}
