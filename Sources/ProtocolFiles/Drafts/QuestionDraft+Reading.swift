// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension QuestionDraft {
  /// A question from the keys of an `ask` step.
  init(_ map: MapNode) {
    self.init(fact: map.needed("ask"), answers: AnswersDraft(map))
    label = map.text("label")
    say = map.texts("say")
    confirm = map.text("confirm")
    ways = map.texts("ways")
    thirdParty = map.text("third party")
    younger = map.text("younger")
    why = map.text("why")
    ifAsked = map.text("if asked")
    raisesDanger = map.texts("raises danger")
    holdsFor = map.text("holds for")
    secretKind = map.text("secret kind")
    isAboutCaller = map.text("about") != nil
    evidence = EvidenceDraft(word: map.text("evidence")?.value)
    sticky = map.texts("sticky")
    confirmIfChanged = map.texts("confirm if changed")
    asksAfresh = map.text("ask afresh") != nil
    marks = map.texts("marks")
    yesOrNoWording = map.text("yes or no")
    notInYesOrNoMode = map.text("not in yes or no mode")
    hint = map.text("text")
    lowLabel = map.map("scale")?.text("low")
    highLabel = map.map("scale")?.text("high")
  }
}

extension EvidenceDraft {
  /// The shape check has seen that it is one of the words.
  fileprivate init(word: String?) {
    guard let word else {
      self = .unsaid
      return
    }
    self = Evidence(rawValue: word).map { .usually($0) } ?? .ask
  }
}

extension AnswersDraft {
  fileprivate init(_ map: MapNode) {
    if map["choices"] != nil {
      self = .choices(map.maps("choices").compactMap(ChoiceDraft.init))
    } else if map["many of"] != nil {
      self = .many(map.maps("many of").compactMap(ChoiceDraft.init))
    } else if let scale = map.map("scale") {
      self = .scale(from: scale.needed("from"), to: scale.needed("to"))
    } else if let number = map.map("number") {
      self = .number(
        unit: number.needed("unit"), from: number.needed("from"), to: number.needed("to"))
    } else {
      self.init(word: map.text("answer")?.value)
    }
  }

  private init(word: String?) {
    switch word {
    case "yes or no": self = .yesOrNo
    case "time": self = .time
    case "place": self = .place
    case "phone": self = .phone
    case "name to use": self = .nameToUse
    default: self = .text
    }
  }
}

extension ChoiceDraft {
  fileprivate init?(_ map: MapNode) {
    guard let first = map.pairs.first, let label = first.value.text else { return nil }
    self.init(id: first.key.placed, label: label)
    asYesOrNo = map.text("as yes or no")
    confirm = map.text("confirm")
    if let step = map.text("go") { next = .go(step) }
    if let outcome = map.text("end") { next = .end(outcome) }
    run = map.text("run")
    points = map.text("points")
    lowers = map.text("lowers") != nil
  }
}
