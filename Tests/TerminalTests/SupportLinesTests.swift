// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Terminal
import Testing

@Suite("Places on screen")
struct SupportLinesTests {
  private let matches = [
    SupportMatch(
      support: Support(
        id: "maple-house", name: "Maple House", kind: "group-home", area: "One street away",
        phone: "555-0101", open: "day and night", whatTheyCanDo: "Staff can walk out."),
      open: .fits, nearName: "Mill Road"),
    SupportMatch(support: Support(id: "b", name: "Bare House", kind: "x"), open: .notKnown),
    SupportMatch(
      support: Support(id: "c", name: "Closed House", kind: "x", open: "weekdays, 09:00 to 17:00"),
      open: .doesNotFit),
    SupportMatch(
      support: Support(id: "d", name: "Winter \u{1B}[2JHouse", kind: "x", open: "in winter"),
      open: .notKnown),
  ]

  @Test("two stand whole beside the offer, the rest by name")
  func block() {
    let screen = Screen(isRich: true, columns: 80)
    #expect(
      screen.text(of: SupportLines(matches).block) == """
        PLACE Maple House, 555-0101. One street away. Near: they said "Mill Road". Open
              now: day and night. Staff can walk out.
        PLACE Bare House. Hours not known.
        ALSO  Closed House, Winter <U+001B>[2JHouse. "places" shows all.

        """)
  }

  @Test("a screen reader hears every one, what is closed and what is not known")
  func plain() {
    let screen = Screen(isRich: false, columns: 80)
    #expect(
      screen.text(of: SupportLines(matches).all) == """
        Place: Maple House, 555-0101. One street away. Near: they said "Mill Road". Open
        now: day and night. Staff can walk out.
        Place: Bare House. Hours not known.
        Place: Closed House. Closed now. Open weekdays, 09:00 to 17:00.
        Place: Winter <U+001B>[2JHouse. Open in winter; whether now is not known.

        """)
  }

  @Test("at most seven can be chosen, by a digit each, and those are the ones that are kept")
  func sevenAtMost() {
    let many = (1...9).map { number in
      SupportMatch(support: Support(id: "h\(number)", name: "H\(number)", kind: "x"), open: .fits)
    }
    let lines = SupportLines(many)
    #expect(lines.named.map(\.id) == (1...7).map { "h\($0)" })
    #expect(lines.marks == .marks((1...7).map { Mark("\($0)", "H\($0)") }))
    #expect(lines.all.count == 9)
    #expect(SupportLines([]).block == [])
  }
}
