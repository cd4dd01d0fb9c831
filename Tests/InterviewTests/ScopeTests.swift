// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("What a receiver may have")
struct ScopeTests {
  private func call(consent: ConsentState?, words: String? = nil) throws -> SampleCall {
    var call = try SampleCall()
    try call.tell("help-place", .words("behind the library"))
    try call.tell("safe-number", .words("555 01 99"))
    try call.tell("name-to-use", .words("Ana Perez"))
    try call.tell("violence", .choice("yes"))
    try call.tell("object", .choice("in-hand"), quote: "it may be a spoon")
    if let consent {
      try call.perform(
        .consent(
          item: "mobile-crisis", ConsentAnswer(consent, words: words), of: .person))
    }
    return call
  }

  @Test("consent opens the kinds of the receiver, and no other")
  func given() throws {
    let call = try call(consent: .given)
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped[.place].first?.value == .words("behind the library"))
    #expect(scoped[.wayBack].count == 1)
    #expect(scoped[.person].isEmpty)
    #expect(scoped[.hazards].map(\.id) == ["object"])
    #expect(
      scoped.withheld.map(\.kind) == [.identity, .violence]
        && scoped.withheld.allSatisfy { $0.reason == .notForReceiver })
  }

  @Test(
    "what is refused, unsure, withdrawn, expired or not asked opens nothing",
    arguments: [ConsentState.refused, .unsure, .withdrawn, .expired, nil])
  func shut(_ state: ConsentState?) throws {
    let call = try call(consent: state)
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.isClosed)
    #expect(scoped.parts.isEmpty && scoped.levels.isEmpty && scoped.changes.isEmpty)
    #expect(scoped.withheld.count == SecretKind.allCases.count)
  }

  @Test("a consent that nobody asked for is held back as not asked, and never as a doubt of theirs")
  func leftOut() throws {
    var call = try call(consent: nil)
    let left = ConsentAnswer.notAsked(because: "danger now")
    try call.perform(.consent(item: "mobile-crisis", left, of: .person))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.isClosed && scoped.parts.isEmpty)
    let reasons = Set(scoped.withheld.map { "\($0.reason)" })
    #expect(reasons.isSubset(of: ["notAsked", "notForReceiver"]), "\(reasons)")
    #expect(scoped.withheld.contains { $0.kind == .place && $0.reason == .notAsked })
    for wrong in [
      ConsentAnswer(.given, manner: .notAsked, words: "r"),
      ConsentAnswer(.unsure, manner: .notAsked),
    ] {
      #expect(throws: Refusal.self) {
        try call.perform(.consent(item: "mobile-crisis", wrong, of: .person))
      }
    }
  }

  @Test("where a support is goes with the place, and which help was taken up with their health")
  func support() throws {
    var call = try call(consent: .given)
    let home = Support(id: "home", name: "Maple House", kind: "group-home")
    let shown = ShownSupports([home], chosen: "home")
    try call.perform(.offer(responder: "clinic", .accepted, reason: nil, supports: shown))
    let handoff = call.handoff(to: "own-clinic")
    try call.perform(.consent(item: "clinic", ConsentAnswer(.given), of: .person))
    var recipient = Recipient(of: handoff, in: call.state.library)
    for (kind, shown) in [
      (SecretKind.place, ["clinic", "home"]), (.health, ["clinic", "clinic"]),
    ] {
      recipient.kinds = [kind]
      let scoped = scope(
        call.record(for: handoff), for: recipient, consents: call.state.recordedConsents,
        exceptions: [])
      let helps = scoped[.agreed].map(\.id).filter { ["home", "clinic"].contains($0) }
      #expect(helps == shown)
    }
  }

  @Test("a limited consent opens with its limit on top")
  func limited() throws {
    let call = try call(consent: .limited, words: "only the place")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.limits == ["only the place"])
    #expect(scoped[.place].count == 1)
    let withheld = scoped.withheld.filter { $0.reason == .consent(.limited) }.map(\.kind)
    #expect(withheld.contains(.health) && !withheld.contains(.place))
  }

  @Test("a limit that cannot be judged opens only what is no secret, and stands on top")
  func limitNotJudged() throws {
    let call = try call(consent: .limited, words: "only tonight")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.limits == ["only tonight"])
    #expect(scoped[.place].isEmpty)
    let kinds = RecordPart.allCases.flatMap { scoped[$0] }.reduce(into: Set<SecretKind>()) {
      $0.formUnion($1.kinds)
    }
    #expect(kinds == [.none])
  }

  @Test("a limit that names somebody withheld is said without the name")
  func limitWithName() throws {
    let call = try call(consent: .limited, words: "nobody may know ana was here")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.limits == ["There is a limit. Ask before you use or pass on anything."])
  }

  @Test("consent to one receiver opens nothing to another")
  func other() throws {
    let call = try call(consent: .given)
    #expect(call.scoped(for: call.handoff(to: "own-clinic")).isClosed)
    #expect(call.scoped(for: call.handoff(to: "police-desk")).isClosed)
  }

  @Test("a general no shuts what an earlier, narrower yes had opened")
  func generalNo() throws {
    var call = try call(consent: .given)
    try call.perform(.consent(item: "share", ConsentAnswer(.withdrawn), of: .person))
    #expect(call.scoped(for: call.handoff(to: "mobile-desk")).isClosed)
  }

  @Test("an exception opens its least content, whatever was refused")
  func exception() throws {
    let call = try call(consent: .refused)
    let basis = Handoff.Basis.exception("life-in-danger", reason: "Ana stopped answering")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk", basis: basis))
    #expect(scoped[.place].count == 1)
    #expect(scoped[.wayBack].isEmpty && scoped[.person].isEmpty)
    #expect(scoped.head.basis == .exception("life-in-danger", reason: ""))
    #expect(scoped.withheld.contains { $0.reason == .notInException("life-in-danger") })
  }

  @Test("an exception that the library does not name opens nothing")
  func noException() throws {
    let call = try call(consent: .given)
    let basis = Handoff.Basis.exception("made-up", reason: "r")
    #expect(call.scoped(for: call.handoff(to: "mobile-desk", basis: basis)).isClosed)
  }

  @Test("a quote that says a withheld name is withheld with it, and the fact stays")
  func nameInQuote() throws {
    var call = try call(consent: .given)
    try call.tell("thoughts", .choice("yes"), quote: "I told ANA\u{200B} so")
    try call.tell("wanted", .words("someone to fetch Perez"))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    let thoughts = try #require(scoped[.hazards].first { $0.id == "thoughts" })
    #expect(thoughts.quote == nil && thoughts.isHeldBack)
    #expect(thoughts.value == .label("Yes"))
    let wanted = try #require(scoped[.wants].first { $0.id == "wanted" })
    #expect(wanted.value == .nothing && wanted.isHeldBack)
  }

  @Test(
    "an answer of ordinary words that is withheld takes nothing else with it",
    arguments: ["No.", "no", "now", "Not now", "I don't know", "just the same", "He is", "ok", "5"])
  func ordinaryWords(_ said: String) throws {
    var call = try call(consent: .given)
    try call.tell("do-not-tell", .words("nobody now"))
    try call.perform(.correct(fact: "do-not-tell", Statement(.words(said)), reason: said))
    try call.perform(
      .correct(fact: "name-to-use", Statement(.words(said)), reason: said))
    let place = "No. 5, behind the library, just the same as he is now. I don't know; not now, ok."
    try call.perform(.correct(fact: "help-place", Statement(.words(place)), reason: nil))
    try call.tell("wanted", .words(place))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped[.place].first?.value == .words(place))
    #expect(scoped[.wants].contains { $0.id == "wanted" && $0.value == .words(place) })
  }

  @Test(
    "a word of one's own that is withheld is held back wherever it is said, and said to be",
    arguments: ["heroin", "Heroin!", "some heroin, I think"])
  func ownWords(_ said: String) throws {
    var call = try SampleCall()
    try call.tell("taken-what", .words(said))
    try call.tell("help-place", .words("where the \(said.lowercased()) is"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    let handoff = call.handoff(to: "mobile-desk")
    var recipient = Recipient(of: handoff, in: call.state.library)
    recipient.kinds = [.place]
    let scoped = scope(
      call.record(for: handoff), for: recipient, consents: call.state.recordedConsents,
      exceptions: [])
    let place = try #require(scoped[.place].first)
    #expect(place.value == .nothing && place.isHeldBack)
  }

  @Test("a name among other words is found, and the other words hide nothing")
  func nameAmongWords() throws {
    var call = try SampleCall()
    try call.tell("name-to-use", .words("I don't know, it may be Jo"))
    try call.tell("wanted", .words("it may be that I know"))
    try call.tell("companion", .words("jo is there"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped[.wants].contains { $0.value == .words("it may be that I know") })
    #expect(scoped[.present].first?.isHeldBack == true)
  }

  @Test("a number is found again however its digits are grouped")
  func numberInQuote() throws {
    var call = try call(consent: nil)
    try call.perform(.consent(item: "share-with-police", ConsentAnswer(.given), of: .person))
    try call.tell("wanted", .words("ring 5550199"))
    let scoped = call.scoped(for: call.handoff(to: "police-desk"))
    #expect(!scoped.isClosed)
    #expect(scoped[.wants].first { $0.id == "wanted" }?.value == .nothing)
  }

  @Test("a copy for law enforcement carries no level")
  func noLevel() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .choice("yes")])
    try call.perform(.consent(item: "share", ConsentAnswer(.given), of: .person))
    var recipient = Recipient(of: call.handoff(to: "own-clinic"), in: call.state.library)
    let record = call.record(for: call.handoff(to: "own-clinic"))
    let consents = call.state.recordedConsents
    #expect(scope(record, for: recipient, consents: consents, exceptions: []).levels.count == 1)
    recipient.isLawEnforcement = true
    #expect(scope(record, for: recipient, consents: consents, exceptions: []).levels.isEmpty)
  }

  @Test("words of no kind go only where nothing at all is withheld")
  func typed() throws {
    var call = try call(consent: .given)
    try call.perform(.offer(responder: "clinic", .ruledOut, reason: "closed"))
    let some = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(some[.wants].first { $0.id == "clinic" }?.typed == nil)
    try call.perform(.consent(item: "clinic", ConsentAnswer(.given), of: .person))
    let all = call.scoped(for: call.handoff(to: "own-clinic"))
    #expect(all[.wants].first { $0.id == "clinic" }?.typed == "closed")
    #expect(all.withheld.isEmpty)
  }

  @Test("exact words go by consent, under a heading of their own, and never without it")
  func quotes() throws {
    var call = try call(consent: .given)
    try call.perform(.quote("he has it, not me"))
    try call.perform(.quote("Ana knows"))
    try call.perform(.note("she sounds tired"))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped[.quotes].map(\.value) == [.words("he has it, not me"), .nothing])
    #expect(scoped[.quotes].map(\.isHeldBack) == [false, true])
    let danger = Handoff.Basis.exception("life-in-danger", reason: "r")
    #expect(call.scoped(for: call.handoff(to: "mobile-desk", basis: danger))[.quotes].isEmpty)
    try call.perform(.consent(item: "share-with-police", ConsentAnswer(.given), of: .person))
    #expect(call.scoped(for: call.handoff(to: "police-desk"))[.quotes].isEmpty)
    let limit = ConsentAnswer(.limited, words: "everything but my name")
    try call.perform(.consent(item: "mobile-crisis", limit, of: .person))
    #expect(call.scoped(for: call.handoff(to: "mobile-desk"))[.quotes].isEmpty)
  }

  @Test("without consent, own words go only where they say the place or how to meet somebody")
  func leastWords() throws {
    var call = try call(consent: .refused)
    try call.tell("wanted", .words("that I am not the one to blame"))
    let basis = Handoff.Basis.exception("life-in-danger", reason: "r")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk", basis: basis))
    #expect(scoped[.place].first?.value == .words("behind the library"))
    #expect(!scoped[.wants].contains { $0.id == "wanted" })
    #expect(scoped.consentOf.isEmpty)
  }

  @Test("that somebody may be there is never withheld, only who")
  func presence() throws {
    var call = try call(consent: nil)
    try call.tell("companion", .words("her brother Tom"))
    try call.perform(.join(role: "carer"))
    try call.perform(.consent(item: "share-with-police", ConsentAnswer(.given), of: .person))
    let scoped = call.scoped(for: call.handoff(to: "police-desk"))
    #expect(scoped[.present].map(\.id) == ["companion", "carer"])
    #expect(scoped[.present].first?.value == .nothing)
    #expect(scoped[.present].first?.isHeldBack == true)
    #expect(call.scoped(for: call.handoff(to: "mobile-desk"))[.present].isEmpty)
  }

  @Test("a warning that may not be said is still announced")
  func warning() throws {
    var call = try call(consent: .refused)
    try call.tell("do-not-tell", .words("his brother"))
    let basis = Handoff.Basis.exception("life-in-danger", reason: "r")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk", basis: basis))
    #expect(scoped[.doNotTell].isEmpty)
    #expect(scoped.hasUnsaidWarning)
  }

  @Test("a caller's consent opens what is about the caller, and not the person")
  func callersOwn() throws {
    var call = try SampleCall()
    try call.tell("caller", .choice("third-party"))
    try call.perform(.speak(role: "friend"))
    try call.tell("help-place", .words("under the bridge"))
    try call.perform(.consent(item: "share", ConsentAnswer(.given), of: .caller))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped[.place].isEmpty)
    #expect(scoped.withheld.contains { $0.about == .person && $0.kind == .none })
  }

  @Test("words that one line shows are hidden by no other that says the same")
  func samePlace() throws {
    var call = try call(consent: .given)
    try call.tell("help-place", .words("under the Lark bridge"))
    try call.tell("name-to-use", .words("under the Lark bridge"))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(scoped.withheld.contains { $0.kind == .identity })
    #expect(scoped[.place].map(\.value) == [.words("under the Lark bridge")])
  }
}
