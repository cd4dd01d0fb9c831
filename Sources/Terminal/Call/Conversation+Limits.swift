// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A limit of consent: what would go by it and what would not, before it is taken.
extension Conversation {
  /// The words of a limit. Where they bear on what is passed on, what they let go is shown first,
  /// and they are typed otherwise as often as the counsellor wants; nil where it is left.
  func limitTaken(
    _ typed: String, _ named: String?, of party: Role.Party, beside standing: ConsentLimit? = nil
  ) -> String? {
    var (typed, before) = (typed, "")
    while let said = words(typed, Phrase.limit, at: "limit > ", beginningWith: before) {
      guard let words = joined(said, standing) else { return nil }
      let item = consentItem(named)
      guard let item, call.state.library.isAboutSharing(item) else { return words }
      var marks = [
        Mark("1", CarePhrase.takeLimit.text), Mark("2", CarePhrase.sayLimitAnew.text),
      ]
      if !LimitReading(words).isJudged { marks.append(Mark("3", CarePhrase.keepKindsBack.text)) }
      guard let key = choose(marks, below: { lines(ofLimit: words, item, named, party, $0) })
      else { return nil }
      if key == "1" { return words }
      typed = key == "3" ? keepingBack(said, item) ?? said : ""
      before = said
      if key == "2" { show([.text(KeyPhrase.typeAnew(said, isInLine: editor.keepsDraft).text)]) }
    }
    return nil
  }

  /// The key of a choice below as much of the preview as the screen has room for; one key more
  /// shows all of it.
  private func choose(
    _ marks: [Mark], below block: (Reach.Detail) -> [ScreenLine]
  ) -> String? {
    let more = Mark("4", KeyPhrase.nameEachLine.text)
    func isShort(_ lines: [ScreenLine]) -> Bool { screen.rows(of: lines) <= Self.mostRows }
    let whole = block(.named)
    if !isShort(whole) {
      let byKind = block(.byKind)
      let short = isShort(byKind) ? byKind : block(.counted)
      let key = choose("take it > ", marks + [more], above: short, redo: "")?.key
      guard key == more.key else { return key }
    }
    return choose("take it > ", marks, above: whole, redo: "")?.key
  }

  /// A second limit adds to the first, unless the counsellor says that it takes its place.
  private func joined(_ words: String, _ standing: ConsentLimit?) -> String? {
    guard let standing else { return words }
    let both = LimitReading.adding(words, to: standing.words)
    guard both != standing.words else { return both }
    let marks = [
      Mark("1", CarePhrase.bothLimits.text), Mark("2", CarePhrase.onlyNewLimit.text),
    ]
    let lines = promptScreen.limitLines([standing])
    guard let key = choose("limits > ", marks, above: lines, redo: "")?.key else { return nil }
    return key == "1" ? both : words
  }

  /// Lifts one of several limits, or all of them.
  func liftLimit(of item: String?, _ party: Role.Party, _ standing: ConsentLimit) {
    let parts = LimitReading.parts(of: standing.words)
    let marks =
      parts.enumerated().map { Mark("\($0.offset + 1)", "\"\($0.element)\"") }
      + [Mark("\(parts.count + 1)", CarePhrase.allLimits.text)]
    let lines = [ScreenLine.text(CarePhrase.whichLimit.text)]
    guard let key = choose("lift > ", marks, above: lines, redo: "")?.key,
      let number = Int(key)
    else { return showPrompt() }
    guard number <= parts.count else { return finishConsent(item, .given, of: party) }
    var left = parts
    left.remove(at: number - 1)
    perform(
      .consent(
        item: item, ConsentAnswer(.limited, words: left.joined(separator: "; ")), of: party),
      saying: .chose(Phrase.limited.text))
  }

  /// Words that no rule reads, with the kinds that the counsellor understood by them, or that they
  /// say how to come and go along.
  private func keepingBack(_ words: String, _ item: String) -> String? {
    let open = call.state.library.kinds(openedBy: item)
    let kinds = SecretKind.allCases.filter { $0 != .none && open.contains($0) }
    let names = kinds.map(\.rawValue) + [CarePhrase.saysHowToCome.text]
    let marks = names.enumerated().map { Mark("\($0.offset + 1)", $0.element) }
    var detail = Detail(
      label: "keep back > ", lines: [.text(CarePhrase.whichKinds.text), .marks(marks)], redo: "")
    while let typed = ask(detail), !typed.isEmpty {
      guard let chosen = numbersListed(typed, upTo: names.count) else {
        (detail.draft, detail.lines) = (editor.keepsDraft ? typed : "", [])
        continue
      }
      sayBack(chosen.map { names[$0] }.eachOnce.joined(separator: ", "))
      let kept = chosen.filter(kinds.indices.contains).map { kinds[$0] }.eachOnce
      let narrowed = kept.isEmpty ? words : LimitReading.keepingBack(kept, of: words)
      return chosen.contains(kinds.count) ? LimitReading.onHowToCome(narrowed) : narrowed
    }
    return nil
  }

