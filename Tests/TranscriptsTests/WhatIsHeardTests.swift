// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// Pages that were found wrong in calls made by hand.
@Suite("What a receiver hears, and whose it is")
struct WhatIsHeardTests {
  private func text(
    _ call: ShippedCall, to responder: String, _ form: Document.Form = .page
  ) throws -> String {
    Document(form, of: call.scoped(to: responder)).text
      .split { $0.isWhitespace }.joined(separator: " ")
  }

  private func given(_ item: String, _ words: String? = nil) -> Intent {
    .consent(
      item: item, ConsentAnswer(words == nil ? .given : .limited, words: words), of: .person)
  }

  /// A daughter tells of a fit; then her father agrees to an ambulance himself.
  private func daughter(_ more: Intent...) throws -> ShippedCall {
    var call = try ShippedCall(
      .speak(role: "family"),
      .tell(fact: "what-seen", Statement(.words("fell and shakes all over"))),
      .tell(fact: "how-they-are", Statement(.options(["lost-look"]))),
      .tell(fact: "body-sign", Statement(.choice("fit"))),
      .tell(fact: "knows-person", Statement(.choice("family-or-friend"))),
      .tell(fact: "caller-bears", Statement(.choice("needs-care-too"))),
      .tell(fact: "name-to-use", Statement(.words("Orlo Baker"))))
    for intent in more { try call.perform(intent) }
    return call
  }

