// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Choices that fit a prompt: keys 1 to 7; 8, 9 and 0 mean the same on every question.
  static let choiceBudget = 7

  /// Gathers every fact that any step asks; names are shared by the whole library.
  mutating func readFacts() {
    for (file, step) in writtenSteps {
      guard case .ask(let question) = step.kind else { continue }
      readFact(question, in: file)
    }
    parts.askingStep = Array(repeating: nil, count: parts.facts.count)
  }

  private mutating func readFact(_ question: QuestionDraft, in file: Int) {
    checkIDs([question.fact], called: "fact", isValue: true)
    guard let kind = secretKindOf(question), let answers = answerKind(of: question) else { return }
    checkWording(of: question)
    var fact = Fact(id: question.fact.value, answers: answers, secretKind: kind)
    fact.label = label(of: question)
    fact.evidence = question.evidence
    fact.isAboutCaller = question.isAboutCaller
    fact.asksAfresh = question.asksAfresh
    fact.marks = question.marks.map(\.value)
    let marks = draft.marks.map(\.name.id.value)
    for mark in question.marks { _ = position(of: mark, among: marks, called: "mark") }
    fact.confirmIfChanged = question.confirmIfChanged.map(\.value)
    fact.holdsForMilliseconds = question.holdsFor.flatMap { milliseconds($0) }
    fact.sticky = Set(question.sticky.compactMap { value(of: $0, in: answers) })
    fact.graveness = graveness(question.raisesDanger, in: answers)
    keep(fact, from: question)
  }

  private mutating func keep(_ fact: Fact, from question: QuestionDraft) {
    guard let known = parts.facts.firstIndex(where: { $0.id == fact.id }) else {
      parts.facts.append(fact)
      return
    }
    guard parts.facts[known].answers.isSame(as: fact.answers) else {
      complain(
        .factsDiffer, "\"\(fact.id)\" is asked elsewhere with other answers.", at: question.fact,
        help: "Give the same answers in the same order, or use another name.")
      return
    }
    guard parts.facts[known].isAboutCaller == fact.isAboutCaller else {
      complain(
        .factsDiffer, "\"\(fact.id)\" is about the caller in one place, and not in another.",
        at: question.fact, help: "Write \"about: caller\" wherever it is asked, or nowhere.")
      return
    }
    let evidence = parts.facts[known].evidence
    guard evidence == fact.evidence || evidence == .unsaid || fact.evidence == .unsaid else {
      complain(
        .factsDiffer, "\"\(fact.id)\" says elsewhere otherwise how it is known.",
        at: question.fact, help: "Write the same \"evidence:\" wherever it is asked.")
      return
    }
    if evidence == .unsaid { parts.facts[known].evidence = fact.evidence }
    keepLabel(of: fact, from: question, at: known)
    keepFreshness(of: fact, from: question, at: known)
    keepDanger(of: fact, from: question, at: known)
    parts.facts[known].marks += fact.marks.filter { !parts.facts[known].marks.contains($0) }
    parts.facts[known].sticky.formUnion(fact.sticky)
  }

  private mutating func secretKindOf(_ question: QuestionDraft) -> SecretKind? {
    if let written = question.secretKind { return secretKind(written) }
    complain(
      .secretKind, "\"\(question.fact.value)\" does not say what kind of secret it is.",
      at: question.fact,
      help: "Add \"secret kind: none\", or the kind that fits; it decides who may read it.")
    return nil
  }

  private mutating func answerKind(of question: QuestionDraft) -> AnswerKind? {
    switch question.answers {
    case .choices(let written): return choices(written, of: question).map(AnswerKind.choices)
    case .many(let written): return choices(written, of: question).map(AnswerKind.many)
    case .yesOrNo: return .yesOrNo
    case .scale(let from, let to):
      return range(from, to).map { .scale(from: $0.lowerBound, to: $0.upperBound) }
    case .number(let unit, let from, let to):
      return range(from, to).map {
        .number(unit: unit.value, from: $0.lowerBound, to: $0.upperBound)
      }
    case .text: return .text
    case .time: return .time
    case .place: return .place
    case .phone: return .phone
    case .nameToUse: return .nameToUse
    }
  }

  private mutating func range(_ from: Placed<String>, _ to: Placed<String>) -> ClosedRange<Int>? {
    guard let low = number(from), let high = number(to) else { return nil }
    guard low < high else {
      complain(.number, "The range must rise: \(low) is not below \(high).", at: to)
      return nil
    }
    return low...high
  }

  private mutating func choices(
    _ written: [ChoiceDraft], of question: QuestionDraft
  ) -> [Choice]? {
    checkIDs(written.map(\.id), called: "choice")
    guard written.count >= 2, written.count <= Self.choiceBudget else {
      complain(
        .tooMany,
        "\"\(question.fact.value)\" has \(written.count) choices; a prompt holds 2 to 7.",
        at: question.fact, help: "Split the question, or join choices that lead to the same.")
      return nil
    }
    return written.map { choice in
      Choice(
        id: choice.id.value, label: choice.label.value, asYesOrNo: choice.asYesOrNo?.value,
        points: choice.points.flatMap { number($0) }, lowers: choice.lowers)
    }
  }

  private mutating func value(of text: Placed<String>, in answers: AnswerKind) -> Int? {
    position(of: text, among: answers.valueIDs, called: "answer")
  }

  /// The first listed is the gravest; unlisted ones are equal and mildest.
  private mutating func graveness(_ worstFirst: [Placed<String>], in answers: AnswerKind) -> [Int] {
    var graveness = Array(repeating: 0, count: answers.valueIDs.count)
    for (rank, text) in worstFirst.enumerated() {
      guard let index = value(of: text, in: answers) else { continue }
      graveness[index] = worstFirst.count - rank
    }
    return graveness
  }

  private mutating func checkWording(of question: QuestionDraft) {
    if let confirm = question.confirm, !confirm.value.contains("{answer}") {
      complain(
        .confirmWithoutAnswer, "This confirm wording never says the answer back.", at: confirm,
        help: "Put {answer} where the answer is to be said.")
    }
    guard question.yesOrNoWording == nil, question.notInYesOrNoMode == nil else { return }
    guard !question.answers.canBeYesOrNo else { return }
    complain(
      .yesOrNoWording,
      "\"\(question.fact.value)\" cannot be asked of someone who can only say "
        + "yes or no.", at: question.fact,
      help: "Add \"yes or no:\" with such a wording, or \"not in yes or no mode:\" with a reason.")
  }
}

extension AnswersDraft {
  /// Yes or no already, or every choice has a wording that is.
  fileprivate var canBeYesOrNo: Bool {
    switch self {
    case .yesOrNo: true
    case .choices(let choices), .many(let choices): choices.allSatisfy { $0.asYesOrNo != nil }
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: false
    }
  }
}

extension AnswerKind {
  /// The same kind with the same values in the same order; labels may differ.
  fileprivate func isSame(as other: AnswerKind) -> Bool {
    switch (self, other) {
    case (.choices(let left), .choices(let right)), (.many(let left), .many(let right)):
      left.map(\.id) == right.map(\.id)
    default: self == other
    }
  }
}
