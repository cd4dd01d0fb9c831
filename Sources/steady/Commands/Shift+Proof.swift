// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Terminal
import Verification

/// Whether the library's paths are proved, and whether it is used where they are not.
extension Shift {
  /// Proves a library that this machine has not seen before; nil where the counsellor leaves
  /// because it is not proved.
  func proof(of library: CheckedLibrary, _ digest: String) -> LibraryStanding? {
    let shelf = ProofShelf()
    let known = shelf.proof(of: digest)
    if let known, known.isWhole { return .proved(known) }
    if known == nil, places.kind == .practice { return .notLooked }
    if let reason = reason(for: digest, shelf) { return .unproved(reason) }
    guard let kept = known ?? prove(library, digest, shelf) else { return nil }
    if kept.isWhole { return .proved(kept) }
    if places.kind == .practice { return .notProved }
    return askedReason(kept, shelf).map { .unproved($0) }
  }

  /// Ctrl-C leaves it, and then nothing is proved: nil.
  private func prove(
    _ library: CheckedLibrary, _ digest: String, _ shelf: ProofShelf
  ) -> KeptProof? {
    tell([.text(DeskPhrase.provingOnce.text)])
    let work = ProofAtWork(of: library, on: shelf)
    let proof = work.wait(for: editor, telling: stillLooking)
    if screen.isRich { sayInPlace("") }
    guard let proof else {
      tell([.loud(DeskPhrase.provingLeft.text)])
      return nil
    }
    let kept = KeptProof(proof, of: digest)
    shelf.keep(kept)
    return kept
  }

  /// A line each time; where a screen can be redrawn it is the same one.
  private func stillLooking(_ seconds: Int, _ progress: LibraryProof.Progress) {
    let text = DeskPhrase.stillProving(seconds, done: progress.done, of: progress.parts).text
    screen.isRich ? sayInPlace(text) : tell([.text(text)])
  }

  private func reason(for digest: String, _ shelf: ProofShelf) -> String? {
    reasonUnproved ?? shelf.reason(for: digest, of: author().counsellor, at: now())
  }

  /// Asked once in a shift.
  private func askedReason(_ kept: KeptProof, _ shelf: ProofShelf) -> String? {
    let lines: [ScreenLine] = [
      .loud(DeskPhrase.notProved(holding: kept.holding, rules: kept.rules).text),
      .text(DeskPhrase.askReason.text),
    ]
    guard let text = read(at: .reasonPrompt, below: lines, { $0 }) else { return nil }
    let reason = String(text.trimmingPrefix(while: \.isWhitespace))
    guard !reason.isEmpty else { return nil }
    shelf.keep(
      KeptReason(
        digest: kept.digest, counsellor: author().counsellor, reason: reason,
        givenAt: now().utcMilliseconds))
    return reason
  }
}

/// Whether anybody has looked at the words of the library in time.
extension Shift {
  /// One line where a review is overdue, has no day, or is older than its protocol's.
  func reviews(of reading: LibraryReading) -> [ScreenLine] {
    guard let draft = reading.draft, let today = today() else { return [] }
    let found = reviewAdvice(on: draft, today: today)
    guard let first = found.min(by: { $0.place < $1.place }) else { return [] }
    return [.loud(DeskPhrase.reviews(first: first.headline, more: found.count - 1).text)]
  }
}

/// What a shift knows of its library's paths.
enum LibraryStanding {
  case proved(KeptProof)
  case unproved(String)
  /// Not proved, in practice, where that stands in nobody's way.
  case notProved
  /// Nobody asked on this machine.
  case notLooked

  /// As the call keeps it.
  var state: ProofState? {
    switch self {
    case .proved(let kept): .proved(checker: kept.checker)
    case .unproved(let reason): .unproved(because: reason)
    case .notProved, .notLooked: nil
    }
  }

  /// What is not proved is not overlooked.
  func line(_ phrase: DeskPhrase) -> ScreenLine {
    switch self {
    case .unproved, .notProved: .loud(phrase.text)
    case .proved, .notLooked: .text(phrase.text)
    }
  }

  var phrase: DeskPhrase {
    switch self {
    case .proved(let kept): .pathsProved(rules: kept.rules, checker: kept.checker)
    case .unproved(let reason): .pathsUnproved(because: reason)
    case .notProved: .pathsNotProved
    case .notLooked: .pathsNotLooked
    }
  }
}
