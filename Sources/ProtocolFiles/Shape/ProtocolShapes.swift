// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The shapes of a protocol file; `protocols/FORMAT.md` says what each key means.
extension Shape {
  static let protocolFile = Shape(
    name: "a protocol",
    keys: [
      .needed("protocol"), .needed("format", .format), .needed("title"), .needed("version"),
      .needed("language"), .optional("use when"), .needed("outcomes", .list(.text, atLeast: 1)),
      .optional("sources", .textsByKey), .optional("review", .map(review)),
      .optional("keeps", .word(["no identity"])),
      .needed("steps", .list(.kinds("step", stepKinds), atLeast: 1)),
    ])

  /// An overlay of words in another language.
  static let translationFile = Shape(
    name: "a translation",
    keys: [
      .needed("translation"), .needed("format", .format), .needed("language"),
      .optional("review", .map(review)), .needed("words", .mapsByKey(translatedWords)),
    ])

  private static let translatedWords = Shape(
    name: "an entry", keys: [.needed("from", .lines), .needed("to", .lines)])

  private static let review = Shape(
    name: "a review", keys: [.needed("by"), .needed("on"), .needed("due")])

  static let stepKinds: [Shape] = [
    step("section", []),
    Shape(
      name: "an \"ask\"", keys: [.needed("ask")] + question + stepKeys, choices: [answerKinds]),
    step("tell", [.needed("say", .lines)]),
    step(
      "do",
      [.needed("text"), .optional("shows", .texts), .optional("tell receivers", .word(["yes"]))]),
    step("decide", [.needed("rules", .list(.kinds("row", decideRows), atLeast: 1))]),
    step(
      "score",
      [
        .needed("items", .list(.text, atLeast: 1)),
        .optional("missing", .word(["refuse", "zero", "prorate"])),
        .needed("bands", .list(.map(band), atLeast: 1)),
      ]),
    step("offer", [], value: .list(.text, atLeast: 1)),
    step("offer all", [], value: .list(.text, atLeast: 1)),
    step("consent", [.needed("say", .lines), .optional("limit")]),
    step("wait", [.needed("for"), .optional("go"), .optional("at most")]),
    step(
      "run",
      [
        .optional("about", .word(["person", "caller"])),
        .needed("outcomes", .list(.pair(.next), atLeast: 1)),
      ]),
    step("handoff", [.optional("receiver"), .optional("kinds", .texts)]),
    step("promise", [.needed("text"), .needed("owner"), .needed("due")]),
    step(
      "agree",
      [
        .needed("text"), .needed("lines", .list(.map(planLine), atLeast: 1)),
        .optional("may be said"), .optional("whom not to call"),
      ]),
    step("end", []),
  ]

  private static func step(_ kind: String, _ keys: [Key], value: ValueShape = .text) -> Shape {
    let article = "aeiou".contains(kind.prefix(1)) ? "an" : "a"
    return Shape(
      name: "\(article) \"\(kind)\"", keys: [.needed(kind, value)] + keys + stepKeys)
  }

  private static let stepKeys: [Key] = [
    .optional("when"), .optional("id"), .optional("source"),
  ]

  private static let question: [Key] = [
    .optional("label"), .optional("say", .lines), .optional("confirm"), .optional("ways", .texts),
    .optional("third party"), .optional("younger"), .optional("why"), .optional("if asked"),
    .optional("choices", choiceList), .optional("many of", choiceList),
    .optional(
      "answer", .word(["yes or no", "text", "time", "place", "phone", "name to use"])),
    .optional("scale", .map(scale)), .optional("number", .map(number)), .optional("text"),
    .optional("raises danger", .texts), .optional("holds for"), .needed("secret kind"),
    .optional("about", .word(["caller"])),
    .optional("evidence", .word(["ask", "saw", "heard", "told", "guessed"])),
    .optional("sticky", .texts),
    .optional("confirm if changed", .texts), .optional("ask afresh", .word(["every time"])),
    .optional("marks", .texts), .optional("yes or no"), .optional("not in yes or no mode"),
  ]

  private static let answerKinds = KeyChoice(
    keys: ["choices", "many of", "answer", "scale", "number"], isNeeded: true, instead: "text")

  private static let choiceList = ValueShape.list(.labelled(choice), atLeast: 1, atMost: 7)

  private static let choice = Shape(
    name: "a choice",
    keys: [
      .optional("as yes or no"), .optional("confirm"), .optional("go"), .optional("end"),
      .optional("run"), .optional("points"), .optional("lowers", .word(["yes"])),
    ],
    choices: [KeyChoice(keys: ["go", "end"], isNeeded: false)])

  private static let scale = Shape(
    name: "a scale",
    keys: [.needed("from"), .needed("to"), .optional("low"), .optional("high")])

  private static let number = Shape(
    name: "a number", keys: [.needed("unit"), .needed("from"), .needed("to")])

  private static let decideRows = [
    Shape(name: "a row", keys: [.needed("if"), .needed("gives"), .needed("because")]),
    Shape(name: "the last row", keys: [.needed("otherwise"), .needed("because")]),
  ]

  private static let band = Shape(
    name: "a band",
    keys: [.needed("id"), .needed("from"), .needed("to"), .optional("label")])

  private static let planLine = Shape(
    name: "a line of a plan", keys: [.needed("do"), .optional("after"), .optional("who")])
}
