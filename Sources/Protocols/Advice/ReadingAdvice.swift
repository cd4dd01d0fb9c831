// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Words for the caller that are hard to follow, or too long to hear at once. English only: the
/// formula was made for it.
func readingAdvice(on draft: LibraryDraft) -> [Diagnostic] {
  let english = draft.english
  let isEnglish = english.contains { $0.id.value == draft.opensWith.value }
  let ofLibrary =
    isEnglish ? draft.responders.compactMap(\.say) + draft.theyAsk.flatMap(\.say) : []
  let said = english.flatMap(\.steps).flatMap { $0.kind.saidToCaller } + ofLibrary
  return said.flatMap { words in
    let ease = ReadingEase(of: words.value)
    return [tooHard(words, ease), tooLong(words, ease)].compactMap { $0 }
  }
}

private func tooHard(_ words: Placed<String>, _ ease: ReadingEase) -> Diagnostic? {
  guard ease.wordCount >= ReadingEase.fewWords, ease.grade > ReadingEase.hardestGrade else {
    return nil
  }
  return Diagnostic(
    .hardToRead,
    "These words want about \(Int(ease.grade.rounded(.up))) years of school; aim at 8.",
    at: words, onACall: "Somebody in distress takes in less than on another day.",
    help: "Shorter words, and a full stop sooner.")
}

private func tooLong(_ words: Placed<String>, _ ease: ReadingEase) -> Diagnostic? {
  guard ease.wordCount > ReadingEase.mostWords else { return nil }
  return Diagnostic(
    .longToSay, "\(ease.wordCount) words are said at once; \(ReadingEase.mostWords) are many.",
    at: words, onACall: "The caller cannot answer, or stop it, until all of it was said.",
    help: "Make two steps of it, or leave out what is not needed here.")
}

/// How hard a text is to read, as the school grade of Kincaid, Fishburne, Rogers and Chissom
/// (1975, Research Branch Report 8-75, US Naval Air Station Memphis): 0.39 words a sentence and
/// 11.8 syllables a word, less 15.59.
package struct ReadingEase: Equatable, Sendable {
  package let wordCount: Int
  package let grade: Double

  /// Of fewer words the grade says little: one long word decides it.
  static let fewWords = 8
  /// The product's own measure: grade 6 to 8.
  static let hardestGrade = 8.0
  /// About fifteen seconds at the pace of somebody who speaks calmly, 150 words a minute.
  static let mostWords = 38

  package init(of text: String) {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
    let sentences = text.split { ".!?:".contains($0) }
      .filter { $0.contains(where: \.isLetter) }
    wordCount = words.count
    guard !words.isEmpty else {
      grade = 0
      return
    }
    let perSentence = Double(words.count) / Double(max(1, sentences.count))
    let syllables = words.map(Self.syllables).reduce(0, +)
    grade = 0.39 * perSentence + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  /// Groups of vowels, a silent ending aside; never none.
  private static func syllables(of word: Substring) -> Int {
    let letters = word.lowercased().filter(\.isLetter)
    guard letters.count > 3 else { return 1 }
    var sounded = Substring(letters)
    for ending in ["es", "ed", "e"] where sounded.hasSuffix(ending) {
      let before = sounded.dropLast(ending.count).last ?? "a"
      let isSilent = ending == "ed" ? !"td".contains(before) : !"laeiouy".contains(before)
      if isSilent { sounded = sounded.dropLast(ending.count) }
      break
    }
    var (count, wasVowel) = (0, false)
    for letter in sounded {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    return max(1, count)
  }
}

extension StepKindDraft {
  /// What the counsellor says to the caller at it, in the author's own order.
  fileprivate var saidToCaller: [Placed<String>] {
    switch self {
    case .ask(let question):
      question.say + question.ways
        + [question.thirdParty, question.younger, question.yesOrNoWording].compactMap { $0 }
    case .tell(_, let say), .consent(_, let say, _): say
    case .section, .instruct, .decide, .score, .offer, .wait, .run, .handoff, .promise, .agree,
      .end:
      []
    }
  }
}
