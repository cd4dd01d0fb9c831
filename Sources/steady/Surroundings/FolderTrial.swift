// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Terminal

/// Whether files can be made and flushed in a folder, or where it would be made: tried, because
/// modes do not tell it of every file system. What is made for it is gone afterwards.
struct FolderTrial {
  /// What the system said; nil where it can be.
  let failure: String?

  init(of folder: String) {
    failure = Self.failure(in: Self.nearest(to: folder))
  }

  /// The folder, or the first one above it that is there.
  private static func nearest(to folder: String) -> String {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    while url.path != "/", !FileManager.default.fileExists(atPath: url.path) {
      url.deleteLastPathComponent()
    }
    return url.path
  }

  private static func failure(in folder: String) -> String? {
    var name = Array((folder + "/.steady-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { return words(of: errno) }
    let inside = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = inside + "/file"
    defer {
      unlink(file)
      rmdir(inside)
    }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return words(of: errno) }
    defer { close(descriptor) }
    if case .failed(let number) = Output(descriptor: descriptor).write(
      String(repeating: " ", count: 4_096))
    {
      return words(of: number)
    }
    return fsync(descriptor) == 0 ? nil : words(of: errno)
  }

  private static func words(of number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}
