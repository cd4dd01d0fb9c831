// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Testing

@testable import Verification

/// Every set over six bits is one 64-bit word, so each operation can be done by hand beside the
/// diagrams.
@Suite("Decision diagrams")
struct DiagramTests {
  private static let bits: Int32 = 6

  @Test("sets made by chance agree with their truth tables", arguments: 1...40)
  func agreement(seed: UInt64) {
    var chance = Chance(state: seed)
    var store = DiagramStore(nodeBudget: 100_000)
    var sets: [(diagram: Diagram, table: UInt64)] = [(.none, 0), (.all, .max)]
    for bit in 0..<Self.bits { sets.append((store.bit(bit), Self.table(of: bit))) }
    for _ in 0..<200 {
      let left = sets[Int(chance.next() % UInt64(sets.count))]
      let right = sets[Int(chance.next() % UInt64(sets.count))]
      let bit = Int32(chance.next() % UInt64(Self.bits))
      let other = Int32(chance.next() % UInt64(Self.bits))
      switch chance.next() % 6 {
      case 0: sets.append((store.and(left.diagram, right.diagram), left.table & right.table))
      case 1: sets.append((store.or(left.diagram, right.diagram), left.table | right.table))
      case 2:
        sets.append((store.subtracting(left.diagram, right.diagram), left.table & ~right.table))
      case 3: sets.append((store.not(left.diagram), ~left.table))
      case 4:
        let bits = store.and(store.bit(bit), store.bit(other))
        let met = store.meeting(left.diagram, right.diagram, freeing: bits)
        let table = Self.freeing(bit, in: left.table & right.table)
        sets.append((met, Self.freeing(other, in: table)))
      default:
        let freed = store.freeing(store.bit(bit), in: left.diagram)
        sets.append((freed, Self.freeing(bit, in: left.table)))
      }
    }
    for set in sets {
      #expect(Self.table(of: set.diagram, in: store) == set.table, "seed \(seed)")
      let same = sets.filter { $0.table == set.table }.map(\.diagram)
      #expect(Set(same).count == 1, "equal sets are one node, seed \(seed)")
    }
  }

  @Test("freeing several bits is freeing one after the other")
  func severalBits() {
    var store = DiagramStore(nodeBudget: 1_000)
    let (first, second, third) = (store.bit(0), store.bit(1), store.bit(2))
    let set = store.and(store.and(first, third), second)
    let both = store.and(first, third)
    #expect(store.freeing(both, in: set) == second)
  }

  @Test("past its budget a store says that it is exhausted, and answers with no set")
  func budget() {
    var store = DiagramStore(nodeBudget: 5)
    var set = Diagram.all
    for bit in (0..<Int32(10)).reversed() { set = store.and(set, store.bit(bit)) }
    #expect(store.isExhausted)
    #expect(store.nodeCount == 5)
  }

  private static func table(of bit: Int32) -> UInt64 {
    (0..<64).reduce(0) { $0 | ($1 >> Int(bit) & 1 == 1 ? 1 << UInt64($1) : 0) }
  }

  private static func freeing(_ bit: Int32, in table: UInt64) -> UInt64 {
    let step = UInt64(1 << Int(bit))
    let yes = table & Self.table(of: bit)
    let no = table & ~Self.table(of: bit)
    return yes | no | yes >> step | no << step
  }

  private static func table(of set: Diagram, in store: DiagramStore) -> UInt64 {
    (0..<64).reduce(0) { table, assignment in
      let end = store.following(set, from: 0, width: bits, code: assignment)
      return table | (end == .all ? 1 << UInt64(assignment) : 0)
    }
  }
}
