// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A library whose shape is right: what people read, and the flat flow that runs.
///
/// Only the shape pass can make one, so whoever holds it knows that every name resolves, every
/// jump lands and every condition is typed.
package final class CheckedLibrary: Sendable {
  package let id: String
  package let title: String
  /// The protocol that a call begins with, by its position in the flow.
  package let opensWith: Int
  package let protocols: [CheckedProtocol]
  /// What people read at each step; neighbours of `flow.steps`, position by position.
  package let steps: [CheckedStep]
  package let flow: Flow
  /// For each step of the flow.
  package let stops: [Stop]
  package let translations: [Translation]
  package let variables: VariableTable
  package let vocabulary: Vocabulary
  package let facts: [Fact]
  package let findings: [Finding]
  package let scores: [Score]
  package let responders: [Responder]
  package let receivers: [Receiver]
  package let consents: [Titled]
  package let exceptions: [ReleaseException]
  package let plans: [Plan]
  package let alarms: [Alarm]
  package let theyAsk: [CallerQuestion]
  package let roles: [Role]
  package let marks: [FactMark]
  package let policy: Policy
  package let watched: WatchedRules
  /// How everything stands at the start of a call: two parties, nothing known but what the centre
  /// itself settles.
  package let begun: Table
  /// For each fact, the first step that asks it: its wording serves wherever it is asked.
  package let askingStep: [Int?]

  /// For each fact, the facts that it is asked again after, once they have changed.
  package let confirmIfChanged: [[Int]]

  private let factIndices: [String: Int]
  /// What it was made of.
  private let parts: Parts

  init(parts: Parts) {
    self.parts = parts
    let factIndices = Dictionary(
      parts.facts.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    self.factIndices = factIndices
    confirmIfChanged = parts.facts.map { $0.confirmIfChanged.compactMap { factIndices[$0] } }
    id = parts.id
    title = parts.title
    opensWith = parts.opensWith
    protocols = parts.protocols
    steps = parts.steps
    flow = parts.flow
    stops = parts.flow.steps.map(Stop.init)
    translations = parts.translations
    variables = parts.variables
    vocabulary = parts.vocabulary
    facts = parts.facts
    findings = parts.findings
    scores = parts.scores
    responders = parts.responders
    receivers = parts.receivers
    consents = parts.consents
    exceptions = parts.exceptions
    plans = parts.plans
    alarms = parts.alarms
    theyAsk = parts.theyAsk
    roles = parts.roles
    marks = parts.marks
    policy = parts.policy
    var begun = Table(parts.variables)
    begun.addParty()
    self.begun = begun
    watched = WatchedRules(parts.policy, factCount: parts.facts.count, begunWith: begun)
    askingStep = parts.askingStep
  }

  /// The same with one rule more, for a proof that is to show a call which breaks it.
  package func watching(_ rule: PolicyRule) -> CheckedLibrary {
    var parts = parts
    parts.policy.rules.append(rule)
    return CheckedLibrary(parts: parts)
  }

  /// The position of a choice among a fact's values; nil where it is none of them.
  package func choice(_ id: String, of fact: Int) -> Int? {
    if case .many = facts[fact].answers { return nil }
    return facts[fact].answers.valueIndex(of: id)
  }

  package func factIndex(_ id: String) -> Int? { factIndices[id] }
  package func findingIndex(_ id: String) -> Int? { findings.firstIndex { $0.id == id } }
  package func responderIndex(_ id: String) -> Int? { responders.firstIndex { $0.id == id } }
  package func consentIndex(_ id: String) -> Int? { consents.firstIndex { $0.id == id } }
  package func planIndex(_ id: String) -> Int? { plans.firstIndex { $0.id == id } }
  package func protocolIndex(_ id: String) -> Int? { protocols.firstIndex { $0.id == id } }

  /// What people call a responder; an id that is none stays as it is.
  package func title(ofResponder id: String) -> String {
    responderIndex(id).map { responders[$0].title } ?? id
  }

  /// What a protocol tells, by the id of each tell.
  package func tells(of protocolIndex: Int) -> [String] {
    flow.protocols[protocolIndex].steps.compactMap(tell(at:))
  }

  /// The tell that a step says; nil where it says none.
  package func tell(at step: Int) -> String? {
    if case .tell(let id) = steps[step].detail { return id }
    return nil
  }

  /// The rows that decide a finding; none where no step does.
  package func rows(of finding: Int) -> [FlowRule] {
    for step in flow.steps {
      if case .decide(finding, let rules) = step.act { return rules }
    }
    return []
  }
}

/// What the shape pass gathers before a library may be called checked.
struct Parts {
  var id = ""
  var title = ""
  var opensWith = 0
  var protocols: [CheckedProtocol] = []
  var steps: [CheckedStep] = []
  var flow = Flow(protocols: [], steps: [])
  var translations: [Translation] = []
  var variables = VariableTable()
  var vocabulary = Vocabulary()
  var facts: [Fact] = []
  var findings: [Finding] = []
  var scores: [Score] = []
  var responders: [Responder] = []
  var receivers: [Receiver] = []
  var consents: [Titled] = []
  var exceptions: [ReleaseException] = []
  var plans: [Plan] = []
  var alarms: [Alarm] = []
  var theyAsk: [CallerQuestion] = []
  var roles: [Role] = []
  var marks: [FactMark] = []
  var policy = Policy(id: "")
  var askingStep: [Int?] = []
}

/// The variables behind names, by number.
package struct VariableTable: Equatable, Sendable {
  package private(set) var count = 0
  /// Variables that belong to the call and not to one of its parties.
  package private(set) var isOfCall: [Bool] = []
  /// Values the centre itself settles (`settings:`), known for sure in every call.
  package var fixed: [Variable: Cell] = [:]

  /// The first of `width` new variables.
  mutating func add(_ width: Int = 1, ofCall: Bool = false) -> Variable {
    defer {
      count += width
      isOfCall += Array(repeating: ofCall, count: width)
    }
    return Variable(Int32(count))
  }
}
