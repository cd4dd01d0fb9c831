// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// What a trainer is told about a rule that is not well formed: where, what, and what to write.
@Suite("Words of rules")
struct RuleWordsTests {
  /// The clauses of a rule, and each complaint as `line:column headline → help`.
  static let complaints: [(rule: String, said: [String])] = [
    (
      "no cal: tells limits",
      [
        "4:9 The rule \"example\" has no form. → Write exactly one of \"no call\", \"every "
          + "call\", \"never\", \"the finding\", \"finding\", \"the act\", \"order\", \"allow\".",
        "5:5 \"no cal\" is no clause of a rule. → Did you mean \"no call\"?",
      ]
    ),
    (
      "no call: tells limits\nevery call: locates",
      [
        "6:5 The rule \"example\" has two forms. → Write exactly one of \"no call\", \"every "
          + "call\", \"never\", \"the finding\", \"finding\", \"the act\", \"order\", \"allow\"."
      ]
    ),
    (
      "says: nothing at all",
      [
        "4:9 The rule \"example\" has no form. → Write exactly one of \"no call\", \"every "
          + "call\", \"never\", \"the finding\", \"finding\", \"the act\", \"order\", \"allow\"."
      ]
    ),
    (
      "never: tells limits",
      [
        "4:9 \"never\" in the rule \"example\" lacks \"before\". → Add \"before:\" to it."
      ]
    ),
    (
      "every call: aks plan",
      [
        "5:17 \"aks plan\" is not an act that a rule can name. → Write \"asks FACT\" or "
          + "\"asks caller's FACT\" or \"asks anything marked MARK\" or \"asks all of (FACT, "
          + "FACT)\" or \"asks at least N of marked MARK\"."
      ]
    ),
    (
      "every call: asks plam",
      [
        "5:17 There is no fact \"plam\". → Did you mean \"plan\"?"
      ]
    ),
    (
      "every call: asks anything marked havy",
      [
        "5:17 There is no mark \"havy\". → Did you mean \"heavy\"?"
      ]
    ),
    (
      "every call: asks at least 3 of marked strength",
      [
        "5:17 3 cannot be asked: 0 are marked \"strength\"."
      ]
    ),
    (
      "every call: asks all of (plan, plam)",
      [
        "5:17 There is no fact \"plam\". → Did you mean \"plan\"?"
      ]
    ),
    (
      "no call: hands off to polise",
      [
        "5:14 There is no responder \"polise\". → Did you mean \"police\"?"
      ]
    ),
    (
      "no call: hands off to team under lif",
      [
        "5:14 There is no exception \"lif\". → Did you mean \"life\"?"
      ]
    ),
    (
      "no call: hands over to team",
      [
        "5:14 \"hands over to team\" is not an act that a rule can name. → Write \"hands off "
          + "to RESPONDER\" or \"hands off to RESPONDER under EXCEPTION\"."
      ]
    ),
    (
      "no call: shares plac with team-desk",
      [
        "5:14 \"plac\" is not a secret kind. → Did you mean \"place\"?"
      ]
    ),
    (
      "no call: shares place with teamdesk",
      [
        "5:14 There is no receiver \"teamdesk\". → Did you mean \"team-desk\"?"
      ]
    ),
    (
      "no call: runs extr",
      [
        "5:14 There is no protocol \"extr\". → Did you mean \"extra\"?"
      ]
    ),
    (
      "no call: ends with level hihg",
      [
        "5:14 There is no value \"hihg\". → Did you mean \"high\"?"
      ]
    ),
    (
      "no call: offers talkk",
      [
        "5:14 There is no responder \"talkk\". → Did you mean \"talk\"?"
      ]
    ),
    (
      "no call: tells limit",
      [
        "5:14 There is no tell \"limit\". → Write it as \"- tell: limit\" in a protocol, or under "
          + "\"they ask\" in library.yaml."
      ]
    ),
    (
      "never: asks plan\nbefore: tells limit",
      [
        "6:13 There is no tell \"limit\". → The rule \"example\" wants it before \"plan\" "
          + "(main.yaml:8): write \"- tell: limit\" there, or take the rule out."
      ]
    ),
    (
      "every call: asks plan\nwithin: three prompts",
      [
        "6:13 \"three prompts\" is not a number of prompts. → Write \"1 prompt\" up to \"12 "
          + "prompts\"."
      ]
    ),
    (
      "every call: asks plan\nwhen: plan is yess",
      [
        "6:11 \"plan\" has no answer \"yess\"; it has yes, no. Did you mean \"yes\"?"
      ]
    ),
    (
      "every call: asks plan\nafter: plan is yess",
      [
        "6:12 \"plan\" has no answer \"yess\"; it has yes, no. Did you mean \"yes\"?"
      ]
    ),
    (
      "every call: asks plan\nahead of: [locate]",
      [
        "6:16 \"locate\" is not an act that a rule can name. → Write \"locates\"."
      ]
    ),
    (
      "the finding: plan is yes",
      [
        "5:18 \"plan is yes\" does not bound a finding. → Write \"the finding: FINDING is at "
          + "least VALUE\"."
      ]
    ),
    (
      "the finding: level is at leest high",
      [
        "5:30 \"most\" belongs here, not \"leest\"."
      ]
    ),
    (
      "the finding: level is not high",
      [
        "5:18 \"level is not high\" does not bound a finding. → Write \"the finding: FINDING "
          + "is at least VALUE\"."
      ]
    ),
    (
      "finding: level",
      [
        "4:9 The rule \"example\" must say one thing of its finding. → Add one of \"depends "
          + "on nothing but\", \"never reads\", \"never rests on\", \"same as\"."
      ]
    ),
    (
      "finding: level\nnever reads: [plan]\nsame as: tables/example.csv",
      [
        "4:9 The rule \"example\" must say one thing of its finding. → Add one of \"depends "
          + "on nothing but\", \"never reads\", \"never rests on\", \"same as\"."
      ]
    ),
    (
      "finding: level\nsame as: tables/exampel.csv",
      [
        "6:14 There is no table \"tables/exampel.csv\". → Did you mean \"tables/example.csv\"?"
      ]
    ),
    (
      "finding: level\nsame as: tables/example.csv",
      [
        "2:6 There is no value \"hihg\". → Did you mean \"high\"?"
      ]
    ),
    (
      "finding: level\ndepends on nothing but: [plam]",
      [
        "6:30 There is no fact, score or finding \"plam\". → Did you mean \"plan\"?"
      ]
    ),
    (
      "the act: locates",
      [
        "4:9 \"the act\" in the rule \"example\" lacks \"never rests on\". → Add \"never "
          + "rests on:\" to it."
      ]
    ),
    (
      "order: offers rise",
      [
        "5:12 \"offers rise\" is no order. → Write \"order: offers never fall on the ladder\"."
      ]
    ),
    (
      "allow: loops-end",
      [
        "4:9 \"allow\" in the rule \"example\" lacks \"because\". → Add \"because:\" to it."
      ]
    ),
    (
      "allow: loop-ends\nbecause: It must.\nsecond: The lead",
      [
        "5:12 There is no default rule \"loop-ends\". → Did you mean \"loops-end\"?"
      ]
    ),
    (
      "every call: asks plan\nnever reads: [plan]",
      [
        "6:5 \"never reads\" does not go with \"every call\". → It belongs to \"finding\"."
      ]
    ),
  ]

  @Test("each ill-formed rule is told with its place and what to write")
  func illFormed() {
    for (rule, said) in Self.complaints {
      #expect(complaints(rule) == said, "\(rule)")
    }
  }

  private func complaints(_ rule: String) -> [String] {
    var example = RuleManuals.forms[0].manual.examples[0]
    example.rule = rule
    example.table = "plan, level\nyes, hihg\n"
    let files = example.sourceFiles
    return readLibrary(files).diagnostics.map { found in
      let help = found.help.map { " → \($0)" } ?? ""
      return "\(found.place.line):\(found.place.column) \(found.headline)\(help)"
    }
  }
}
