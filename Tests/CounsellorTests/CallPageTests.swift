// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Protocols
import Testing

/// A call made and read by the program as it is shipped.
@Suite("A call read again")
struct CallPageTests {
  private static let typed = [
    "2", "no headset", "/told caller", "2", "1", " she sounds tired", "\"nobody believes me",
    "/told knows-person",
    "1", "/told awake", "~4", "/consent notes", "1", "/offer talk", "1", "/wish police", "!o", "1",
    "2", "1", "1", "1", "12 Quarry Lane, flat 3B", "1", "1", "1", "/readback 1 declined Kim",
    "no car",
  ]

  private func program() throws -> Program {
    let program = try Program()
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: Self.typed.joined(separator: "\n") + "\n")
    return program
  }

  @Test("it shows how each answer is known and all that was done, each with its time")
  func all() throws {
    let (said, status) = try program().run(["calls", "show", "1"])
    #expect(status == 0)
    for line in [
      "How the caller knows them (caller): Family or friend; told by caller",
      "Awake: Awake and moving; told by caller; not certain", "note 1  she sounds tired",
      "words  \"nobody believes me\"", "consent  Keeping notes of the call",
      "could not be done  greet, \"Give your first name",
      "line. Then let them speak first.\": no headset",
      "offer  Stay and talk, caller: accepted", "wish  Police, caller",
      "alarm  Overdose, or not breathing well",
      "Breathing: Slow, snoring, gurgling, or blue lips; told by caller, how known was not asked",
      "handoff 1  Ambulance desk, by consent, made by Sam",
      "read-back 1  declined by Kim, no car",
    ] {
      #expect(said.contains(line), "\(line) is not in \(said)")
    }
  }

  @Test("a time of day is headed with what was asked, and says which entry is the last by then")
  func atTime() throws {
    let said = try program().run(["calls", "at", "1", "23:59"]).said
    let head = said.split(separator: "\n").first.map(String.init) ?? ""
    let wanted = #/Call 1, as it stood at \d{4}-\d\d-\d\d 23:59; last entry by then \d\d:\d\d/#
    #expect(head.wholeMatch(of: wanted) != nil, "\(head)")
  }

  @Test("a time of day before midnight is one before midnight, whatever came after it")
  func acrossMidnight() throws {
    let toEleven = 23 - Int(Date().timeIntervalSince1970) / 3_600 % 24
    func zone(_ hours: Int) -> String { "Etc/GMT\(hours > 0 ? "-" : "+")\(abs(hours))" }
    let east = toEleven > 12 ? toEleven - 24 : toEleven
    let before = try Program(settings: ["TZ": zone(east)])
    let after = try Program(settings: ["TZ": zone(east + 1), "STEADY_DATA": before.data])
    _ = try before.run(["call", "--new", "--plain", "--unproved", "drill"], input: "1\n1\n")
    _ = try after.run(["call", "--plain", "--resume", "1"], input: "1\n1\n")
    let said = try after.run(["calls", "at", "1", "23:59"]).said
    let head = said.split(separator: "\n").first.map(String.init) ?? ""
    #expect(head.contains("23:59; last entry by then 23:"), "\(head)")
  }

  @Test("its handoff is one page without form feeds, and one JSON document, by whoever made it")
  func handoff() throws {
    let program = try program()
    let page = try program.run(["handoff", "show", "1"]).said
    #expect(page.contains("From: Sam") && page.contains("Since then declined by Kim: no car."))
    #expect(page.contains("Basis: the caller's consent"))
    #expect(!page.contains("U+000C") && !page.contains("idiot"))
    let json = try program.run(["handoff", "show", "1", "--form", "json"]).said
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(read?["schema"] as? String == "steady-handoffs/1")
    #expect((read?["handoffs"] as? [Any])?.count == 1)
  }

  /// After the first handoff: answers that change, another speaker, a call-back, a correction.
  private static let afterwards = [
    "/readback 1 accepted Kim", "", "/wrong breathing 4", "1", "/said 1 Kim", "/wrong awake 4", "1",
    "/now awake 3", "1",
    "/consent call-back", "1", "/callback 10 ring once", "/callback 1 unanswered",
    "/speaker companion",
  ]

  private func later() throws -> Program {
    let program = try program()
    _ = try program.run(
      ["call", "--resume", "1", "--plain"], input: Self.afterwards.joined(separator: "\n") + "\n")
    return program
  }

  @Test("it shows call-backs, who spoke, what an answer was before, and what was corrected")
  func course() throws {
    let (said, status) = try later().run(["calls", "show", "1"])
    #expect(status == 0)
    for line in [
      "speaker  Carer or companion on the scene", "call-back 1  for ", ", still open: ring once",
      "call-back 1  unanswered", "handoff 1  correction said; accepted by Kim",
      "handoff 1  Breathing: Not breathing. Was: Slow, snoring, gurgling, or blue lips.",
      "corrected  Awake: Awake and moving, certain, told by caller; was: Awake and mov",
      "was: Awake and moving, not certain, told by caller",
      "changed  Awake: ", "; was: Awake and moving",
    ] {
      #expect(said.contains(line), "\(line) is not in \(said)")
    }
  }

  @Test("who agreed to a lowering stands there by name")
  func secondPerson() throws {
    let program = try Program()
    let typed = [
      "1", "/raise suicide-level high", "/lower suicide-level moderate a friend came",
      "agreed, Maria",
    ]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "show", "1"]).said
    #expect(said.contains("because: a friend came; second person: agreed, Maria"), "\(said)")
  }

  @Test("a list of call-backs says that somebody must not know, and not who")
  func notToTell() throws {
    let program = try Program()
    let typed = ["1", "1", "1", "nottell my husband", "1", "/callback 10 ring once"]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "callbacks"]).said
    #expect(said.contains("DO NOT TELL: somebody must not know"), "\(said)")
    #expect(said.contains("\"calls show 1\" says who") && !said.contains("husband"), "\(said)")
    #expect(try program.run(["calls", "show", "1"]).said.contains("my husband"))
    let json = try program.run(["calls", "callbacks", "--json"]).said
    #expect(json.contains("\"notToTell\": true"), "\(json)")
  }

  @Test("a rule that was broken, and what was done outside of one, stand there in words")
  func rules() throws {
    let program = try Program()
    let typed = [
      "1", "/told caller 1", "/offer mobile-crisis", "1", "/outside police a gun was seen",
    ]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "show", "1"]).said
    #expect(said.contains("rule  Talking is offered before anybody is sent. It was"), "\(said)")
    let outside = try #require(said.split(separator: "\n").first { $0.contains("outside rules") })
    #expect(outside.contains(". handed over to Police: a gun was seen"), "\(outside)")
    for rule in try #require(NightLine.shipped).policy.rules {
      #expect(!outside.contains(" \(rule.id)"), "\(outside)")
    }
  }

  @Test(
    "a handoff is shown again as it was given, each version, and says that the call has changed")
  func asGiven() throws {
    let program = try program()
    let first = try program.run(["handoff", "show", "1"]).said
    #expect(first.contains("Handoff 1, version 1, as it was given at"))
    #expect(!first.contains("The call has changed since then"))
    _ = try program.run(
      ["call", "--resume", "1", "--plain"], input: Self.afterwards.joined(separator: "\n") + "\n")
    func document(_ page: String) -> Substring {
      let start = page.firstRange(of: "HANDOFF")?.lowerBound ?? page.startIndex
      let end = page.firstRange(of: "page 1 of")?.lowerBound ?? page.endIndex
      return page[start..<end]
    }
    let again = try program.run(["handoff", "show", "1", "--given", "1"]).said
    #expect(document(again) == document(first))
    #expect(again.contains("The call has changed since then"))
    let last = try program.run(["handoff", "show", "1"]).said
    #expect(last.contains("Handoff 1, version 2, as it was given at"))
    #expect(try program.run(["handoff", "show", "1", "--given", "9"]).status != 0)
    let now = try program.run(["handoff", "show", "1", "--now"]).said
    #expect(
      now.contains("Handoff 1 as version 3, which nobody was given:")
        && !now.contains("as it was given"))
  }

  @Test("a call without a handoff gives an empty list on the output, and words beside it")
  func none() throws {
    let program = try Program()
    _ = try program.run(["call", "--new", "--plain", "--unproved", "drill"], input: "1\n")
    let said = try program.run(["handoff", "show", "1", "--form", "json"]).said
    #expect(said.contains("No handoff has been prepared in this call."))
    let list = said.replacing("No handoff has been prepared in this call.\n", with: "")
    let read = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any]
    #expect((read?["handoffs"] as? [Any])?.isEmpty == true)
  }

  @Test("a level that the counsellor raised or lowered has a line, with why and with whom")
  func judgements() throws {
    let program = try Program()
    let typed = [
      "/raise suicide-level high", "/lower suicide-level moderate a friend came", "3",
    ]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "show", "1"]).said
    #expect(said.contains("raised  Level of suicide risk to High"), "\(said)")
    #expect(
      said.contains(
        "lowered  Level of suicide risk to Moderate, because: a friend came; "
          + "second person: not reachable"))
  }

  @Test("what is owed to whom after the end stands in it, and goes once it was said")
  func owed() throws {
    let program = try Program()
    let typed = [
      "speaker friend", "told help-place the mill", "told breathing 2", "consent pass-on", "1",
      "offer ambulance", "1", "handoff ambulance", "now help-place the harbour", "1", "/end",
      "supervisor", "", "2",
    ]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let open = try program.run(["calls", "show", "1"]).said
    #expect(open.contains("owed   tell Ambulance desk, handoff 1: Place to find them: "), "\(open)")
    #expect(open.contains("\"steady calls amend 1\", then \"said 1 NAME\""))
    let amended = try program.run(["calls", "amend", "1", "--plain"], input: "said 1 Jo\nend\n")
    #expect(amended.said.contains("Said to Jo."))
    #expect(try !program.run(["calls", "show", "1"]).said.contains("owed   tell"))
  }

  @Test("of two voices it says who says what, and corrects each against its own word")
  func voices() throws {
    let program = try Program()
    let typed = [
      "/told caller 1", "/told recent 3", "/speaker family", "/other recent 2", "1",
      "/speaker self", "/now recent 1", "1", "/wrong recent 3", "1",
    ]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "show", "1"]).said
    for line in [
      "changed  The last attempt, or close to one: Today, or right now; was: Longer ago",
      "corrected  The last attempt, or close to one: Longer ago; was: Today, or right now",
    ] {
      #expect(said.contains(line), "\(line) is not in \(said)")
    }
  }

  @Test("where two voices stand beside each other, the other one is named")
  func otherVoice() throws {
    let program = try Program()
    let typed = ["/told caller 1", "/told recent 3", "/speaker family", "/other recent 2", "1"]
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: typed.joined(separator: "\n") + "\n")
    let said = try program.run(["calls", "show", "1"]).said
    #expect(said.contains("Longer ago; told by caller"), "\(said)")
    #expect(said.contains("Family says: Within the last three months"), "\(said)")
  }
}
