// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Verification

/// What a diagnostic's code means, for whoever asks after reading one.
func explanation(of code: String) -> String? {
  if let rule = DefaultRule.allCases.first(where: { $0.code == code }) {
    return "Every library keeps \(rule.rawValue): \(rule.meaning)"
  }
  if let shape = ShapeCode(rawValue: code) { return shape.explanation }
  if let advice = AdviceCode(rawValue: code) { return advice.explanation }
  if ReadingCode(rawValue: code) != nil {
    return "The file cannot be read as it stands. The message says where, and what to write."
  }
  switch code {
  case "PR101":
    return "Some call breaks a rule of the policy. The shortest one is told prompt by prompt; "
      + "the engine has made it before it is shown."
  case "PR102":
    return "Two persons who are alike but for what must not matter fare differently."
  case "PR201":
    return "The checker could not show that a rule holds, nor a call that breaks it. Each live "
      + "call still watches it."
  case "PR202": return "The tables of the library outgrew what the checker may use."
  case "PR203":
    return "No call comes to where the rule begins and its condition holds, so that it guards "
      + "nothing: most often a condition that says two things at once which never meet."
  case "PR401": return "An earlier row takes every call that this one would, so it says nothing."
  case "PR402": return "No answers bring this step: its condition never holds."
  case "PR403":
    return "The walk of the protocol never comes to this step: it ends before, or jumps over it."
  case "PR404":
    return "No row gives this level, so that only a counsellor who raises it can bring it."
  case "PR406":
    return "No step, level or score reads the answer, and no receiver holds its secret kind: a "
      + "caller would be asked for nothing."
  case "PR405": return "The condition says nothing: the step is due whatever was answered."
  default: return nil
  }
}

extension ShapeCode {
  fileprivate var explanation: String {
    switch self {
    case .illegalID: "An id is small letters, digits and hyphens, and begins with a letter."
    case .repeatedID: "Two things of one kind have the same id; a jump could not tell them apart."
    case .reservedID: "An id is a word that conditions use, and would be taken for it."
    case .unknownName: "A name stands for nothing in the library."
    case .condition: "A condition does not follow the grammar, or tests what a fact cannot be."
    case .factsDiffer:
      "One fact is asked in two places, with other answers, another time to hold, or other danger."
    case .tooMany: "A list is longer than keys, or the checker, can serve."
    case .duration: "A length of time is a number with seconds, minutes, hours or days."
    case .number: "A whole number was expected."
    case .secretKind: "Each fact says what kind of secret it is, or none."
    case .unknownWord: "A key takes one of a few words, and this is none of them."
    case .outcome: "A protocol's outcomes and what follows them do not match."
    case .decision: "A table of levels lacks its last row, or another decides the same finding."
    case .endlessLoop:
      "A wait that goes back needs a limit, and a run that goes back a question on the way."
    case .recursion: "A protocol would run itself."
    case .confirmWithoutAnswer: "A confirming wording says what was answered, with {answer}."
    case .yesOrNoWording: "In yes-or-no mode each choice needs a question of its own."
    case .bands: "The bands of a score leave a gap or overlap."
    case .missing: "Something that is needed is not there."
    case .rule: "A rule of the policy does not follow the grammar, or names what it cannot."
    case .label:
      "A label is a short name for whoever reads a record: it asks nothing and speaks to nobody."
    case .translationUnknown:
      "A translation has words for a step, a choice or a text that is not there."
    case .translationMissing: "A step has no words in this language."
    case .translationStale: "The words were changed since they were translated."
    case .translationLanguage: "A language is written as a tag such as es or pt-BR."
    case .supportHours: "Opening hours are written as days and times."
    case .supportKind: "A place is of a kind that no responder offers."
    }
  }
}

extension AdviceCode {
  fileprivate var explanation: String {
    switch self {
    case .labelMissing:
      "A yes, a no or a number says nothing by itself. Without a label the record puts the "
        + "question before it, in words that were meant for the caller."
    case .notADate: "A day is written as year, month and day, such as 2026-11-30."
    case .reviewOverdue:
      "The day by which somebody was to look at these words again is past. Calls go on as before."
    case .translationOlder:
      "The protocol was reviewed after its translation. Words that changed since are stale and not "
        + "said; what changed around them is for somebody who speaks both to see."
    case .hardToRead:
      "Words for the caller should be those of grade 6 to 8 at school. The grade counts words in a "
        + "sentence and syllables in a word; it knows nothing of sense, so read it aloud too."
    case .longToSay:
      "What is said at once should be heard in about fifteen seconds: after that the caller has "
        + "lost the beginning, and could not stop you."
    case .twoQuestions:
      "One question each: whoever is in distress answers one of two, and nobody knows which. It is "
        + "seen by a second question mark, or by a second verb after \"and\" or \"or\"."
    case .asksForPapers:
      "Nobody needs a name, papers, insurance or a clean record to get help, and nobody's right to "
        + "be in a country is asked about at all."
    case .noThirdPartyWords:
      "A question that says \"you\" means the person. Where somebody calls about another it is put "
        + "in its third-party words; a step whose condition names the caller is left alone."
    case .namesBesideViolence:
      "Who somebody is does not stand beside what was done to them: a protocol that asks about "
        + "sexual or domestic violence asks for no name, or says \"keeps: no identity\"."
    case .noReason:
      "A question without a reason is not worth a caller's answer. \"?\" shows \"why:\" to the "
        + "counsellor, and \"if asked:\" what to say to a caller who wants to know."
    }
  }
}

/// A form of rule, or a rule that holds without being written, with its examples.
func manual(ofRule name: String) -> String? {
  let form = RuleManuals.forms.first { $0.name == name }?.manual
  let rule = DefaultRule(rawValue: name)
  guard let manual = form ?? rule.map(RuleManuals.manual) else { return nil }
  var text = rule.map { "\($0.code) \(name): \($0.meaning)\n" } ?? "\(name)\n"
  for example in manual.examples {
    text += "\n\(example.verdict == .right ? "Right" : "Wrong"): \(example.because)\n"
    text += indented(example.rule) + indented(example.steps)
    if let table = example.table { text += indented(table) }
  }
  return text
}

/// A rule of the library's policy, as it is written, and where.
func writtenRule(_ name: String, in files: [SourceFile]) -> String? {
  let reading = readLibrary(files)
  guard let rule = reading.draft?.policy?.rules.first(where: { $0.id.value == name }),
    let file = files.first(where: { $0.path == rule.id.place.file })
  else { return nil }
  let place = rule.id.place
  let form = rule.clauses.lazy.map(\.key.value).first { RuleKey(rawValue: $0)?.isForm == true }
  let lines = String(decoding: file.bytes, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let next = lines.dropFirst(place.line).firstIndex { $0.contains("- id:") } ?? lines.endIndex
  let written = lines[(place.line - 1)..<next].filter { line in
    line.contains { !$0.isWhitespace } && line.first { !$0.isWhitespace } != "#"
  }.joined(separator: "\n")
  let more = form.map { "\nWhat its form means: steady protocol explain \($0)" } ?? ""
  return "\(place.file), line \(place.line)\n" + indented(written) + more
}

private func indented(_ lines: String) -> String {
  lines.split(separator: "\n").map { "    \($0)\n" }.joined()
}