  /// Somebody alone with pills near and a level, who lets a team come under a long limit.
  private func alone(_ more: Intent...) throws -> ShippedCall {
    let limit = LimitReading.keepingBack(
      [.thirdParty],
      of: "no men please, only after six in the evening, and do not ring at the door downstairs")
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice("close"))),
      .tell(fact: "alone", Statement(.choice("on-their-own"))),
      .tell(
        fact: "team-manner",
        Statement(
          .words(
            "two women, no uniforms, no sirens, park round the corner, say who you are, wait "
              + "for me to open, do not touch the dog, speak slowly, no torch in the face please"))
      ),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      given("share-with-mobile-crisis", limit))
    for intent in more { try call.perform(intent) }
    return call
  }

  @Test("a long limit is said short before the danger goes")
  func limitBeforeDanger() throws {
    let heard = try text(try alone(), to: "mobile-crisis", .readAloud)
    for said in ["There is a limit.", "May act on the thoughts", "Means within reach"] {
      #expect(heard.contains(said), "\(said): \(heard)")
    }
  }

  @Test("nobody is warned of who is not there")
  func nobodyThere() throws {
    for form in [Document.Form.page, .readAloud] {
      let told = try text(try alone(), to: "mobile-crisis", form)
      #expect(!told.contains("Somebody may be there"), "\(told)")
    }
  }

  @Test("by what they would die is owed to a team that went without it")
  func meansAfterwards() throws {
    let call = try alone(
      .handOff(responder: "mobile-crisis", basis: .consent),
      .tell(fact: "means-kind", Statement(.choice("medicine"))))
    let at = call.entries.last?.at ?? Written.begin
    let owed = SentRecords(call.entries, in: call.state.library).owed(in: call.state, at: at)
    #expect(owed.flatMap(\.items).contains { $0.id == "means-kind" }, "\(owed)")
  }

  @Test("a read-back says what was not repeated, on the page too")
  func notRepeated() throws {
    let call = try alone(
      .handOff(responder: "mobile-crisis", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Dana", reason: "not repeated: level, hazard")))
    let page = try call.document(.page)
    #expect(page.contains("accepted by Dana, not repeated: level, hazard"), "\(page)")
    #expect(page.contains("Accepted by Dana, not repeated: level, hazard."), "\(page)")
  }

  @Test("what was refused to be kept is in no later version, and is owed to nobody")
  func notKept() throws {
    let call = try alone(
      .tell(fact: "agreed-words", Statement(.words("about the parcel"))),
      .handOff(responder: "mobile-crisis", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Dana", reason: "not repeated: level")),
      .consent(item: "notes", ConsentAnswer(.refused), of: .person), .close(.stopped))
    for form in [Document.Form.page, .readAloud, .json] {
      let text = try call.document(form)
      for words in ["Quarry", "no men", "uniforms", "parcel"] {
        #expect(!text.contains(words), "\(words): \(text)")
      }
    }
    let at = call.entries.last?.at ?? Written.begin
    let sent = SentRecords(call.entries, in: call.state.library)
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    let kept = Document(.page, of: sent.record(for: handoff, in: call.state.asKept, at: at)).text
    #expect(kept.contains("Reply: accepted by Dana, not repeated: level"), "\(kept)")
    let page = try call.document(.page)
    #expect(page.contains("Place to find them: not known, it was not kept"), "\(page)")
    #expect(!page.contains("Awake: not known, it was not kept"), "\(page)")
    let owed = sent.owed(in: call.state, at: at)
    #expect(owed.isEmpty, "\(owed.flatMap(\.items).map { "\($0.label) \($0.manner)" })")
  }

  @Test("what is said of the person where a part is about the caller, is news of the person")
  func newsInACallersPart() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "awake", Statement(.choice("wakeful"))))
    let awake = try #require(call.state.library.factIndex("awake"))
    #expect(!call.state.isKnownOfPersonAlone(awake))
    try call.answer(until: "goodbye")
    #expect(call.state.party(toldOf: awake) == call.state.standing.callerParty)
    #expect(call.state.isKnownOfPersonAlone(awake))
    try call.perform(.change(fact: "awake", Statement(.choice("drowsy"))))
    #expect(call.state.current(awake, of: .spokenFor)?.answer.value == .choice("drowsy"))
  }

  @Test("what a caller sees of the person reaches the ambulance that was agreed to")
  func sight() throws {
    for consent in [
      given("share-with-ambulance"),
      .consent(item: "pass-on", ConsentAnswer(.given), of: .caller),
    ] {
      let call = try daughter(consent)
      let page = try text(call, to: "ambulance")
      for line in ["fell and shakes all over", "Seems lost or confused", "A fit, now"] {
        #expect(page.contains(line), "\(line): \(page)")
      }
      for line in ["Family or friend", "Needs care too", "Orlo"] {
        #expect(!page.contains(line), "\(line): \(page)")
      }
      #expect(page.contains("third party, about the person, beyond what was seen of them"))
      #expect(try text(call, to: "ambulance", .readAloud).contains("fell and shakes"))
    }
    #expect(try !text(try daughter(), to: "ambulance").contains("fell and shakes"))
    let limited = try daughter(given("share-with-ambulance", "only the place"))
    #expect(try !text(limited, to: "ambulance").contains("fell and shakes"))
  }

  @Test("health is never called withheld where a sign of it goes")
  func partly() throws {
    let call = try daughter(.consent(item: "pass-on", ConsentAnswer(.given), of: .caller))
    let page = try text(call, to: "ambulance")
    #expect(
      page.contains("health, about the person, beyond what was seen of them: consent was not"))
    #expect(!page.contains("health, about the person: "), "\(page)")
  }

  @Test("a page given before it was known who calls says whose yes it was, and so does a line owed")
  func basis() throws {
    var call = try ShippedCall(
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .other),
      .offer(responder: "ambulance", .accepted, reason: nil),
      .handOff(responder: "ambulance", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Jo")))
    #expect(try !call.document(.page).contains("Basis:  the person's consent"))
    try call.perform(.tell(fact: "caller", Statement(.choice("third-party"))))
    try call.perform(.attribute)
    let owed = call.owed.filter { $0.label == "Basis" }
    #expect(owed.count == 1 && owed.first?.manner == .corrected, "\(call.owed.map(\.label))")
    let whose = "the caller's consent to pass on what they saw; the person was not asked"
    #expect(owed.first?.now?.value == .label(whose))
    let page = try call.document(.page).split { $0.isWhitespace }.joined(separator: " ")
    #expect(page.contains("Basis: \(whose)"), "\(page)")
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Jo")))
    #expect(call.owed.isEmpty, "\(call.owed.map(\.label))")
  }

  @Test("a no of the person is owed to whoever holds a page", arguments: ["person", "caller"])
  func refusal(_ giver: String) throws {
    let item = giver == "person" ? "share-with-ambulance" : "pass-on"
    let whose: Role.Party = giver == "person" ? .person : .caller
    var call = try daughter(
      .consent(item: item, ConsentAnswer(.given), of: whose),
      .offer(responder: "ambulance", .accepted, reason: nil),
      .handOff(responder: "ambulance", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Jo")))
    #expect(call.owed.isEmpty)
    try call.perform(
      .consent(item: "share-with-ambulance", ConsentAnswer(.refused), of: .person))
    let said = call.owed.filter { $0.label == "Basis" }.compactMap(\.now?.value)
    #expect(said == [.label("no consent any more: the person said no")], "\(call.owed)")
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Jo")))
    #expect(call.owed.isEmpty, "\(call.owed.map(\.label))")
  }

  @Test("sources that disagree stand in one place, and not as not known beside it")
  func disputed() throws {
    var call = try daughter(given("share-with-ambulance"))
    try call.perform(.tell(fact: "breathing", Statement(.choice("slow-noisy"))))
    try call.perform(.tell(fact: "awake", Statement(.choice("no-answer"))))
    try call.perform(.dispute(fact: "breathing", Statement(.choice("breathes-well"))))
    let scoped = call.scoped(to: "ambulance")
    #expect(!scoped[.notKnown].contains { $0.id == "breathing" })
    let places = scoped[.hazards].indices.filter { scoped[.hazards][$0].id == "breathing" }
    #expect(places.count == 2 && places.last == places.first.map { $0 + 1 }, "\(places)")
  }

  @Test("what the caller arranged for themself is not the person's")
  func arrangements() throws {
    let call = try ShippedCall(
      .speak(role: "family"), .tell(fact: "cover-story", Statement(.choice("a-survey"))),
      .tell(fact: "my-voice", Statement(.choice("yes"))),
      .tell(fact: "safe-hour", Statement(.choice("later-today"))),
      given("share-with-mobile-crisis"))
    let page = try text(call, to: "mobile-crisis")
    #expect(!page.contains("A survey") && !page.contains("Later today"), "\(page)")
    #expect(!page.contains("can be heard there"), "\(page)")
    let own = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "cover-story", Statement(.choice("a-survey"))),
      given("share-with-mobile-crisis"))
    #expect(try text(own, to: "mobile-crisis").contains("A survey"))
  }

  private func promise(_ owner: String) -> Intent {
    .promise(
      Promise(id: "p", text: "Ring Mr Baker at nine", owner: owner, dueUTCMilliseconds: 1))
  }

  @Test("a promise that was typed reaches whoever is to keep it, and nobody else")
  func promised() throws {
    let opens = [given("share-with-ambulance"), given("share-with-mobile-crisis")]
    for owner in ["Mobile crisis team, desk", "the mobile team", "mobile-desk"] {
      let call = try ShippedCall(opens[0], opens[1], promise(owner))
      let page = try text(call, to: "mobile-crisis")
      #expect(
        page.contains("The counsellor's words: \"Ring Mr (a name) at nine\""), "\(owner): \(page)")
      #expect(try !text(call, to: "ambulance").contains("at nine"))
    }
    let ours = try ShippedCall(opens[0], opens[1], promise("this counsellor"))
    #expect(try !text(ours, to: "mobile-crisis").contains("at nine"))
    let limited = try ShippedCall(
      given("share-with-mobile-crisis", "only the place"), promise("the mobile team"))
    let page = try text(limited, to: "mobile-crisis")
    #expect(page.contains("There is a promise of yours; ask me.") && !page.contains("Baker"))
  }

  @Test("exact words that a limit holds back are named as held back")
  func unquoted() throws {
    let third = try daughter(.quote("She shook"), given("share-with-ambulance"))
    let said = try text(third, to: "ambulance")
    #expect(said.contains("exact words of the call: not for this receiver"), "\(said)")
    for (words, isSaid) in [(nil, false), ("not my name", true)] {
      let call = try ShippedCall(
        .quote("I cannot go on"), given("share-with-mobile-crisis", words))
      let page = try text(call, to: "mobile-crisis")
      #expect(page.contains("I cannot go on") != isSaid)
      #expect(page.contains("exact words of the call: consent is limited") == isSaid, "\(page)")
    }
  }

  @Test("a level that was raised and then lowered says both, the last first, with why")
  func judged() throws {
    let call = try ShippedCall(
      .raise(finding: "suicide-level", to: "imminent"),
      .lower(finding: "suicide-level", to: "low", reason: "she laughed", second: .agreed),
      given("share-with-mobile-crisis"))
    let page = try text(call, to: "mobile-crisis")
    let parts = [
      "Level of suicide risk: The counsellor judged Low, because", "raised it to Imminent",
    ]
    let places = parts.compactMap { page.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 2 && places == places.sorted(), "\(page)")
    let aloud = try text(call, to: "mobile-crisis", .readAloud)
    #expect(
      aloud.contains("the counsellor judged Low; before that raised to Imminent."), "\(aloud)")
  }

  @Test("the latest correction is read aloud, however much else there is")
  func latestCorrection() throws {
    let long = "and more of it that goes on for a good while longer than anybody wants to hear it"
    var call = try daughter(
      given("share-with-ambulance"), .tell(fact: "with-the-sign", Statement(.options(["fever"]))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .tell(fact: "help-place", Statement(.words("12 Mill Road"))),
      .tell(fact: "taken-what", Statement(.words(long))),
      .tell(fact: "last-signs", Statement(.words(long))),
      .offer(responder: "ambulance", .accepted, reason: nil),
      .handOff(responder: "ambulance", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Jo")))
    try call.perform(.correct(fact: "breathing", Statement(.choice("stopped")), reason: nil))
    try call.perform(
      .correct(fact: "with-the-sign", Statement(.options(["head-knock"])), reason: nil))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Correction. What else came with it: A fall"), "\(aloud)")
  }

  @Test("what was agreed stays once they can talk again, with how it was said")
  func agreedStays() throws {
    var call = try ShippedCall(
      .yesOrNo(true), .note(AgreedSign.taps.rawValue), .note("Cover story: a survey"),
      given("share-with-mobile-crisis"))
    try call.perform(.yesOrNo(false))
    let page = try text(call, to: "mobile-crisis")
    #expect(page.contains("One tap is yes, two taps are no") && page.contains("a survey"))
    #expect(page.contains("by yes and no"), "\(page)")
  }

  @Test("a surname in words that were agreed on does not go where no name may")
  func surname() throws {
    let call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "safe-number", Statement(.words("0650123456"))),
      .tell(fact: "agreed-words", Statement(.words("say it is for Mrs Petrov, about a survey"))),
      given("share-with-mobile-crisis"))
    let json = Document(.json, of: call.scoped(to: "mobile-crisis")).text
    #expect(!json.contains("Petrov") && json.contains("about a survey"))
  }

  @Test("that nobody does harm is not told as all there is where nothing may be said of harm")
  func noHarm() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "violence", Statement(.choice("close-by"))),
      .tell(fact: "child-tonight", Statement(.choice("in-danger"))),
      given("share-with-ambulance"), given("share-with-mobile-crisis"),
      .tell(fact: "help-place", Statement(.words("12 Mill Road"))))
    try call.perform(
      .correct(fact: "child-tonight", Statement(.choice("not-tonight")), reason: nil))
    let said = "No danger tonight Of violence nothing may be said, be there any or none."
    #expect(try text(call, to: "mobile-crisis").contains(said))
    try call.perform(.dispute(fact: "child-tonight", Statement(.choice("in-danger"))))
    let aloud = try text(call, to: "mobile-crisis", .readAloud)
    #expect(aloud.contains("In danger tonight."), "\(aloud)")
    #expect(!aloud.contains("Danger to a child tonight: No danger tonight"), "\(aloud)")
  }

  @Test("what frightens them and whom not to tell are read aloud before what weighs less")
  func manner() throws {
    let long = "and more of it that goes on for a good while longer than anybody wants to hear it"
    let call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "help-place", Statement(.words("12 Mill Road, do not ring"))),
      .tell(fact: "team-manner", Statement(.words("no men, please"))),
      .tell(fact: "what-matters", Statement(.words(long))),
      .tell(fact: "weighs", Statement(.words(long))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))),
      .tell(fact: "plan", Statement(.choice("yes"))),
      .tell(fact: "drinking", Statement(.choice("yes"))),
      .tell(fact: "child-tonight", Statement(.choice("not-tonight"))),
      .tell(fact: "whom-not-to-tell", Statement(.words("her husband Bert"))),
      given("share-with-mobile-crisis"))
    let aloud = try text(call, to: "mobile-crisis", .readAloud)
    print(aloud)
    for words in ["no men, please", "do not ring", "her husband Bert"] {
      #expect(aloud.contains(words), "\(aloud)")
    }
  }
}
