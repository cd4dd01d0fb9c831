// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What does not count any more, on a page")
struct FirstPageTests {
  /// A breath that was told where the question before it turned out to be another.
  private func slip(handedOverBefore: Bool = false) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"))
    try call.answer(until: "breathing", ["with-them": .choice("there")])
    try call.performUsual(["breathing": .choice("stopped")])
    for intent in [
      Intent.offer(responder: "ambulance", .accepted, reason: nil),
      .consent(item: "pass-on", ConsentAnswer(.given), of: .caller),
    ] { try call.perform(intent) }
    if handedOverBefore { try handOver(&call) }
    try call.perform(
      .correct(fact: "with-them", Statement(.choice("not-there")), reason: "misheard"))
    try handOver(&call)
    return call
  }

  private func handOver(_ call: inout ShippedCall) throws {
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
  }

  @Test("a first page names no danger that does not count any more, and that it is not known")
  func first() throws {
    let call = try slip()
    for form in [Document.Form.page, .readAloud, .json] {
      #expect(try !call.document(form).contains("Not breathing"))
    }
    let page = try call.document(.page)
    #expect(!page.contains("SET ASIDE"), "\(page)")
    #expect(page.contains("Breathing: not known, what was said before does not count"), "\(page)")
  }

  @Test("whoever was told it reads that it is set aside")
  func told() throws {
    let page = try slip(handedOverBefore: true).document(.page)
    #expect(page.contains("SET ASIDE\n- Breathing: Not breathing"), "\(page)")
  }
}
