// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Protocols
import Synchronization
import Terminal
import Verification

/// A proof being made, while somebody waits at the prompt: they hear how far it is, and can leave.
///
/// It works on a thread of its own, which nothing stops: whoever leaves ends the program, and what
/// was not proved to its end is kept nowhere.
final class ProofAtWork: Sendable {
  private struct Standing {
    var progress = LibraryProof.Progress()
    var proof: LibraryProof?
  }

  /// How often somebody is told that it goes on, and how soon they are heard, in milliseconds.
  static let telling = 10_000
  private static let hearing = 200

  private let standing = Mutex(Standing())

  init(of library: CheckedLibrary, on shelf: ProofShelf) {
    let thread = Thread { [self] in
      let proof = shelf.proof(of: library) { progress in
        standing.withLock { $0.progress = progress }
      }
      standing.withLock { $0.proof = proof }
    }
    thread.stackSize = 64 << 20
    thread.start()
  }

  /// The proof; nil where somebody interrupts it.
  func wait(
    for editor: any LineEditor, telling tell: (Int, LibraryProof.Progress) -> Void
  ) -> LibraryProof? {
    let begun = ContinuousClock.now
    var next = Self.telling
    while true {
      let now = standing.withLock { $0 }
      if let proof = now.proof { return proof }
      if editor.isInterrupted(within: Self.hearing) { return nil }
      let waited = Int((ContinuousClock.now - begun) / .milliseconds(1))
      guard waited >= next else { continue }
      tell(next / 1_000, now.progress)
      next += Self.telling
    }
  }
}
