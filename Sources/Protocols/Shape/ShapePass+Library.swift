// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Everything `library.yaml` declares that needs no protocol to be understood.
  mutating func readLibraryParts() {
    parts.id = draft.id.value
    parts.title = draft.title.value
    checkIDs(draft.protocols.map(\.id), called: "protocol", isValue: false)
    parts.protocols = draft.protocols.map(Self.checked)
    let ids = parts.protocols.map(\.id)
    for name in draft.protocolIDs {
      _ = position(of: name, among: ids, called: "protocol file")
    }
    parts.opensWith = position(of: draft.opensWith, among: ids, called: "protocol") ?? 0
    readFindings()
    readResponders()
    readReceivers()
    checkIDs(draft.consents.map(\.id), called: "consent item", isValue: false)
    parts.consents = draft.consents.map(Titled.init)
    readMarks()
    parts.exceptions = draft.exceptions.map { written in
      ReleaseException(
        id: written.name.id.value, title: written.name.title.value, kinds: kinds(written.kinds))
    }
    readRoles()
    parts.theyAsk = draft.theyAsk.map { asked in
      CallerQuestion(
        id: asked.id.value, question: asked.question.value, say: asked.say.map(\.value),
        countsAs: asked.countsAs?.value)
    }
  }

  private static func checked(_ written: ProtocolDraft) -> CheckedProtocol {
    var sources: [String: String] = [:]
    for source in written.sources { sources[source.id.value] = source.text.value }
    return CheckedProtocol(
      id: written.id.value, title: written.title.value, version: written.version.value,
      language: written.language.value, useWhen: written.useWhen?.value,
      reviewDue: written.review?.due.value, keepsNoIdentity: written.keeps != nil,
      sources: sources)
  }

  private mutating func readFindings() {
    checkIDs(draft.findings.map(\.name.id), called: "finding", isValue: false)
    for written in draft.findings {
      checkIDs(written.values.map(\.id), called: "value")
      limitValues(written.values.count, of: written.name.id)
      parts.findings.append(
        Finding(
          id: written.name.id.value, title: written.name.title.value,
          values: written.values.map(Titled.init), variable: parts.variables.add(),
          suggestion: parts.variables.add(), loweringNeedsSecond: written.loweringNeedsSecond))
    }
  }

  private mutating func readResponders() {
    checkIDs(draft.responders.map(\.name.id), called: "responder", isValue: false)
    for written in draft.responders {
      for kind in written.supports where !isIdentifier(kind.value) {
        diagnostics.append(illegalID(kind))
      }
      parts.responders.append(
        Responder(
          id: written.name.id.value, title: written.name.title.value,
          rung: written.rung.flatMap { number($0) }, isLawEnforcement: written.isLawEnforcement,
          tellFirst: written.tellFirst?.value, supports: written.supports.map(\.value),
          say: written.say?.value, variable: parts.variables.add(ofCall: true)))
    }
  }

  private mutating func readReceivers() {
    checkIDs(draft.receivers.map(\.name.id), called: "receiver", isValue: false)
    let responders = parts.responders.map(\.id)
    for written in draft.receivers {
      let responder = written.responder.flatMap {
        position(of: $0, among: responders, called: "responder")
      }
      parts.receivers.append(
        Receiver(
          id: written.name.id.value, title: written.name.title.value, kinds: kinds(written.kinds),
          responder: responder))
    }
  }

  /// Facts that a receiver may hold by name are known only once all of them are.
  mutating func readFactsOfReceivers() {
    let ids = parts.facts.map(\.id)
    for (index, written) in draft.receivers.enumerated() {
      parts.receivers[index].facts = written.facts.compactMap {
        position(of: $0, among: ids, called: "fact")
      }
    }
  }

  private mutating func readMarks() {
    checkIDs(draft.marks.map(\.name.id), called: "mark", isValue: false)
    for written in draft.marks {
      let early = written.toldEarly.flatMap { name -> Int? in
        guard
          let index = position(of: name, among: parts.protocols.map(\.id), called: "protocol")
        else { return nil }
        if draft.protocols[index].steps.contains(where: \.kind.isTell) { return index }
        complain(
          .missing, "\"\(name.value)\" tells nothing, so it cannot come first.", at: name,
          help: "Name a protocol with a \"tell\".")
        return nil
      }
      parts.marks.append(
        FactMark(
          id: written.name.id.value, title: written.name.title.value, toldEarly: early))
    }
  }

  private mutating func readRoles() {
    checkIDs(draft.roles.map(\.name.id), called: "role", isValue: false)
    for written in draft.roles {
      let party = word(Role.Party.self, written.party)
      let evidence = word(Evidence.self, written.evidence)
      guard let party, let evidence else { continue }
      parts.roles.append(
        Role(
          id: written.name.id.value, title: written.name.title.value, party: party,
          evidence: evidence, isYounger: written.isYounger))
    }
  }

  /// One word of a fixed set, or a complaint that lists the set.
  mutating func word<Words: RawRepresentable & CaseIterable>(
    _ type: Words.Type, _ text: Placed<String>
  ) -> Words? where Words.RawValue == String {
    if let word = Words(rawValue: text.value) { return word }
    let all = Words.allCases.map(\.rawValue).joined(separator: ", ")
    complain(.unknownWord, "\"\(text.value)\" is not one of: \(all).", at: text)
    return nil
  }

  mutating func limitValues(_ count: Int, of id: Placed<String>) {
    guard count > Cells.valueBudget else { return }
    complain(
      .tooMany, "\"\(id.value)\" has \(count) values; at most \(Cells.valueBudget) are possible.",
      at: id)
  }
}

extension Titled {
  init(_ written: TitledDraft) {
    self.init(id: written.id.value, title: written.title.value)
  }
}

extension StepKindDraft {
  fileprivate var isTell: Bool {
    if case .tell = self { return true }
    return false
  }
}
