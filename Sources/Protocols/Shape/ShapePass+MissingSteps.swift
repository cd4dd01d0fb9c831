// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Steps that a rule names and no protocol has, most often because somebody took one out.
extension ShapePass {
  /// What to write and where, for a tell or a step to do; nil for a name of anything else.
  func missing(_ name: String, called what: String) -> String? {
    let line: String
    switch what {
    case "tell": line = "- tell: \(name)"
    case "step to do": line = "- do: \(name)"
    case _: return nil
    }
    guard let rule = ruleBeingRead, let beside = step(beside: name, in: rule) else {
      return "Write it as \"\(line)\" in a protocol"
        + (what == "tell" ? ", or under \"they ask\" in library.yaml." : ".")
    }
    return "The rule \"\(rule.id.value)\" wants it \(beside): write \"\(line)\" there, or take the "
      + "rule out."
  }

  /// Where the rule's other act stands, with which of the two comes first.
  private func step(beside name: String, in rule: Clauses) -> String? {
    let first = rule.texts(.before) + rule.texts(.aheadOf)
    let isNever = rule.text(.never) != nil
    let forms = [rule.text(.never), rule.text(.everyCall)].compactMap { $0 }
    let isOfForm = forms.contains { PolicyActWords($0.value).words.contains(name) }
    for other in isOfForm ? first : forms {
      guard let step = step(of: PolicyActWords(other.value).words) else { continue }
      let order = isNever && isOfForm ? "after" : "before"
      return "\(order) \"\(step.value)\" (\(step.place.file):\(step.place.line))"
    }
    return nil
  }

  /// The first step that does what an act says.
  private func step(of words: [String]) -> Placed<String>? {
    guard words.count == 2 || words.first == "asks" && words.count == 3, let name = words.last
    else {
      return nil
    }
    return writtenSteps.map(\.step).first { step in
      switch (words[0], step.kind) {
      case ("asks", .ask(let question)): question.fact.value == name
      case ("tells", .tell(let id, _)): id.value == name
      case ("does", .instruct): step.id.value == name
      case ("runs", .run(let run)): run.target.value == name
      case ("offers", .offer(let responders, _)): responders.contains { $0.value == name }
      case _: false
      }
    }?.id
  }
}
