// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Storage
import Testing

@testable import steady

/// What the program ends with where something goes wrong that no command foresaw.
@Suite("A fault")
struct FaultTests {
  private struct Unforeseen: Error, CustomStringConvertible {
    var description: String { "he said his name is Joe" }
  }

  @Test("that nobody foresaw ends with 70 and repeats nothing of what it held")
  func unforeseen() throws {
    let stop = try #require(Stop.asKnown(Unforeseen()) as? Stop)
    #expect(stop.status == .ownFault)
    #expect(
      stop.description
        == "Steady itself failed; what was answered is saved. Please report what you did.")
  }

  @Test("of the store is told as the store tells it, wherever it comes from")
  func ofTheStore() throws {
    let stop = try #require(Stop.asKnown(StoreError.diskFull) as? Stop)
    #expect(stop.status == .failedDisk && stop.description == StoreError.diskFull.sentence)
  }

  @Test("that a command tells itself stays what it is")
  func known() {
    #expect((Stop.asKnown(Stop("Gone.", .noInput)) as? Stop)?.status == .noInput)
  }
}
