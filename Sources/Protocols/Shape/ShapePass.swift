// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Checks the shape of a library as written: every name resolves, every jump lands, every
/// condition is typed. What holds over all paths is proved elsewhere.
///
/// All complaints come back at once, in file order. The library comes back only when there is no
/// error among them.
package func checkShape(
  of draft: LibraryDraft
) -> (library: CheckedLibrary?, diagnostics: [Diagnostic]) {
  var pass = ShapePass(draft: draft)
  pass.run()
  let diagnostics = pass.diagnostics.enumerated()
    .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    .map(\.element)
  let hasError = diagnostics.contains { $0.severity == .error }
  return (hasError ? nil : CheckedLibrary(parts: pass.parts), diagnostics)
}

/// What a shape complaint is about; codes are stable for ever.
package enum ShapeCode: String, CaseIterable, Sendable {
  case illegalID = "SH101"
  case repeatedID = "SH102"
  case reservedID = "SH103"
  case unknownName = "SH104"
  case condition = "SH105"
  case factsDiffer = "SH106"
  case tooMany = "SH107"
  case duration = "SH108"
  case number = "SH109"
  case secretKind = "SH110"
  case unknownWord = "SH111"
  case outcome = "SH112"
  case decision = "SH113"
  case endlessLoop = "SH114"
  case recursion = "SH115"
  case confirmWithoutAnswer = "SH116"
  case yesOrNoWording = "SH117"
  case bands = "SH118"
  case missing = "SH119"
  case rule = "SH120"
  case label = "SH121"
  case translationUnknown = "TR101"
  case translationMissing = "TR102"
  case translationStale = "TR103"
  case translationLanguage = "TR104"
  case supportHours = "SP101"
  case supportKind = "SP102"
}

/// One run of the pass: fills the parts of a library, in the order in which they need each other.
struct ShapePass {
  let draft: LibraryDraft
  var parts = Parts()
  var diagnostics: [Diagnostic] = []
  /// Comparisons per name, gathered before any condition is typed: they cut numbers into cells.
  var comparisons: [String: [Comparison]] = [:]
  var agoComparisons: [String: [Comparison]] = [:]
  var namesWithHistory: Set<String> = []
  /// The rule whose clauses are being read.
  var ruleBeingRead: Clauses?
  /// Findings that already have their one `decide`.
  var decided: Set<Int> = []

  /// Every step with its protocol, in their order.
  let writtenSteps: [(protocolIndex: Int, step: StepDraft)]
  /// Every step at which something is to be done.
  let things: [String]
  /// Every tell: the steps, and what callers ask.
  let tells: [String]

  init(draft: LibraryDraft) {
    self.draft = draft
    writtenSteps = draft.protocols.enumerated().flatMap { index, written in
      written.steps.map { (index, $0) }
    }
    things = writtenSteps.compactMap { _, step in
      if case .instruct = step.kind { step.id.value } else { nil }
    }
    tells =
      writtenSteps.compactMap { _, step in
        if case .tell(let id, _) = step.kind { id.value } else { nil }
      } + draft.theyAsk.map(\.id.value)
  }

  mutating func run() {
    gatherComparisons()
    readLibraryParts()
    readFacts()
    readFactsOfReceivers()
    readScoresAndPlans()
    nameEverything()
    readSteps()
    noteReading()
    readAlarms()
    readPolicy()
    refuseRecursion()
    refuseSilentLoops()
    readTranslations()
  }

  mutating func complain(
    _ code: ShapeCode, _ headline: String, at place: Place, length: Int = 1,
    onACall: String? = nil, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, headline: headline, place: place, length: length, onACall: onACall,
        help: help))
  }

  mutating func complain(
    _ code: ShapeCode, _ headline: String, at value: Placed<String>, help: String? = nil
  ) {
    complain(
      code, headline, at: value.place, length: max(1, value.value.unicodeScalars.count),
      help: help)
  }

  /// The position of a name among others, or a complaint that names the nearest.
  mutating func position(
    of name: Placed<String>, among ids: [String], called what: String
  ) -> Int? {
    if let index = ids.firstIndex(of: name.value) { return index }
    let meant = nearest(to: name.value, among: ids).map { "Did you mean \"\($0)\"?" }
    let help = [missing(name.value, called: what), meant].compactMap { $0 }
      .joined(separator: " ")
    complain(
      .unknownName, "There is no \(what) \"\(name.value)\".", at: name,
      help: help.isEmpty ? nil : help)
    return nil
  }

  /// Complains of ids that are not legal, are reserved or stand twice.
  mutating func checkIDs(_ ids: [Placed<String>], called what: String, isValue: Bool = true) {
    diagnostics += idComplaints(ids, called: what, isValue: isValue)
  }

  /// A whole number, or a complaint.
  mutating func number(_ text: Placed<String>) -> Int? {
    if let number = Int(text.value) { return number }
    complain(.number, "\"\(text.value)\" is not a whole number.", at: text)
    return nil
  }

  mutating func milliseconds(_ text: Placed<String>) -> Int64? {
    if let length = durationMilliseconds(text.value) { return length }
    complain(
      .duration, "\"\(text.value)\" is not a length of time.", at: text,
      help: "Write a whole number and a unit, such as \"10 minutes\".")
    return nil
  }

  mutating func kinds(_ words: [Placed<String>]) -> [SecretKind] {
    var kinds: [SecretKind] = []
    for word in words {
      if let kind = secretKind(word) { kinds.append(kind) }
    }
    return kinds
  }

  mutating func secretKind(_ word: Placed<String>) -> SecretKind? {
    if let kind = SecretKind(rawValue: word.value) { return kind }
    let all = SecretKind.allCases.map(\.rawValue)
    let help = nearest(to: word.value, among: all).map { "Did you mean \"\($0)\"?" }
    complain(
      .secretKind, "\"\(word.value)\" is not a secret kind.", at: word,
      help: help ?? "Use one of: " + all.joined(separator: ", ") + ".")
    return nil
  }
}
