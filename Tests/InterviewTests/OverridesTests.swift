// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("Overrides, counted")
struct OverridesTests {
  @Test("overrides and refusals are counted by protocol and version; undone ones are not")
  func counts() throws {
    var call = try SampleCall()
    try call.perform(.offer(responder: "mobile-crisis", .declined, reason: nil))
    try call.perform(.skip(reason: "not now"))
    try call.perform(.undo)
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.refused), of: .person))
    var counts = OverrideCounts()
    counts.add(call.entries, in: call.state.library)
    let opening = call.state.library.protocols[call.state.library.opensWith]
    let expected: [Override: Int] = [.refused: 1, .declined: 1]
    #expect(counts.ofProtocol == ["\(opening.id) \(opening.version)": expected])
    counts.add(call.entries, in: call.state.library)
    #expect(counts.calls == 2)
    #expect(counts.ofProtocol.values.first?[.refused] == 2)
  }
}
