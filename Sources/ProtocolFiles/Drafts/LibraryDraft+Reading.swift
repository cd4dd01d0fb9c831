// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension LibraryDraft {
  /// A library from a map of the shape `Shape.libraryFile`; protocols and policy come after.
  init(_ map: MapNode) {
    self.init(
      id: map.needed("library"), title: map.needed("title"), opensWith: map.needed("opens with"),
      protocolIDs: map.texts("protocols"))
    alarms = map.maps("alarms").map(AlarmDraft.init)
    findings = map.maps("findings").map {
      FindingDraft(
        name: $0.name(), values: $0.titled("values"),
        loweringNeedsSecond: $0.text("lowering") != nil)
    }
    responders = map.maps("responders").map {
      ResponderDraft(
        name: $0.name(), rung: $0.text("rung"),
        isLawEnforcement: $0.text("law enforcement") != nil, tellFirst: $0.text("tell first"),
        supports: $0.texts("supports"), say: $0.text("say"))
    }
    receivers = map.maps("receivers").map {
      ReceiverDraft(
        name: $0.name(), kinds: $0.texts("kinds"), facts: $0.texts("facts"),
        responder: $0.text("responder"))
    }
    consents = map.titled("consents")
    exceptions = map.maps("exceptions").map {
      ExceptionDraft(name: $0.name(), kinds: $0.texts("kinds"))
    }
    marks = map.maps("marks").compactMap { item in
      item.titled.map { MarkDraft(name: $0, toldEarly: item.text("told early")) }
    }
    theyAsk = map.maps("they ask").map {
      CallerQuestionDraft(
        id: $0.needed("id"), question: $0.needed("question"), say: $0.texts("say"),
        countsAs: $0.text("counts as"))
    }
    roles = map.maps("roles").map {
      RoleDraft(
        name: $0.name(), party: $0.needed("party"), evidence: $0.needed("evidence"),
        isYounger: $0.text("younger") != nil)
    }
    settings = (map.map("settings")?.pairs ?? []).compactMap { pair in
      pair.value.text.map { SettingDraft(id: pair.key.placed, value: $0) }
    }
  }
}

extension MapNode {
  fileprivate func name(_ title: String = "title") -> TitledDraft {
    TitledDraft(id: needed("id"), title: needed(title))
  }
}

extension AlarmDraft {
  fileprivate init(_ map: MapNode) {
    let outcomes = map.titled("outcomes").map {
      AlarmOutcomeDraft(outcome: $0.id, follows: $0.title)
    }
    self.init(
      name: map.name("label"), key: map.needed("key"), target: map.needed("protocol"),
      outcomes: outcomes)
  }
}

extension PolicyDraft {
  /// A policy: each rule keeps its clauses in the order written.
  init(_ map: MapNode) {
    let rules = map.maps("rules").map { rule in
      let clauses = rule.pairs.filter { $0.key.text != "id" }.map { pair in
        PolicyClauseDraft(key: pair.key.placed, words: rule.texts(pair.key.text))
      }
      return PolicyRuleDraft(id: rule.needed("id"), clauses: clauses)
    }
    self.init(id: map.needed("policy"), rules: rules)
  }
}
