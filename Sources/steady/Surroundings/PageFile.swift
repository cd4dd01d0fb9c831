// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Terminal

/// Where a page goes that somebody keeps: to the screen, or into a file that is there whole or not
/// at all.
struct PagePlace: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "Into this file, which is there whole or not at all; - is the screen.",
    completion: .file())
  var output: String?

  /// Whether the page stands on the screen.
  var isScreen: Bool { output == nil || output == "-" }

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("Name a file with --output.") }
  }

  func tell(_ page: String, asIs: Bool = false) throws {
    if let output, !isScreen { return try PageFile(path: output).keep(page) }
    asIs ? steady.tellAsIs(page) : steady.tell(page)
  }
}

/// A file that takes the place of the one before only when it is whole: written beside it, flushed,
/// then renamed. Nobody but its owner can read it.
struct PageFile {
  let path: String

  func keep(_ page: String) throws {
    var found = stat()
    if stat(path, &found) == 0, found.st_mode & S_IFMT != S_IFREG {
      throw Stop("\"\(path)\" is no file; name one that may be written anew.", .cannotCreate)
    }
    let beside = "\(path).part-\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Stop("\"\(path)\" cannot be made; name a file in a folder of yours.", .cannotCreate)
    }
    let safe = SafeText.visible(page, keepingLines: true)
    let text = safe.hasSuffix("\n") ? safe : safe + "\n"
    let isKept =
      Output(descriptor: descriptor).write(text) == .written && fsync(descriptor) == 0
    guard close(descriptor) == 0, isKept, rename(beside, path) == 0 else {
      unlink(beside)
      throw Stop("\"\(path)\" was not written: its disk is full or failed.", .failedDisk)
    }
    flushFolder()
  }

  /// Without it the name could be lost with the power, and the page would be what it was before.
  private func flushFolder() {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
