// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Training

/// The shapes of a transcript: a call as written down, what is done with it, what must come of it.
extension Shape {
  static let transcriptFile = Shape(
    name: "a transcript",
    keys: [
      .needed("transcript"), .needed("format", .format), .needed("title"), .optional("about"),
      .optional("protocol"), .needed("origin"), .needed("rights"), .optional("content note"),
      .optional("turns", .list(.map(turn))),
      .needed("acts", .list(.kinds("act", actKinds), atLeast: 1)),
      .optional("expect", .list(.kinds("expectation", expectationKinds))),
      .optional("must not", .texts),
    ])

  private static let turn = Shape(
    name: "a turn",
    keys: [
      .needed("who", .word(Turn.Speaker.allCases.map(\.rawValue))), .needed("at"),
      .needed("says"), .optional("only if asked", .texts),
    ])

  private static let actKinds = TranscriptAct.Kind.allCases.map { kind in
    Shape(
      name: "an act \"\(kind.rawValue)\"",
      keys: [.needed(kind.rawValue)] + keys(of: kind) + everyAct)
  }

  /// Keys that go with every act: when, whether it must be refused, and how practice judges it.
  private static let everyAct: [Key] = [
    .optional("at turn"), .optional("refused", .word(["yes"])), .optional("by"),
    .optional("why"), .optional("due"),
    .optional("weight", .word(TranscriptAct.Weight.allCases.map(\.rawValue))),
  ]

  private static func keys(of kind: TranscriptAct.Kind) -> [Key] {
    switch kind {
    case .answer, .told, .now, .other: statement
    case .wrong: statement + [.optional("because")]
    case .offer: [.needed("value"), .optional("step"), .optional("because")]
    case .consent: [.needed("value", .lines), .optional("quote")]
    case .agree: [.optional("value", .word(["yes", "no"]))]
    case .handoff: [.optional("value", .lines), .optional("because")]
    case .skip, .notDone, .outside, .switchTo, .standDown: [.needed("because")]
    case .raise: [.needed("value")]
    case .lower: [.needed("value", .lines), .needed("because")]
    case .readBack: [.needed("value", .lines), .optional("because")]
    case .keep, .said, .done, .waited, .promise, .leaveOut, .play, .speaker, .also, .alarm,
      .leaveAlarm, .theirs, .note, .quote, .theyAsk, .wish, .undo, .suspend, .resume, .close:
      []
    }
  }

  private static let statement: [Key] = [
    .needed("value", .lines), .optional("accept", .texts),
    .optional("evidence", .word(["saw", "heard", "told", "guessed", "from a record"])),
    .optional("doubtful", .word(["yes"])), .optional("quote"),
  ]

  private static let expectationKinds = Expectation.Kind.allCases.map { kind in
    Shape(
      name: "an expectation \"\(kind.rawValue)\"", keys: [.needed(kind.rawValue)] + keys(of: kind))
  }

  private static func keys(of kind: Expectation.Kind) -> [Key] {
    switch kind {
    case .knows, .level, .consent: [.needed("is")]
    case .offered: [.optional("is")]
    case .visits, .neverVisits, .notKnown, .forSure, .notForSure, .disputed, .setAside,
      .neverOffered, .promised, .handoffs, .told, .ending, .asks, .recordSays, .recordNeverSays:
      []
    }
  }
}
