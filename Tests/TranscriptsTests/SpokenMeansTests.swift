// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What is near that somebody may die by")
struct SpokenMeansTests {
  @Test("whoever comes hears what kind of thing is near")
  func gun() throws {
    let aloud = try readAloud()
    #expect(aloud.contains("Means within reach, as told: In the hand."))
    #expect(aloud.contains("Kind of thing thought of: A gun."))
  }

  @Test("after a change they still hear of the gun and of the level, and each value once")
  func changed() throws {
    var call = try handedOver()
    try call.perform(.change(fact: "alone", Statement(.choice("with-someone"))))
    var aloud = try call.document(.readAloud)
    #expect(aloud.contains("Kind of thing thought of: A gun."), "\(aloud)")
    #expect(aloud.contains("Level of suicide risk: suggests Imminent."), "\(aloud)")
    #expect(aloud.ranges(of: "With someone they trust").count == 1, "\(aloud)")
    try call.perform(.change(fact: "means-near", Statement(.choice("nothing-near"))))
    aloud = try call.document(.readAloud)
    #expect(aloud.contains("Kind of thing thought of: A gun."), "put away is not gone: \(aloud)")
    #expect(aloud.contains("Level of suicide risk: suggests High."), "\(aloud)")
    #expect(aloud.contains("Changed. Means within reach, as told was: Not locked"), "\(aloud)")
  }

  @Test("what was never true of the means is taken back aloud, whatever else changed")
  func corrected() throws {
    var call = try handedOver()
    try call.perform(.change(fact: "alone", Statement(.choice("with-someone"))))
    try call.perform(
      .correct(fact: "means-kind", Statement(.choice("medicine")), reason: "misheard"))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Correction. Kind of thing thought of was: A gun."), "\(aloud)")
  }

  @Test("what two voices tell of the means is not called not known beside a level")
  func disputed() throws {
    var call = try handedOver()
    try call.perform(.dispute(fact: "means-near", Statement(.choice("nothing-near"))))
    let page = try call.document(.page)
    #expect(!page.contains("Not known: Means within reach"), "\(page)")
    #expect(page.contains("- Means within reach, as told: Not locked"), "\(page)")
  }

  @Test("a level says who set it, in speech, on the page and in what is owed")
  func judged() throws {
    var call = try handedOver(near: "locked-away")
    try call.perform(.raise(finding: "suicide-level", to: "imminent"))
    let aloud = try call.document(.readAloud)
    let said = "Level of suicide risk: Imminent, set by the counsellor; the tool suggests High."
    #expect(aloud.contains(said), "\(aloud)")
    #expect(try call.document(.page).contains("- Level of suicide risk: Imminent, set by the"))
    let owed = try #require(call.owed.first { $0.id == "suicide-level" })
    #expect(
      CorrectionText(owed).text
        == "Level of suicide risk: Imminent, set by the counsellor. Was: High.")
    try call.perform(
      .lower(finding: "suicide-level", to: "moderate", reason: "a friend came", second: .asked))
    let lowered =
      "the counsellor judged Moderate; before that raised to Imminent; the tool suggests High."
    #expect(try call.document(.readAloud).contains(lowered))
  }

  @Test("a level has changed when it did, whichever answer moved it and whoever judged it")
  func times() throws {
    var call = try handedOver()
    try call.perform(.note("a while goes by"))
    try call.perform(
      .correct(fact: "means-near", Statement(.choice("locked-away")), reason: "misheard"))
    let corrected = call.entries.last?.at
    #expect(call.owed.first { $0.id == "suicide-level" }?.at == corrected)
    try call.perform(.note("nothing new"))
    try call.perform(.correct(fact: "drinking", Statement(.choice("no")), reason: "misheard"))
    #expect(call.owed.first { $0.id == "suicide-level" }?.at == corrected)
    try call.perform(
      .lower(finding: "suicide-level", to: "moderate", reason: "a friend came", second: .asked))
    #expect(call.owed.first { $0.id == "suicide-level" }?.at == call.entries.last?.at)
  }

  @Test("what was answered and waits behind a correction is set aside, and not called not asked")
  func setAside() throws {
    var call = try handedOver()
    try call.perform(
      .correct(fact: "safe-to-talk", Statement(.choice("overheard")), reason: nil))
    let handoff = try #require(call.state.standing.handoffs.last?.handoff)
    let record = HandoffRecord(of: call.state, for: handoff, at: call.entries[0].at)
    #expect(record[.setAside].contains { $0.id == "alone" })
    #expect(!record[.notKnown].contains { $0.id == "alone" && $0.unknown == .notReached })
  }

  @Test(
    "a limit never names what it holds back, on the page or aloud",
    arguments: ["not the drinking", "no police, and nothing about my drinking"])
  func limit(_ words: String) throws {
    let call = try handedOver(limit: words)
    for form in [Document.Form.page, .readAloud] {
      let text = try call.document(form)
      #expect(!text.contains("drinking") && !text.contains("Alcohol"), "\(text)")
      #expect(text.contains("There is a limit.") && text.contains("12 Quarry Lane"))
      #expect(text.contains("No police.") == words.contains("police"))
    }
  }

  /// A talk up to what may help, then a team that was accepted, with a place and a consent.
  private func handedOver(near: String = "close", limit: String? = nil) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "something-taken", Statement(.choice("neither"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-kind", Statement(.choice("gun"))))
    try call.answer(
      until: "wanted",
      [
        "caller": .choice("the-person"), "safe-to-talk": .choice("safe-now"),
        "something-taken": .choice("neither"),
        "thoughts": .choice("yes"), "wish": .choice("yes"), "method": .choice("yes"),
        "intent": .choice("yes"), "plan": .choice("no"), "soon": .choice("coming-days"),
        "means-near": .choice(near), "behaviour": .choice("no"),
        "alone": .choice("on-their-own"), "drinking": .choice("yes"),
      ])
    let consent = ConsentAnswer(limit == nil ? .given : .limited, words: limit)
    for intent in [
      Intent.offer(responder: "mobile-crisis", .accepted, reason: nil),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .consent(item: "share-with-mobile-crisis", consent, of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ] { try call.perform(intent) }
    return call
  }

  /// A team that was accepted, with a place and a consent, and what was told of the means.
  private func readAloud() throws -> String {
    try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice("in-hand"))),
      .tell(fact: "means-kind", Statement(.choice("gun"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent)
    ).document(.readAloud)
  }
}
