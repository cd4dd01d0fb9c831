// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols

/// Reads the files of a library's folder, within a budget.
func filesOfLibrary(in folder: String) throws -> [SourceFile] {
  let manager = FileManager.default
  guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
    throw Stop("There is no folder \"\(folder)\"; name one with --library.", .noInput)
  }
  let tables = (try? manager.contentsOfDirectory(atPath: folder + "/tables")) ?? []
  let paths = names + tables.map { "tables/" + $0 }
  let wanted = paths.filter { LibraryBundle.holds(path: $0) }.sorted()
  guard wanted.count <= 500 else {
    throw Stop("\"\(folder)\" holds more than 500 protocol files; a library holds fewer.", .badData)
  }
  return try wanted.map { path in
    guard let file = sourceFile(path, in: folder) else {
      throw Stop(
        "\"\(folder)/\(path)\" cannot be read; a protocol file is at most 1 MiB.", .badData)
    }
    return file
  }
}

/// One file of the folder; nil where it cannot be read, or is far larger than a file may be.
func sourceFile(_ path: String, in folder: String) -> SourceFile? {
  let whole = folder + "/" + path
  let size = (try? FileManager.default.attributesOfItem(atPath: whole))?[.size] as? Int ?? 0
  guard size <= 2 << 20, let content = FileManager.default.contents(atPath: whole) else {
    return nil
  }
  return SourceFile(path: path, bytes: Array(content))
}

/// The centre's directory of supports, or one sentence on why offers show no places: nothing in
/// that file ever stops a call.
func supportDirectory(
  in folder: String, for library: CheckedLibrary
) -> (directory: SupportDirectory, sentence: String?) {
  guard library.responders.contains(where: { !$0.supports.isEmpty }) else { return (.empty, nil) }
  guard let file = sourceFile("supports.yaml", in: folder) else {
    return (.empty, "Offers show no places: there is no \"\(folder)/supports.yaml\" to read.")
  }
  let (directory, diagnostics) = readSupports(file)
  guard let directory else {
    let line = diagnostics.first { $0.severity == .error }?.place.line ?? 1
    return (
      .empty,
      "Offers show no places: supports.yaml, line \(line); \"steady protocol check\" says why."
    )
  }
  return (directory, nil)
}

/// A library that may be used, or its complaints as the reason why not.
func usableLibrary(_ files: [SourceFile]) throws -> (CheckedLibrary, LibraryBundle) {
  try usableLibrary(readLibrary(files))
}

func usableLibrary(_ reading: LibraryReading) throws -> (CheckedLibrary, LibraryBundle) {
  guard let library = reading.library else {
    let page = DiagnosticText(files: reading.bundle.files).page(of: reading.diagnostics)
    throw Stop("The library cannot be used yet.\n" + page, .badData)
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
