// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols

/// Reads the files of a library's folder, within a budget.
func filesOfLibrary(in folder: String) throws -> [SourceFile] {
  let manager = FileManager.default
  guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
    throw Stop("There is no folder \"\(folder)\"; name one with --library.")
  }
  let wanted = names.filter { LibraryBundle.holds(path: $0) }.sorted()
  guard wanted.count <= 500 else {
    throw Stop("\"\(folder)\" holds more than 500 protocol files; a library holds fewer.")
  }
  return try wanted.map { name in
    let path = folder + "/" + name
    let size = (try? manager.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= 2 << 20, let content = manager.contents(atPath: path) else {
      throw Stop("\"\(path)\" cannot be read; a protocol file is at most 1 MiB.")
    }
    return SourceFile(path: name, bytes: Array(content))
  }
}

/// A library that may be used, or its complaints as the reason why not.
func usableLibrary(_ files: [SourceFile]) throws -> (CheckedLibrary, LibraryBundle) {
  let reading = readLibrary(files)
  guard let library = reading.library else {
    let page = DiagnosticText(files: reading.bundle.files).page(of: reading.diagnostics)
    throw Stop("The library cannot be used yet.\n" + page)
  }
  return (library, reading.bundle)
}

extension LibraryBundle {
  /// All files as one run of bytes, for the store: path, length, content, again and again.
  var packed: [UInt8] {
    var bytes: [UInt8] = []
    for file in files {
      bytes += Array("\(file.path)\n\(file.bytes.count)\n".utf8) + file.bytes
    }
    return bytes
  }

  /// The files again; nil when the bytes were not packed by `packed`.
  static func unpacked(_ bytes: [UInt8]) -> [SourceFile]? {
    var files: [SourceFile] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let path = line(&rest), let text = line(&rest), let count = Int(text), count >= 0,
        count <= rest.count
      else { return nil }
      files.append(SourceFile(path: path, bytes: Array(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return files
  }

  private static func line(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { bytes = bytes[(end + 1)...] }
    return String(validating: bytes[..<end], as: UTF8.self)
  }
}
