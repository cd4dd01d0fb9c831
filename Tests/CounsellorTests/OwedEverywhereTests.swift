// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What a closed call owes is the same wherever it is listed.
@Suite("What is owed, in every view")
struct OwedEverywhereTests {
  private static let typed = [
    "1", "/told caller 2", "/consent pass-on", "1", "/told help-place the mill",
    "/told breathing 2",
    "/offer ambulance", "1", "/handoff ambulance", "1", "/readback 1 accepted Kim", "",
    "/promise we ring the mother", "Lee", "30", "/end stopped", "lead",
  ]

  private func program(_ more: [String] = []) throws -> Program {
    let program = try Program()
    _ = try program.run(
      ["call", "--new", "--plain", "--unproved", "drill"],
      input: Self.typed.joined(separator: "\n") + "\n")
    if !more.isEmpty {
      _ = try program.run(
        ["calls", "amend", "1", "--plain"], input: more.joined(separator: "\n") + "\n")
    }
    return program
  }

  private func counts(_ program: Program) throws -> (show: [String], owed: Int, corrections: Int) {
    let show = try program.run(["calls", "show", "1"]).said
    let json = try program.run(["calls", "list", "--json"]).said
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let call = try #require((read?["calls"] as? [[String: Any]])?.first)
    let lines = show.split(separator: "\n").map(String.init).filter { $0.hasPrefix("owed  ") }
    return (
      lines, try #require(call["owed"] as? Int), try #require(call["correctionsOwed"] as? Int)
    )
  }

  @Test("what was handed over at the end stands in the page and the list of calls, each of it")
  func handedOver() throws {
    let program = try program()
    let (show, owed, corrections) = try counts(program)
    #expect(corrections == 0)
    #expect(owed > 0 && show.count == owed, "\(owed): \(show)")
    #expect(show.contains { $0.contains("we ring the mother") }, "\(show)")
    #expect(try program.run(["calls", "list"]).said.contains("\(owed) still owed"))
  }

  @Test("after an amendment every view lists the correction and all the rest")
  func amended() throws {
    let program = try program(["wrong breathing 3", "a slip", "1", "end", "lead"])
    let (show, owed, corrections) = try counts(program)
    #expect(corrections == 1)
    let tells = show.filter { $0.contains("tell Ambulance desk, handoff 1:") }
    #expect(!tells.isEmpty && show.count - tells.count + 1 == owed, "\(owed): \(show)")
    #expect(show.contains { $0.contains("we ring the mother") }, "\(show)")
    _ = try program.run(["calls", "amend", "1", "--plain"], input: "said 1 Kim\nend\n")
    let after = try counts(program)
    #expect(after.corrections == 0 && after.owed == owed - 1)
    #expect(after.show == show.filter { !tells.contains($0) })
  }

  @Test("a version that was never given is refused in any form, by one sentence")
  func neverGiven() throws {
    let program = try program(["amend she was tired", "amend and cold", "end"])
    for form in [[], ["--form", "json"]] {
      let (said, status) = try program.run(["handoff", "show", "1", "--given", "6"] + form)
      #expect(status == 66, "\(said)")
      #expect(said.contains("was given as version 6, only as 1."), "\(said)")
      #expect(!said.contains("{"))
    }
  }

  @Test("which versions were given is listed, and which never were, with why")
  func versions() throws {
    let program = try program([
      "amend she was tired", "wrong breathing 3", "a slip", "1", "said 1 Kim", "end",
    ])
    let page = try program.run(["handoff", "show", "1"]).said
    #expect(page.contains("Given: version 1 at "), "\(page)")
    #expect(page.contains("Given to nobody: 2"), "\(page)")
    #expect(page.contains("Version 1 was accepted by Kim"), "\(page)")
    let json = try program.run(["handoff", "show", "1", "--form", "json"]).said
    #expect(json.contains("\"versionsGiven\"") && json.contains("\"replyToVersion\""))
  }
}

/// What the end and what came after a handoff leave to say.
@Suite("What receivers are owed at the end")
struct OwedAtTheEndTests {
  private func owed(_ sitting: Sitting) -> [RecordChange] {
    SentRecords(sitting.log.entries, in: sitting.library)
      .owed(in: sitting.state, at: sitting.clock.now).flatMap(\.items)
  }

  @Test("a call that ends while the walk is behind takes nothing back that was only not asked anew")
  func behind() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let open = Array(AmendingTests.typed.prefix { $0 != "end" })
    _ = try sitting.page(
      (open + ["wrong means-near 1", "a slip", "1", "end stopped", "lead"]).map { .line($0) })
    try #require(sitting.state.closing != nil)
    let gone = owed(sitting).filter { $0.now == nil && $0.id != "means-near" }
    #expect(gone.isEmpty, "\(gone.map(\.label))")
    #expect(owed(sitting).contains { $0.id == "means-near" })
  }

  @Test("a language chosen after a handoff is owed to whoever has the earlier version")
  func language() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let open = Array(AmendingTests.typed.prefix { $0 != "end" })
    let page = try sitting.page((open + ["language es"]).map { .line($0) })
    let change = try #require(owed(sitting).first { $0.label.hasPrefix("Language") }, "\(page)")
    #expect(change.now?.value == .label("Spanish") && change.was?.value == .label("English"))
    #expect(page.contains("Language NOW: Spanish"), "\(page)")
    _ = try sitting.goOn(
      ScriptedEditor([.line("said 1 Kim")]), Screen(isRich: true, columns: 80)
    ).run()
    #expect(!owed(sitting).contains { $0.label.hasPrefix("Language") })
  }

  @Test("time that passed since stands beside what a corrected page keeps as it was")
  func notRechecked() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let lines = [
      "told caller 2", "consent pass-on", "1", "told breathing 2", "told help-place the mill",
      "offer ambulance", "1", "handoff ambulance", "readback 1 accepted Kim", "",
    ]
    _ = try sitting.page(lines.map { .line($0) })
    sitting.clock.pass(milliseconds: 60 * 60_000)
    let more = ["wrong awake 4", "1", "told awake 2", "said 1 Kim"]
    _ = try sitting.goOn(
      ScriptedEditor(more.map { .line($0) }), Screen(isRich: true, columns: 80)
    ).run()
    let handoff = try #require(sitting.state.standing.handoffs.first?.handoff)
    let given = SentRecords(sitting.log.entries, in: sitting.library)
      .given(handoff, in: sitting.state)
    #expect(given.count == 2)
    let place = try #require(given.last?[.place].first)
    #expect(place.doubts.contains(.notRechecked))
    #expect(given.first?[.place].first?.doubts.contains(.notRechecked) == false)
    #expect(given.last?.head.readBackVersion == 1)
  }
}
