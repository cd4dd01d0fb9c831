// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// An act that a rule names; nil, after a complaint, when it is none or a name is not known.
  mutating func policyAct(_ text: Placed<String>) -> PolicyAct? {
    let words = PolicyActWords(text.value).words
    switch words.first {
    case "asks": return asks(words, text)
    case "hands": return handsOff(words, text)
    case "tells" where words.count == 2:
      return name(words[1], tells, "tell", text).map { _ in .tells(words[1]) }
    case "does" where words.count == 2:
      return name(words[1], things, "step to do", text).map { _ in .does(words[1]) }
    case "offers" where words.count == 2:
      return name(words[1], parts.responders.map(\.id), "responder", text).map {
        .offers(responder: $0)
      }
    case "runs" where words.count == 2:
      return name(words[1], parts.protocols.map(\.id), "protocol", text).map {
        .runs(protocolIndex: $0)
      }
    case "shares": return shares(words, text)
    case "ends": return ends(words, text)
    case "locates" where words.count == 1: return .locates
    case "it" where words == ["it", "ends"]: return .itEnds
    case "the" where words == ["the", "line", "drops"]: return .lineDrops
    default: return noAct(text)
    }
  }

  private mutating func noAct(_ text: Placed<String>) -> PolicyAct? {
    let written = PolicyActWords(text.value).words.first ?? ""
    let verb = nearest(to: written, among: PolicyActWords.verbs)
    let forms = PolicyActWords.forms.filter { form in verb.map { form.hasPrefix($0) } ?? true }
    complain(
      .rule, "\"\(text.value)\" is not an act that a rule can name.", at: text,
      help: "Write \"" + forms.joined(separator: "\" or \"") + "\".")
    return nil
  }

  private mutating func asks(_ words: [String], _ text: Placed<String>) -> PolicyAct? {
    if words.count == 2 { return fact(words[1], text).map { .asks(fact: $0, of: .subject) } }
    let parties: [String: Reader] = ["caller's": .caller, "person's": .person]
    if words.count == 3, let party = parties[words[1]] {
      return fact(words[2], text).map { .asks(fact: $0, of: party) }
    }
    if words.count == 4, words[1...2] == ["anything", "marked"] {
      return marked(words[3], text).map { .asksMarked(words[3], facts: $0) }
    }
    if words.count > 3, words[1...2] == ["all", "of"] {
      let facts = words[3...].compactMap { fact($0, text) }
      return facts.count == words.count - 3 ? .asksAll(facts) : nil
    }
    if words.count == 7, words[1...2] == ["at", "least"], words[4...5] == ["of", "marked"],
      let count = Int(words[3])
    {
      guard let facts = marked(words[6], text) else { return nil }
      guard (1...max(1, facts.count)).contains(count) else {
        complain(
          .rule, "\(count) cannot be asked: \(facts.count) are marked \"\(words[6])\".", at: text)
        return nil
      }
      return .asksAtLeast(count, marked: words[6], facts: facts)
    }
    return noAct(text)
  }

  private mutating func fact(_ id: String, _ text: Placed<String>) -> Int? {
    name(id, parts.facts.map(\.id), "fact", text)
  }

  private mutating func marked(_ mark: String, _ text: Placed<String>) -> [Int]? {
    guard name(mark, parts.marks.map(\.id), "mark", text) != nil else { return nil }
    return parts.facts.indices.filter { parts.facts[$0].marks.contains(mark) }
  }

  /// `hands off to (RESPONDER | law-enforcement) [under EXCEPTION]`
  private mutating func handsOff(_ words: [String], _ text: Placed<String>) -> PolicyAct? {
    guard words.count == 4 || (words.count == 6 && words[4] == "under"),
      words[1...2] == ["off", "to"]
    else { return noAct(text) }
    var under: Int?
    if words.count == 6 {
      under = name(words[5], parts.exceptions.map(\.id), "exception", text)
      guard under != nil else { return nil }
    }
    if words[3] == "law-enforcement" {
      let all = parts.responders.indices.filter { parts.responders[$0].isLawEnforcement }
      return .handsOffToLawEnforcement(responders: all, under: under)
    }
    return name(words[3], parts.responders.map(\.id), "responder", text).map {
      .handsOff(responder: $0, under: under)
    }
  }

  /// `shares KIND with RECEIVER`; a kind may be of several words.
  private mutating func shares(_ words: [String], _ text: Placed<String>) -> PolicyAct? {
    guard words.count >= 4, words[words.count - 2] == "with" else { return noAct(text) }
    let kind = words[1..<(words.count - 2)].joined(separator: " ")
    guard let kind = secretKind(Placed(kind, at: text.place)) else { return nil }
    return name(words[words.count - 1], parts.receivers.map(\.id), "receiver", text).map {
      .shares(kind, receiver: $0)
    }
  }

  /// `ends with FINDING VALUE`
  private mutating func ends(_ words: [String], _ text: Placed<String>) -> PolicyAct? {
    guard words.count == 4, words[1] == "with" else { return noAct(text) }
    guard let index = name(words[2], parts.findings.map(\.id), "finding", text) else { return nil }
    let finding = parts.findings[index]
    return name(words[3], finding.values.map(\.id), "value", text).map {
      .ends(finding: index, value: $0, Atom(finding.variable, in: .values([$0])))
    }
  }

  private mutating func name(
    _ name: String, _ ids: [String], _ what: String, _ text: Placed<String>
  ) -> Int? {
    position(of: Placed(name, at: text.place), among: ids, called: what)
  }
}

/// The words of an act; brackets and commas only keep them apart.
struct PolicyActWords {
  let words: [String]

  init(_ text: String) {
    words = text.split { " (),".contains($0) }.map(String.init)
  }

  static let forms = [
    "asks FACT", "asks caller's FACT", "asks anything marked MARK", "asks all of (FACT, FACT)",
    "asks at least N of marked MARK", "tells TELL", "does STEP",
    "offers RESPONDER",
    "hands off to RESPONDER", "hands off to RESPONDER under EXCEPTION", "shares KIND with RECEIVER",
    "locates", "runs PROTOCOL",
    "ends with FINDING VALUE", "it ends", "the line drops",
  ]

  static let verbs = [
    "asks", "tells", "does", "offers", "hands", "shares", "locates", "runs", "ends", "it", "the",
  ]

  /// Whether this is an act and not a condition, whose second word would be one of the grammar.
  var isAct: Bool {
    guard let verb = words.first, Self.verbs.contains(verb) else { return false }
    return words.count < 2 || !["is", "was", "includes"].contains(words[1])
  }
}