  private func lines(
    ofLimit words: String, _ item: String, _ named: String?, _ party: Role.Party,
    _ detail: Reach.Detail
  ) -> [ScreenLine] {
    let after = supposing(words, named, party)
    var lines = [ScreenLine.named("LIMIT", reading(of: words, item, after).text)]
    let unread = LimitReading(words).unread
    if !unread.isEmpty {
      lines.append(.named("UNREAD", CarePhrase.limitUnread(unread).text))
      if let spoken = call.state.language, spoken != call.state.library.ownLanguage {
        let name = LanguageName(code: spoken).text
        lines.append(.text(CarePhrase.limitsInEnglish(not: name).text))
      }
    }
    if namesWhomNotToTell(words) { lines.append(.hint(CarePhrase.ratherNotTell.text)) }
    if let after { lines += reach(item, in: after, detail) }
    if placeGoes(in: words, item) { lines.append(.text(CarePhrase.placeStillGoes.text)) }
    if wayGoes(in: words, item) { lines.append(.text(CarePhrase.wayStillGoes.text)) }
    return lines
  }

  /// Whether a limit keeps somebody out rather than something back: that is for every receiver.
  private func namesWhomNotToTell(_ words: String) -> Bool {
    let said = words.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
    return ["not tell", "dont tell", "not know", "never tell"].contains { said.contains($0) }
  }

  /// The call as it would stand with that limit: what goes by it is read from there alone.
  private func supposing(_ words: String, _ named: String?, _ party: Role.Party) -> State? {
    let intent = Intent.consent(
      item: named, ConsentAnswer(.limited, words: words), of: party)
    let now = desk.now()
    return (try? Engine.decide(intent, in: call.state, at: now)).map {
      call.state.supposing($0, at: now)
    }
  }

  /// What each receiver whom it concerns would hold of all that is known by now, and what not.
  private func reach(
    _ item: String, in after: State, _ detail: Reach.Detail
  ) -> [ScreenLine] {
    let screen = PromptScreen(
      state: after, prompt: prompt, now: desk.now(), begun: desk.begun)
    return concerned(item).map { responder in
      let handoff = screen.handoff(to: responder)
      let title = Recipient(of: handoff, in: after.library).title
      var reach = screen.reach(of: handoff)
      reach.detail = detail
      return .named("SO", CarePhrase.limitLets(title, reach).text)
    }
  }

  /// The responders whose receiver a consent is about: of several those that were accepted.
  private func concerned(_ item: String) -> [Int] {
    let library = call.state.library
    let all = library.responders.indices.filter { responder in
      library.receivers.contains { receiver in
        receiver.responder == responder
          && library.isAbout(item, library.responders[responder].id, receiver.id)
      }
    }
    guard all.count > 1 else { return all }
    return all.filter { responder in
      call.state.standing.offers.last { $0.responder == responder }?.end == .accepted
    }
  }

  /// What a limit leaves of what whoever gives it may let go, and the receiver hold.
  private func reading(of limit: String, _ item: String, _ after: State?) -> Phrase {
    let reading = LimitReading(limit)
    guard reading.isJudged else { return .limitNotJudged }
    let open = reading.kinds.intersection(giving(item, in: after ?? call.state))
    let kinds = SecretKind.allCases.filter { open.contains($0) && $0 != .none }
    guard !kinds.isEmpty else { return .care(.limitOpensNothing) }
    return .limitOpens(kinds.map(\.rawValue).joined(separator: ", "))
  }

  private func giving(_ item: String, in after: State) -> Set<SecretKind> {
    let library = after.library
    var kinds = library.kinds(openedBy: item)
    let receivers = concerned(item).flatMap { responder in
      library.receivers.filter { $0.responder == responder }
    }
    if !receivers.isEmpty { kinds.formIntersection(receivers.flatMap(\.kinds)) }
    let giver = after.standing.consents.last?.party ?? after.standing.speakerParty
    return giver == after.standing.personParty
      ? kinds : kinds.intersection(RecordedConsent.kindsReported)
  }

  private func consentItem(_ named: String?) -> String? {
    guard named == nil, case .consent(let shown, _) = prompt.kind else { return named }
    return call.state.library.consents[shown].id
  }

  /// Whether an advocate would hear how to reach them though the limit does not name it.
  private func wayGoes(in limit: String, _ item: String) -> Bool {
    let reading = LimitReading(limit)
    guard call.state.library.tellsAdvocate(item) else { return false }
    return !reading.kinds.contains(.contact) && !reading.barred.contains(.contact)
  }

  /// Whether an ambulance would hear the place though the limit does not name it.
  private func placeGoes(in limit: String, _ item: String) -> Bool {
    let reading = LimitReading(limit)
    guard call.state.library.tellsAmbulance(item) else { return false }
    return !reading.kinds.contains(.place) && !reading.barred.contains(.place)
  }
}
