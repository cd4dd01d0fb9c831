// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import Verification

@Suite("The shipped library")
struct ShippedLibraryTests {
  @Test("every rule that one call can break holds on every path")
  func proved() throws {
    let library = try library(libraryFiles(in: Project.protocols))
    let proof = LibraryProof(library)
    #expect(proof.diagnostics(in: library).map(\.headline) == [])
    #expect(proof.holding > 50)
    let again = LibraryProof(library, lookingAt: proof.sights)
    #expect(again.diagnostics(in: library).map(\.headline) == [])
    #expect(again.holding == proof.holding)
    #expect(again.sights == proof.sights, "a second proof looks at no more than the first")
  }

  @Test("every rule speaks on some call, but those that wait for a setting of the centre")
  func speaking() throws {
    let library = try library(libraryFiles(in: Project.protocols))
    #expect(Vacuity(library).rules.map(\.id) == [])
  }
}
