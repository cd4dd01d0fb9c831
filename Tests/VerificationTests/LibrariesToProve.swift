// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// The library of an example; what is wrong with it is the failure.
func library(of example: RuleExample) throws -> CheckedLibrary {
  try library(example.sourceFiles)
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
