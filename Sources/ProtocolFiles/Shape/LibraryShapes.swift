// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The shapes of `library.yaml`, `policy.yaml` and `supports.yaml`.
extension Shape {
  static let libraryFile = Shape(
    name: "a library",
    keys: [
      .needed("library"), .needed("format", .format), .needed("title"), .needed("opens with"),
      .needed("protocols", .list(.text, atLeast: 1)),
      .optional("alarms", .list(.map(alarm))), .optional("findings", .list(.map(finding))),
      .optional("responders", .list(.map(responder))),
      .optional("receivers", .list(.map(receiver))),
      .optional("consents", .list(.pair(.text))),
      .optional("exceptions", .list(.map(exception))),
      .optional("marks", .list(.labelled(mark))), .optional("they ask", .list(.map(theyAsk))),
      .optional("settings", .textsByKey), .optional("roles", .list(.map(role))),
    ])

  static let policyFile = Shape(
    name: "a policy",
    keys: [
      .needed("policy"), .needed("format", .format), .needed("rules", .list(.clauses)),
    ])

  static let supportsFile = Shape(
    name: "a file of supports",
    keys: [
      .needed("supports"), .needed("format", .format), .needed("places", .list(.map(support))),
    ])

  private static let alarm = Shape(
    name: "an alarm",
    keys: [
      .needed("id"), .needed("key"), .needed("label"), .needed("protocol"),
      .needed("outcomes", .list(.pair(.word(["return", "closing", "stay"])), atLeast: 1)),
    ])

  private static let finding = Shape(
    name: "a finding",
    keys: [
      .needed("id"), .needed("title"), .needed("values", .list(.pair(.text), atLeast: 1)),
      .optional("lowering", .word(["second person"])),
    ])

  private static let responder = Shape(
    name: "a responder",
    keys: [
      .needed("id"), .needed("title"), .optional("rung"),
      .optional("law enforcement", .word(["yes"])), .optional("tell first"),
      .optional("supports", .texts), .optional("say"),
    ])

  private static let receiver = Shape(
    name: "a receiver",
    keys: [
      .needed("id"), .needed("title"), .needed("kinds", .texts), .optional("facts", .texts),
      .optional("responder"),
    ])

  private static let exception = Shape(
    name: "an exception",
    keys: [.needed("id"), .needed("title"), .needed("kinds", .texts)])

  private static let mark = Shape(name: "a mark", keys: [.optional("told early")])

  private static let theyAsk = Shape(
    name: "a question of callers",
    keys: [
      .needed("id"), .needed("question"), .needed("say", .lines), .optional("counts as"),
    ])

  private static let role = Shape(
    name: "a role",
    keys: [
      .needed("id"), .needed("title"), .needed("party"), .needed("evidence"),
      .optional("younger", .word(["yes"])),
    ])

  private static let support = Shape(
    name: "a place",
    keys: [
      .needed("id"), .needed("name"), .needed("kind"), .optional("area"),
      .optional("near", .texts), .optional("phone"), .optional("open"),
      .optional("what they can do"),
    ])
}
