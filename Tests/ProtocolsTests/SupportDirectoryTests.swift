// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Places that fit")
struct SupportDirectoryTests {
  private let noon = WeekTime(day: 0, minute: 720)

  private func entry(
    _ id: String, kind: String = "home", near: [String] = [], open: String? = nil
  ) -> SupportDirectory.Entry {
    SupportDirectory.Entry(
      support: Support(id: id, name: id, kind: kind, open: open), near: near,
      hours: open.flatMap { OpeningHours($0) })
  }

  private func order(
    _ entries: [SupportDirectory.Entry], named: [String] = [], kinds: [String] = ["home"]
  ) -> [String] {
    SupportDirectory(entries: entries).matches(kinds: kinds, placesNamed: named, at: noon)
      .map(\.support.id)
  }

  @Test("hours that nobody wrote, or that no clock can read, are not known and never closed")
  func threeValues() {
    let all = SupportDirectory(entries: [
      entry("open", open: "day and night"), entry("closed", open: "weekends, 09:00 to 17:00"),
      entry("said", open: "in winter"), entry("silent"),
    ]).matches(kinds: ["home"], placesNamed: [], at: noon)
    let fits = Dictionary(uniqueKeysWithValues: all.map { ($0.support.id, $0.open) })
    #expect(
      fits == ["open": .fits, "closed": .doesNotFit, "said": .notKnown, "silent": .notKnown])
    #expect(all.allSatisfy { $0.near == .notKnown })
  }

  @Test("closed ones go last and stay, near ones go first, then open ones, then as written")
  func ordered() {
    let entries = [
      entry("closed-near", near: ["Mill"], open: "weekends, 09:00 to 17:00"),
      entry("silent"), entry("silent-too"), entry("open", open: "day and night"),
      entry("near", near: ["Mill"]),
      entry("near-open", near: ["Mill"], open: "every day, 09:00 to 17:00"),
      entry("other-kind", kind: "clinic", open: "day and night"),
    ]
    let sorted = ["near-open", "near", "open", "silent", "silent-too", "closed-near"]
    #expect(order(entries, named: ["by the mill"]) == sorted)
    #expect(order(entries, kinds: ["clinic", "home"]).contains("other-kind"))
    #expect(order(entries, kinds: []) == [])
  }

  @Test(
    "a neighbourhood is named by whole words side by side",
    arguments: [
      ("Mill Road, the bend", true), ("on MILL road?", true), ("mill  road", true),
      ("Road Mill", false), ("Millroad", false), ("Mill and a road", false), ("", false),
      ("Sawmill Road", false),
    ])
  func neighbourhood(_ said: String, _ isNear: Bool) {
    let match = SupportDirectory(entries: [entry("a", near: ["?", "Mill Road"])])
      .matches(kinds: ["home"], placesNamed: ["", said], at: noon)
    #expect(match.map(\.nearName) == [isNear ? "Mill Road" : nil])
  }
}
