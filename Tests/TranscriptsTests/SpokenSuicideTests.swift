// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// A person with thoughts of suicide lets a team come: what it hears, and what its page says.
@Suite("What a team hears of thoughts of suicide")
struct SpokenSuicideTests {
  /// A talk up to what may help, then a team that was accepted, with much to be known beside it.
  private func handedOver(_ more: [Intent] = []) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "something-taken", Statement(.choice("neither"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-kind", Statement(.choice("medicine"))))
    try call.answer(
      until: "wanted",
      [
        "caller": .choice("the-person"), "safe-to-talk": .choice("safe-now"),
        "something-taken": .choice("neither"),
        "thoughts": .choice("yes"), "wish": .choice("yes"), "method": .choice("yes"),
        "intent": .choice("yes"), "plan": .choice("yes"), "soon": .choice("right-away"),
        "means-near": .choice("close"), "behaviour": .choice("yes"), "recent": .choice("older"),
        "alone": .choice("on-their-own"), "drinking": .choice("yes"),
      ])
    let manner = "two women, no uniforms, no sirens, speak slowly and do not touch the dog please"
    let intents: [Intent] =
      [
        .tell(fact: "needs", Statement(.options(["food", "housing", "medicine", "income"]))),
        .tell(fact: "team-manner", Statement(.words(manner))),
        .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
        .offer(responder: "mobile-crisis", .accepted, reason: nil),
        .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      ] + more + [.handOff(responder: "mobile-crisis", basis: .consent)]
    for intent in intents { try call.perform(intent) }
    return call
  }

  @Test("thoughts, intent, an attempt, a plan, means and the level come before wants and fears")
  func first() throws {
    let aloud = try handedOver().document(.readAloud)
    for said in [
      "Level of suicide risk: ", "May act on the thoughts: Yes", "Thoughts of suicide: Yes",
      "An attempt or close to one: Yes", "A plan: Yes", "Means within reach",
      "Kind of thing thought of",
    ] {
      #expect(aloud.contains(said), "\(said): \(aloud)")
    }
    #expect(!aloud.contains(": ask me."), "\(aloud)")
  }

  @Test("an alarm that was left with the breath well pushes out nothing of it, an open one stands")
  func alarmOver() throws {
    func aloud(_ breath: AnswerValue) throws -> String {
      try handedOver([
        .alarm("overdose"), .tell(fact: "breathing", Statement(breath)), .leaveAlarm,
      ]).document(.readAloud)
    }
    let over = try aloud(.choice("breathes-well"))
    for said in [
      "Level of suicide risk: ", "May act on the thoughts: Yes", "Thoughts of suicide: Yes",
      "A plan: Yes", "Means within reach",
    ] {
      #expect(over.contains(said), "\(said): \(over)")
    }
    #expect(!over.contains("Called in as"), "\(over)")
    #expect(try aloud(.unsure).contains("Called in as: Overdose"))
  }

  @Test("notes on a place push out nothing of why to come")
  func notesOnPlace() throws {
    let notes = ["whispers; her husband is next door", "12 Quarry Lane, second floor, no bell"]
    let pinned = notes.map { Intent.note($0, tags: NoteTags(pins: [.place])) }
    let aloud = try handedOver(pinned).document(.readAloud)
    for said in [
      "Level of suicide risk: ", "May act on the thoughts: Yes", "Thoughts of suicide: Yes",
      "A plan: Yes", "Means within reach", "Place: \"12 Quarry Lane\"",
    ] {
      #expect(aloud.contains(said), "\(said): \(aloud)")
    }
  }

  @Test("a long place pushes out neither a plan nor an attempt, and thoughts come before means")
  func longPlace() throws {
    let long = Array(repeating: "left at the gate and on", count: 8).joined(separator: " ")
    let aloud = try handedOver([.tell(fact: "help-place", Statement(.words(long)))])
      .document(.readAloud)
    for said in ["An attempt or close to one: Yes", "A plan: Yes", "Place: on the page."] {
      #expect(aloud.contains(said), "\(said): \(aloud)")
    }
    let intent = try #require(aloud.firstRange(of: "May act on the thoughts"))
    let means = try #require(aloud.firstRange(of: "Means within reach"))
    #expect(intent.lowerBound < means.lowerBound, "\(aloud)")
  }

  @Test("where all can be said, what frightens them is said after it")
  func after() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))))
    for intent in [
      Intent.tell(fact: "team-manner", Statement(.words("no uniforms"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ] { try call.perform(intent) }
    let aloud = try call.document(.readAloud)
    let fears = try #require(aloud.firstRange(of: "no uniforms"))
    let intent = try #require(aloud.firstRange(of: "May act on the thoughts"))
    #expect(intent.lowerBound < fears.lowerBound, "\(aloud)")
  }

  @Test("each voice is corrected against its own earlier word")
  func voices() throws {
    var call = try handedOver([
      .speak(role: "family"),
      .dispute(fact: "recent", Statement(.choice("three-months"))), .speak(role: "self"),
    ])
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "Jo")))
    try call.perform(.correct(fact: "recent", Statement(.choice("this-day")), reason: nil))
    let owed = call.owed.filter { $0.id == "recent" }
    #expect(owed.count == 1, "\(owed.map { "\($0.was?.value as Any) \($0.now?.value as Any)" })")
    #expect(owed.first?.was?.value == .label("Longer ago"))
    #expect(owed.first?.now?.value == .label("Today, or right now"))
    #expect(owed.first?.manner == .corrected)
  }

  @Test("a team reads and hears in which language to speak, where it is not the library's own")
  func language() throws {
    let call = try handedOver([.speakIn(language: "es")])
    let page = try call.document(.page)
    #expect(page.contains("Language: Spanish"), "\(page)")
    #expect(try call.document(.json).contains("\"language\": \"es\""))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Language: Spanish."), "\(aloud)")
    let own = try handedOver()
    for form in [Document.Form.page, .readAloud] {
      #expect(try !own.document(form).contains("Language:"))
    }
    #expect(try own.document(.json).contains("\"language\": null"))
  }
}
