// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What people read of one protocol.
package struct CheckedProtocol: Equatable, Sendable {
  package var id: String
  package var title: String
  package var version: String
  package var language: String
  package var useWhen: String?
  package var reviewDue: String?
  /// Identifying words of the call are destroyed at close.
  package var keepsNoIdentity: Bool
  package var sources: [String: String]
}

/// What people read at one step.
package struct CheckedStep: Equatable, Sendable {
  package var id: String
  package var protocolIndex: Int
  /// The title of the section it stands in; nil before the first.
  package var section: String?
  package var wording: Wording
  /// The author's condition, in words, for "why is this asked".
  package var condition: String?
  package var source: String?
  package var detail: StepDetail
  /// Whether a receiver is to know that it could not be done.
  package var tellsReceivers = false
  /// Where the author wrote it.
  package var place: Place
}

/// The words of a step, each in the author's own wording.
package struct Wording: Equatable, Sendable {
  package var say: [String] = []
  package var confirm: String?
  package var ways: [String] = []
  package var thirdParty: String?
  package var younger: String?
  package var why: String?
  package var ifAsked: String?
  package var hint: String?
  package var yesOrNo: String?
  package var notInYesOrNoMode: String?
  package var low: String?
  package var high: String?
  /// For each choice, its own confirm sentence.
  package var confirmChoice: [String: String] = [:]

  package init(say: [String] = []) {
    self.say = say
  }
}

/// What a step holds beside its words.
package enum StepDetail: Equatable, Sendable {
  case none
  /// The tell by its own name, whatever the step is called.
  case tell(String)
  /// For each row of a `decide`: its condition in words (nil for `otherwise`) and its reason.
  case rows([DecisionRow])
  case promise(owner: String, dueMilliseconds: Int64)
  case handoff(receiver: Int?, kinds: [SecretKind])
  case wait(milliseconds: Int64)
  /// How a limited consent is repeated.
  case limit(String)
  /// Facts, by position, that stand beside what is to be done.
  case shows([Int])
}

/// One row of a `decide`, as people read it.
package struct DecisionRow: Equatable, Sendable {
  package var condition: String?
  package var because: String
  /// Facts that the row reads, by position in the library.
  package var facts: [Int]
}
