// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Crypto

/// A file as bytes, named by its path inside the library's folder (`/` between its parts).
package struct SourceFile: Equatable, Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The files that decide how a call runs, sorted by path: a call is pinned to their digest.
///
/// Library, protocols, translations, tables and policy are in it. The directory of supports is
/// not, since each support shown is recorded by value; nor are texts about the format.
package struct LibraryBundle: Equatable, Sendable {
  package let files: [SourceFile]

  /// Keeps the files that belong to a bundle and sorts them by the bytes of their paths.
  package init(of files: [SourceFile]) {
    let belonging = files.filter { Self.holds(path: $0.path) }
    self.files = belonging.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// SHA-256, as 64 small hexadecimal digits, over each file in order: the length of the path
  /// (8 bytes, big-endian), the path, the length of the content (likewise), the content.
  package var digest: String {
    var hash = SHA256()
    for file in files {
      hash.update(data: lengthPrefix(file.path.utf8.count))
      hash.update(data: Array(file.path.utf8))
      hash.update(data: lengthPrefix(file.bytes.count))
      hash.update(data: file.bytes)
    }
    let digits = Array("0123456789abcdef")
    var text = ""
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }

  package static func holds(path: String) -> Bool {
    if path == "supports.yaml" { return false }
    if path.hasSuffix(".yaml") { return !path.contains("/") }
    return path.hasPrefix("tables/") && path.hasSuffix(".csv")
  }
}

private func lengthPrefix(_ count: Int) -> [UInt8] {
  let length = UInt64(count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
}
