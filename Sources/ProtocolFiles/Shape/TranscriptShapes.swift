// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Training

/// The shapes of a transcript: a call as written down, what is done with it, what must come of it.
extension Shape {
  static let transcriptFile = Shape(
    name: "a transcript",
    keys: [
      .needed("transcript"), .needed("format", .format), .needed("title"), .needed("origin"),
      .needed("rights"), .optional("content note"), .optional("turns", .list(.map(turn))),
      .needed("acts", .list(.kinds("act", actKinds), atLeast: 1)),
      .optional("expect", .list(.kinds("expectation", expectationKinds))),
      .optional("must not", .texts),
    ])

  private static let turn = Shape(
    name: "a turn",
    keys: [
      .needed("who", .word(Turn.Speaker.allCases.map(\.rawValue))), .needed("at"),
      .needed("says"),
    ])

  private static let actKinds = TranscriptAct.Kind.allCases.map { kind in
    Shape(name: "an act", keys: [.needed(kind.rawValue)] + actKeys)
  }

  private static let actKeys: [Key] = [
    .optional("at turn"), .optional("value", .lines),
    .optional("evidence", .word(["saw", "heard", "told", "guessed", "from a record"])),
    .optional("doubtful", .word(["yes"])), .optional("quote"), .optional("because"),
    .optional("refused", .word(["yes"])),
  ]

  private static let expectationKinds = Expectation.Kind.allCases.map { kind in
    Shape(name: "an expectation", keys: [.needed(kind.rawValue), .optional("is")])
  }
}
