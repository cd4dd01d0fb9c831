// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import ProtocolFiles

@Suite("The bundle a call is pinned to")
struct LibraryBundleTests {
  @Test("the digest does not depend on the order in which files were found")
  func order() {
    let one = SourceFile(path: "a.yaml", bytes: [1])
    let two = SourceFile(path: "b.yaml", bytes: [2])
    #expect(LibraryBundle(of: [one, two]).digest == LibraryBundle(of: [two, one]).digest)
  }

  @Test("moving a byte between two files changes the digest")
  func boundaries() {
    let left = [SourceFile(path: "a.yaml", bytes: [1, 2]), SourceFile(path: "b.yaml", bytes: [])]
    let right = [SourceFile(path: "a.yaml", bytes: [1]), SourceFile(path: "b.yaml", bytes: [2])]
    #expect(LibraryBundle(of: left).digest != LibraryBundle(of: right).digest)
  }

  @Test("supports and texts about the format are left out; tables and translations are in")
  func belonging() {
    let paths = [
      "supports.yaml", "FORMAT.md", "tables/cssrs.csv", "suicide.es.yaml", "library.yaml",
      "drafts/old.yaml", "notes.csv",
    ]
    let bundle = LibraryBundle(of: paths.map { SourceFile(path: $0, bytes: []) })
    #expect(bundle.files.map(\.path) == ["library.yaml", "suicide.es.yaml", "tables/cssrs.csv"])
  }

  @Test("the digest of known bytes stays what it was when it was first released")
  func known() {
    #expect(
      LibraryBundle(of: []).digest
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
