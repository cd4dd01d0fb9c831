// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Protocols
import Testing

/// What is held back under a limit, and what only the person can let go.
@Suite("Held back on the page")
struct HeldTests {
  private func page(
    _ told: [Intent], to responder: String = "mobile-crisis", limit: String? = nil,
    by caller: String = "the-person", until step: String? = nil, at step2: [Intent] = []
  ) throws -> (page: String, aloud: String) {
    var call = try ShippedCall(.tell(fact: "caller", Statement(.choice(caller))))
    if let step { try call.answer(until: step, ["caller": .choice(caller)]) }
    let consent = ConsentAnswer(limit == nil ? .given : .limited, words: limit)
    for intent in step2 + told + [
      .offer(responder: responder, .accepted, reason: nil),
      .consent(item: "share-with-\(responder)", consent, of: .other),
      .handOff(responder: responder, basis: .consent),
    ] { try call.perform(intent) }
    func text(_ form: Document.Form) throws -> String {
      try call.document(form).split { $0.isWhitespace }.joined(separator: " ")
    }
    return (try text(.page), try text(.readAloud))
  }

  private static let place = Intent.tell(fact: "help-place", Statement(.words("12 Quarry Lane")))

  @Test(
    "confusion, fever and a stopped drink are said, whatever is near and however long a limit is")
  func confused() throws {
    let told: [Intent] = [
      Self.place, .tell(fact: "body-sign", Statement(.choice("sudden-confusion"))),
      .tell(fact: "with-the-sign", Statement(.options(["fever"]))),
      .tell(fact: "drink-stopped", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice("close"))),
      .tell(fact: "means-kind", Statement(.choice("gun"))),
      .tell(
        fact: "taken-what",
        Statement(.words("some of the white ones from the blue box and two of the long ones"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))),
    ]
    let said = try page(
      told, to: "ambulance",
      limit: "everything but my name, and please not my number, not my phone, not my email"
    ).aloud
    var rest = Substring(said)
    for part in ["12 Quarry Lane", "that is new", "Fever", "stopped of late: Yes", "A gun"] {
      let found = rest.range(of: part)
      #expect(found != nil, "\(part): \(said)")
      rest = found.map { rest[$0.upperBound...] } ?? rest
    }
    #expect(!said.contains("Level of"), "\(said)")
  }

  @Test("what somebody lacks is theirs to let go, known or not, whoever told it")
  func needs() throws {
    let told: [Intent] = [
      Self.place,
      .tell(fact: "needs", Statement(.options(["housing"]))),
      .tell(fact: "place-tonight", Statement(.choice("no"))),
    ]
    let theirs = try page(told, to: "ambulance", by: "third-party").page
    #expect(theirs.contains("12 Quarry Lane"), "\(theirs)")
    for name in ["What they lack", "A safe place to be tonight"] {
      #expect(!theirs.contains(name), "\(theirs)")
      #expect(try page(told, to: "ambulance").page.contains(name))
    }
  }

  @Test("only the place lets nothing of no kind through, nor a wish, but what may hurt who comes")
  func onlyThePlace() throws {
    let told: [Intent] = [
      Self.place, .tell(fact: "small-choice", Statement(.unsure)),
      .tell(fact: "to-the-phone", Statement(.choice("yes"))),
      .tell(fact: "scene-danger", Statement(.choice("traffic"))), .wish(responder: "advocate"),
    ]
    let held = try page(told, limit: "only the place").page
    #expect(held.contains("12 Quarry Lane") && held.contains("road"), "\(held)")
    #expect(!held.contains("A wish of"), "\(held)")
    let open = try page(told).page
    #expect(open.contains("A wish of"), "\(open)")
  }

  @Test("limits that were given one after the other both hold, and both are said")
  func both() throws {
    let told: [Intent] = [Self.place, .tell(fact: "weighs", Statement(.words("the rent")))]
    let open = try page(told, limit: "not my name").page
    #expect(open.contains("the rent"), "\(open)")
    let held = try page(told, limit: "not my name; only the place").page
    #expect(!held.contains("the rent") && held.contains("12 Quarry Lane"), "\(held)")
    #expect(held.contains("! LIMIT: \"not my name\" ! LIMIT: \"only the place\""), "\(held)")
    #expect(
      LimitReading.adding("not my name", to: "only the place") == "only the place; not my name")
    #expect(LimitReading.adding("only the place", to: "only the place") == "only the place")
  }

  @Test("words that were taken at a question have its kind under a limit, and others are held")
  func quotes() throws {
    let atQuestion = try page(
      [Self.place], limit: "not my name", until: "what-matters", at: [.quote("I cannot sleep")])
    #expect(atQuestion.page.contains("I cannot sleep"), "\(atQuestion.page)")
    let atNone = try page(
      [Self.place], limit: "not my name", until: "safe-to-talk", at: [.quote("I cannot sleep")])
    #expect(!atNone.page.contains("I cannot sleep"), "\(atNone.page)")
  }

  @Test("where others are held back, words that may name one are too, and the page says so")
  func others() throws {
    let told: [Intent] = [
      Self.place, .tell(fact: "weighs", Statement(.words("my brother Kevin shouts"))),
      .tell(fact: "what-matters", Statement(.words("soft music"))),
    ]
    let held = try page(told, limit: "not the others").page
    #expect(!held.contains("Kevin") && held.contains("soft music"), "\(held)")
    #expect(held.contains("What weighs on them most: There is an answer; ask me."), "\(held)")
    #expect(try page(told, limit: "not my number").page.contains("Kevin"))
  }

  @Test("words of the person are theirs, where somebody else calls")
  func theirs() throws {
    var call = try ShippedCall(.tell(fact: "caller", Statement(.choice("third-party"))))
    let person = try #require(call.state.library.roles.first { $0.party == .person })
    for intent in [
      Intent.speak(role: person.id), Self.place,
      .tell(fact: "weighs", Statement(.words("soft music"))),
      .offer(responder: "ambulance", .accepted, reason: nil),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .person),
      .quote("let me be"),
      .handOff(responder: "ambulance", basis: .consent),
    ] { try call.perform(intent) }
    let page = try call.document(.page).split { $0.isWhitespace }.joined(separator: " ")
    #expect(page.contains("The person's words: \"soft music\""), "\(page)")
    #expect(!page.contains("The caller's words"), "\(page)")
    let aloud = try call.document(.readAloud)
    #expect(!aloud.contains("The caller's words"), "\(aloud)")
  }

  @Test("what was seen does not tell of the drinking that a caller's limit keeps back")
  func drinking() throws {
    func page(_ limit: String) throws -> String {
      var call = try ShippedCall(.tell(fact: "caller", Statement(.choice("third-party"))))
      for intent in [
        Self.place, .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
        .tell(fact: "what-seen", Statement(.words("he drank a lot and fell"))),
        .consent(item: "pass-on", ConsentAnswer(.limited, words: limit), of: .caller),
        .offer(responder: "ambulance", .accepted, reason: nil),
        .handOff(responder: "ambulance", basis: .consent),
      ] { try call.perform(intent) }
      return try call.document(.page)
    }
    #expect(try !page("not the drinking").contains("drank"))
    #expect(try page("not the drinking").contains("What was seen: There is an answer; ask me."))
    #expect(try page("not my name").contains("drank"))
  }

  @Test("a part of the day is said as it was, and no hour is made up for it")
  func lastNight() throws {
    let night = AnswerValue.moment(utcMilliseconds: 1_763_500_000_000, about: true)
    let said = try page(
      [Self.place, .tell(fact: "sign-since", Statement(night, quote: "last night"))],
      to: "ambulance")
    #expect(said.page.contains("When they were last well: last night, as said on"), "\(said.page)")
    #expect(!said.page.contains("yesterday"), "\(said.page)")
  }

  @Test("an advocate hears how to reach them under a limit in words, unless just that is refused")
  func advocate() throws {
    let told: [Intent] = [
      .tell(fact: "safe-number", Statement(.words("0791 555 0199"))),
      .tell(fact: "violence", Statement(.choice("under-way"))),
      .tell(fact: "advocate-way", Statement(.words("a text to the number"))),
    ]
    let open = try page(told, to: "advocate", limit: "only by text after six").page
    #expect(open.contains("0791 555 0199"), "\(open)")
    #expect(try !page(told, to: "advocate", limit: "not my number").page.contains("0791"))
  }

  @Test("a need that nobody has taken on says so")
  func taken() throws {
    let said = try page([Self.place, .tell(fact: "needs", Statement(.options(["housing"])))])
    #expect(said.page.contains("nobody has taken this on yet"), "\(said.page)")
  }

  @Test("a limit on getting in touch stands on the page")
  func getInTouch() throws {
    let said = try page([
      Self.place, .tell(fact: "safe-number", Statement(.words("0791 555 0199"))),
      .consent(
        item: "get-in-touch", ConsentAnswer(.limited, words: "only in the morning"), of: .caller),
    ])
    #expect(said.page.contains("Limit on getting in touch later"), "\(said.page)")
    #expect(said.page.contains("only in the morning"), "\(said.page)")
  }

  @Test("an everyday thing that was seen clearly is not called unclear")
  func everyday() throws {
    let library = try #require(Written.library)
    let reasons = library.steps.compactMap { step -> [String]? in
      guard case .rows(let rows) = step.detail else { return nil }
      return rows.map(\.because)
    }.first { $0.contains("It is not sure what was seen.") }
    let rows = try #require(reasons)
    let clear = try #require(rows.firstIndex { $0.hasPrefix("An everyday thing was seen clearly") })
    let unclear = try #require(rows.firstIndex(of: "It is not sure what was seen."))
    #expect(clear < unclear)
  }

  @Test("an everyday thing that was only told is not called something that nobody can name")
  func everydayTold() throws {
    let library = try #require(Written.library)
    let rows = try #require(
      library.steps.compactMap { step -> [String]? in
        guard case .rows(let rows) = step.detail else { return nil }
        return rows.map(\.because)
      }.first { $0.contains("Something was seen, and nobody can say what it is.") })
    let told = try #require(rows.firstIndex { $0.hasPrefix("It was told as an everyday thing") })
    let unnamed = try #require(rows.firstIndex { $0.hasPrefix("Something was seen, and nobody") })
    #expect(told < unnamed)
  }
}
