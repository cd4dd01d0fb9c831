// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Foundation
package import ProtocolFiles
package import Protocols

/// Where the project that is tested lies.
package enum Project {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the library that ships.
  package static let protocols = path("protocols")
  /// The folder of the written calls.
  package static let transcripts = path("transcripts")
  /// Every file there, so that a new one is tested without being named.
  package static let transcriptNames =
    ((try? FileManager.default.contentsOfDirectory(atPath: transcripts)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  package static func path(_ name: String) -> String { root.appending(path: name).path }
}

extension SourceFile {
  /// A file that a test wrote.
  package init(_ path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// A file on the disk, under its path below the folder; nil where it cannot be read.
  package init?(_ path: String, in folder: String) {
    guard let content = FileManager.default.contents(atPath: folder + "/" + path) else {
      return nil
    }
    self.init(path: path, bytes: Array(content))
  }
}

extension RuleExample {
  package var sourceFiles: [SourceFile] { files.map { SourceFile($0.path, $0.text) } }
}

/// The files of the library in a folder and its tables, by path; none where there is no folder.
package func libraryFiles(in folder: String) -> [SourceFile] {
  let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return paths.filter { LibraryBundle.holds(path: $0) }.sorted()
    .compactMap { SourceFile($0, in: folder) }
}
