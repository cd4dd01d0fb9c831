// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import Testing

/// The library of an example; what is wrong with it is the failure.
func library(of example: RuleExample) throws -> CheckedLibrary {
  try library(example.files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) })
}

func library(_ files: [SourceFile]) throws -> CheckedLibrary {
  let reading = readLibrary(files)
  if let library = reading.library { return library }
  throw Unusable(problems: reading.diagnostics.map { "\($0.place.line): \($0.headline)" })
}

/// What is wrong with a library, without the bytes of its files.
private struct Unusable: Error {
  var problems: [String]
}

/// The files of the library that is shipped.
func shippedFiles() throws -> [SourceFile] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "protocols")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { LibraryBundle.holds(path: $0) }.sorted().map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
}
