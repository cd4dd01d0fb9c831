// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Conditions")
struct ConditionTests {
  @Test("and binds its parts into one list")
  func conjunction() throws {
    let read = try parseCondition("thoughts is yes and plan is unclear")
    let expected = Condition.all([
      .test(.fact(FactName(id: "thoughts"), .equals("yes", negated: false, forSure: false))),
      .test(.fact(FactName(id: "plan"), .state(.unclear, negated: false))),
    ])
    #expect(read == expected)
  }

  @Test(
    "every form of the grammar is read",
    arguments: [
      ("plan is yes for sure", FactTest.equals("yes", negated: false, forSure: true)),
      ("plan is not yes", .equals("yes", negated: true, forSure: false)),
      ("plan was yes", .was("yes", forSure: false)),
      ("plan is one of (yes, maybe)", .oneOf(["yes", "maybe"], negated: false)),
      ("plan is not one of (yes)", .oneOf(["yes"], negated: true)),
      ("plan is known", .state(.known, negated: false)),
      ("plan is not asked", .state(.asked, negated: true)),
      ("plan is declined", .state(.declined, negated: false)),
      ("plan is 3", .number(.equals(3))),
      ("plan is at least 3", .number(.atLeast(3))),
      ("plan is at most -3", .number(.atMost(-3))),
      ("plan is more than 3", .number(.moreThan(3))),
      ("plan is less than 3", .number(.lessThan(3))),
      ("plan is between 3 and 5", .number(.between(3, 5))),
      ("plan is at least high", .atLeastLevel("high")),
      ("plan is at most high", .atMostLevel("high")),
      ("plan includes rope", .includes("rope")),
      ("plan includes any of (rope, pills)", .includesAny(["rope", "pills"])),
      ("plan includes none of (rope)", .includesNone(["rope"])),
      ("plan is within 3 hours ago", .ago(within: true, 3, .hours)),
      ("plan is more than 2 days ago", .ago(within: false, 2, .days)),
    ])
  func forms(text: String, expected: FactTest) throws {
    #expect(try parseCondition(text) == .test(.fact(FactName(id: "plan"), expected)))
  }

  @Test(
    "a name may say whose answer it means",
    arguments: [("caller's plan is yes", Whose.callers), ("person's plan is yes", .persons)])
  func whose(text: String, whose: Whose) throws {
    let test = FactTest.equals("yes", negated: false, forSure: false)
    #expect(try parseCondition(text) == .test(.fact(FactName(whose: whose, id: "plan"), test)))
  }

  @Test(
    "offers, plans and consents are tests of their own",
    arguments: [
      ("offered talk", Test.offered("talk")),
      ("accepted talk", .accepted("talk")),
      ("declined talk", .declined("talk")),
      ("agreed if-silent", .agreed("if-silent")),
      ("consent to notes is given", .consent(nil, to: "notes", negated: false, .given)),
      (
        "caller's consent to notes is not asked",
        .consent(.callers, to: "notes", negated: true, .asked)
      ),
    ])
  func acts(text: String, expected: Protocols.Test) throws {
    #expect(try parseCondition(text) == .test(expected))
  }

  @Test("groups nest inside brackets")
  func groups() throws {
    let a = Condition.test(.offered("a"))
    let b = Condition.test(.offered("b"))
    #expect(
      try parseCondition("at least 2 of (offered a, offered b) or none of (offered a)")
        == .any([.atLeast(2, [a, b]), .none([a])]))
    #expect(
      try parseCondition("not (offered a) and all of (offered b, any of (offered a))")
        == .all([.not(a), .all([b, .any([a])])]))
  }

  @Test(
    "a condition that cannot be read names the column and the remedy",
    arguments: [
      ("a is yes and b is yes or c is yes", 23, "Add brackets: \"and\" and \"or\" are mixed here."),
      ("plan = yes", 6, "Write \"is\" instead of \"=\"."),
      ("plan is \"yes\"", 9, "Quotes are not needed in a condition; leave them out."),
      ("score > 10", 7, "Write \"is more than\" or \"is at least\" instead of \">\"."),
      ("plan is", 8, "The name of a value belongs here."),
      ("", 1, "The name of a fact belongs here."),
      ("plan is Yes", 9, "\"Yes\" is not a name; use small letters, digits, hyphens."),
      ("plan is yes extra", 13, "\"extra\" does not fit here; join with \"and\" or \"or\"."),
      ("not plan is yes", 5, "\"(\" belongs here, not \"plan\"."),
      ("(plan is yes", 13, "\")\" belongs here, but the condition ends."),
      ("plan is within 3", 17, "Write minutes, hours or days here."),
      ("at least x of (a is b)", 10, "A whole number belongs here."),
      ("consent to notes is yes", 21, "Write given, limited, refused or asked."),
    ])
  func errors(text: String, column: Int, message: String) {
    #expect(throws: ConditionError(column: column, message: message)) {
      try parseCondition(text)
    }
  }

  @Test("a thousand brackets are refused, not overflowed")
  func depth() {
    let text =
      String(repeating: "(", count: 1_000) + "a is b" + String(repeating: ")", count: 1_000)
    #expect(throws: ConditionError.self) { try parseCondition(text) }
  }

  @Test(
    "ids are small letters, digits and single hyphens",
    arguments: [
      ("a", true), ("a-1", true), ("means-within-reach", true), ("", false), ("-a", false),
      ("a-", false), ("a--b", false), ("1a", false), ("A", false), ("é", false), ("a_b", false),
    ])
  func identifiers(text: String, isOne: Bool) {
    #expect(isIdentifier(text) == isOne)
  }
}
