// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import SmallLibraries
import Testing

@testable import Verification

@Suite("Walks that are not made again")
struct ImprintTests {
  private static let key = ImprintKey(0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)

  /// As OpenSSL's SIPHASH gives them for no bytes, for 0 to 7 and for 0 to 15.
  @Test(
    "an imprint is SipHash-2-4 with the long answer",
    arguments: [
      ([], "a3817f04ba25a8e66df67214c7550293"),
      ([0x0706_0504_0302_0100], "3b62a9ba6258f5610f83e264f31497b4"),
      ([0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908], "6ee2a4ca67b054bbfd3315bf85230577"),
    ] as [([UInt64], String)])
  func vectors(words: [UInt64], expected: String) {
    var imprinter = Imprinter(Self.key)
    for word in words { imprinter.take(word) }
    let imprint = imprinter.imprint
    let bytes = [imprint.first, imprint.second].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    let digits = Array("0123456789abcdef")
    #expect(
      String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) == expected)
  }

  @Test("where nothing has changed no walk is made that was made before", arguments: UInt64(1)...20)
  func nothingChanged(seed: UInt64) throws {
    let library = try #require(SmallLibrary(seed: seed), "seed \(seed) makes no library").library
    let first = proof(library, Sights(key: Self.key))
    #expect(first.sparedWalks == 0)
    let second = proof(library, first.sights)
    #expect(second == first && second.sights == first.sights)
    #expect((second.sparedWalks > 0) == first.hasImprints, "seed \(seed)")
  }

  /// Every yes and no of a condition turned round, every and and or changed, every step left out,
  /// one after the other.
  @Test("a changed library is judged as if it were new", arguments: UInt64(1)...120)
  func changed(seed: UInt64) throws {
    let small = try #require(SmallLibrary(seed: seed), "seed \(seed) makes no library")
    let before = proof(small.library, proof(small.library, Sights(key: Self.key)).sights)
    guard before.sparedWalks > 0 || before.hasImprints else { return }
    for files in changes(of: small.files) {
      guard let library = readLibrary(files).library else { continue }
      let fresh = Prover(library).prove(library.policy.rules)
      let again = proof(library, before.sights)
      let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
      #expect(
        again.verdicts.map { outline($0.verdict) } == fresh.verdicts.map { outline($0.verdict) },
        "seed \(seed)\n\(text)")
    }
  }

  /// All examples name their rule alike, so that what was learned of one is tried on each.
  @Test("what was walked in one example spares no other that fares otherwise")
  func otherExamples() throws {
    var known: [Sights] = []
    var all: [(library: CheckedLibrary, fresh: Proof)] = []
    for example in RuleManuals.forms.flatMap({ $0.manual.examples }) {
      let library = try library(of: example)
      let fresh = proof(library, Sights(key: Self.key))
      all.append((library, fresh))
      let again = proof(library, fresh.sights)
      if again.hasImprints { known.append(again.sights) }
    }
    for (library, fresh) in all {
      for sights in known {
        let again = proof(library, sights)
        #expect(
          again.verdicts.map { outline($0.verdict) } == fresh.verdicts.map { outline($0.verdict) })
      }
    }
    #expect(known.count > 5)
  }

  /// What is changed in the steps or the rule, and whether the walk is another for it.
  private static let wordings: [(from: String, to: String, isAnother: Bool)] = [
    ("Is it near?", "Is it close to you?", false),
    ("- ask: colour", "- ask: shade", false),
    ("this.\n  when: near is here", "this.\n  when: near is away", true),
    ("this.\n  when: near is here", "this.\n  when: near is here or near is unclear", true),
    ("go: last", "go: first", true),
    ("say: Welcome.\n  when: near is here", "say: Welcome.", true),
    ("never: tells advice", "never: tells more", true),
    ("before: tells welcome", "before: tells welcome\nwhen: near is here", true),
    ("before: tells welcome", "before: tells more", true),
    ("- ask: colour", "- tell: a-breath\n  say: One breath.\n- ask: colour", false),
  ]

  @Test("an imprint is another where the walk may be, and outlives words", arguments: wordings)
  func edits(from: String, to: String, isAnother: Bool) throws {
    var example = try #require(RuleManuals.forms.first?.manual.examples.first)
    example.rule = "never: tells advice\nbefore: tells welcome"
    example.steps = """
      - ask: near
        say: Is it near?
        choices:
          - here: Here
            as yes or no: Is it here?
          - away: Away
            as yes or no: Is it away?
            go: last
        secret kind: none
      - ask: colour
        say: What colour?
        answer: yes or no
        secret kind: none
      - run: extra
        outcomes:
          - done: on
      - tell: welcome
        id: first
        say: Welcome.
        when: near is here
      - tell: more
        id: last
        say: More.
      - tell: advice
        say: Do this.
        when: near is here

      """
    let before = proof(
      try library(of: example), proof(try library(of: example), Sights(key: Self.key)).sights)
    #expect(before.verdicts.map(\.verdict) == [.holds] && before.hasImprints)
    example.steps = example.steps.replacing(from, with: to)
    example.rule = example.rule.replacing(from, with: to)
    let after = proof(try library(of: example), before.sights)
    #expect(after.sparedWalks == (isAnother ? 0 : 1))
  }

  private func proof(_ library: CheckedLibrary, _ sights: Sights) -> Proof {
    Prover(library).prove(library.policy.rules, lookingAt: sights)
  }

  private func changes(of files: [SourceFile]) -> [[SourceFile]] {
    files.indices.flatMap { file -> [[SourceFile]] in
      let lines = String(decoding: files[file].bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines.indices.flatMap { line -> [[SourceFile]] in
        var texts: [[Substring]] = []
        for (from, to) in [
          ("is yes", "is no"), ("is no", "is yes"), (" and ", " or "), (" or ", " and "),
          ("is known", "is unclear"), ("is unclear", "is known"), (" for sure", ""),
        ]
        where lines[line].contains(from) {
          texts.append(lines)
          texts[texts.count - 1][line] = Substring(lines[line].replacing(from, with: to))
        }
        return texts.map { text in
          var changed = files
          changed[file].bytes = Array(text.joined(separator: "\n").utf8)
          return changed
        }
      }
    }
  }

  /// A call that breaks a rule may be another one, if it is as long.
  private func outline(_ verdict: Verdict) -> String {
    guard case .broken(let call) = verdict else { return "\(verdict)" }
    return "broken in \(call.length), replayed \(call.isReplayed)"
  }
}

extension Proof {
  fileprivate var hasImprints: Bool {
    verdicts.contains { sights[$0.rule.id, root]?.walk != nil }
  }
}
