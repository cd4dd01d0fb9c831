// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

extension SampleCall {
  /// A friend calls about somebody with something in a hand; it turns out otherwise, a carer is
  /// there, and sharing is agreed to.
  package static func friend() throws -> SampleCall {
    var call = try SampleCall()
    try call.tell("caller", .choice("third-party"))
    try call.perform(.speak(role: "friend"))
    try call.tell("help-place", .words("the bench behind the \"Lark\""))
    try call.tell("name-to-use", .words("Ana Perez"))
    try call.perform(
      .tell(
        fact: "object",
        Statement(
          .choice("in-hand"), evidence: .guessed, certainty: .doubtful,
          quote: "it could be a gun, I could not tell")))
    try call.perform(
      .tell(fact: "thoughts", Statement(.choice("yes"), quote: "I told Ana not to say it")))
    try call.tell("companion", .words("her carer sits beside her"))
    try call.tell("wanted", .words("nobody in uniform"))
    try call.tell("taken-what", .unsure)
    try call.perform(.wish(responder: "police"))
    try call.answerAll([
      "help-place": .words("the bench behind the \"Lark\""), "safe-number": .declined,
      "name-to-use": .words("Ana Perez"), "object": .choice("in-hand"),
      "thoughts": .choice("yes"), "companion": .words("her carer sits beside her"),
      "wanted": .words("nobody in uniform"),
    ])
    let near = Statement(
      .choice("near"), evidence: .guessed, certainty: .doubtful, quote: "maybe a toy truck")
    try call.perform(.correct(fact: "object", near, reason: "she looked again"))
    try call.perform(.join(role: "carer"))
    try call.perform(.offer(responder: "talk", .accepted, reason: nil))
    try call.perform(.offer(responder: "mobile-crisis", .accepted, reason: nil))
    try call.perform(.promise(nil))
    let limited = ConsentAnswer(.limited, words: "everything but the phone number")
    try call.perform(.consent(item: "mobile-crisis", limited, of: .person))
    return call
  }
}
