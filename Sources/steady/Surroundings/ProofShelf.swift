// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Verification

/// What a proof of a library said, as it is kept so that no counsellor waits for it twice.
struct KeptProof: Codable {
  var digest: String
  /// The version of the checker that proved it.
  var checker: Int
  /// How many rules a single call can break, and how many of them hold on every path.
  var rules: Int
  var holding: Int

  var isWhole: Bool { rules == holding }

  init(_ proof: LibraryProof, of digest: String) {
    self.digest = digest
    checker = LibraryProof.checker
    let broken = Set(proof.defaults.map(\.rule)).count
    rules = proof.rules.count + DefaultRule.allCases.count
    holding = proof.holding + (proof.isWhole ? DefaultRule.allCases.count - broken : 0)
  }
}

/// Why a library whose paths are not proved is used all the same, for the length of a shift.
struct KeptReason: Codable {
  var digest: String
  var counsellor: String
  var reason: String
  var givenAt: Int64

  /// Twelve hours, in milliseconds: longer than a shift, shorter than two.
  static let life: Int64 = 12 * 3_600_000
}

/// Where proofs are kept: in the user's cache, by the XDG base directory rules. It holds nothing of
/// any call; whatever cannot be read or written there is worked out, or asked, again.
struct ProofShelf {
  private let folder: URL

  init() {
    let cache = userFolder("XDG_CACHE_HOME", else: ".cache")
    folder = URL(fileURLWithPath: cache + "/steady/proofs", isDirectory: true)
  }

  /// What this checker said of a library; nil where it was not asked here.
  func proof(of digest: String) -> KeptProof? {
    let kept: KeptProof? = read(digest + ".json")
    return kept?.digest == digest && kept?.checker == LibraryProof.checker ? kept : nil
  }

  func keep(_ proof: KeptProof) { write(proof, proof.digest + ".json") }

  /// Proves a library; what an earlier proof of it looked at, however it was changed since, makes
  /// this one quicker.
  func proof(
    of library: CheckedLibrary, telling tell: (LibraryProof.Progress) -> Void = { _ in }
  ) -> LibraryProof {
    let name = "\(library.id).sights.json"
    let key = ImprintKey(.random(in: 0 ... .max), .random(in: 0 ... .max))
    let proof = LibraryProof(
      library, lookingAt: read(name) ?? Sights(key: key), telling: tell)
    write(proof.sights, name)
    return proof
  }

  /// The reason that somebody gave for a library in this shift.
  func reason(for digest: String, of counsellor: String, at now: Moment) -> String? {
    guard let kept: KeptReason = read(digest + ".reason.json"), kept.digest == digest,
      kept.counsellor == counsellor,
      (0..<KeptReason.life).contains(now.utcMilliseconds - kept.givenAt)
    else { return nil }
    return kept.reason
  }

  func keep(_ reason: KeptReason) { write(reason, reason.digest + ".reason.json") }

  private func read<Kept: Decodable>(_ name: String) -> Kept? {
    guard let content = try? Data(contentsOf: folder.appendingPathComponent(name)),
      content.count < 1 << 20
    else { return nil }
    return try? JSONDecoder().decode(Kept.self, from: content)
  }

  private func write(_ kept: some Encodable, _ name: String) {
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let content = try? JSONEncoder().encode(kept) else { return }
    try? content.write(to: folder.appendingPathComponent(name), options: .atomic)
  }
}
