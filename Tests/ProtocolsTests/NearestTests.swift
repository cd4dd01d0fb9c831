// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Did you mean")
struct NearestTests {
  @Test(
    "the nearest name is found through one slip, and never a far one",
    arguments: [
      ("yess", "yes"), ("palns", nil), ("plna", "plan"), ("means-acces", "means-access"),
      ("x", nil), ("banana", nil), ("methd", "method"),
    ] as [(String, String?)])
  func nearestName(typed: String, meant: String?) {
    let names = ["yes", "no", "plan", "means-access", "method"]
    #expect(nearest(to: typed, among: names) == meant)
  }
}
