// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Testing

@testable import Storage

@Suite("What a store keeps is its owner's alone")
struct PrivacyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try SQLiteCallStore(folder: folder.path, kind: .live)
    try store.begin(call).log.append(entry(1))
  }

  private func open(_ path: String) throws -> SQLiteCallStore {
    try SQLiteCallStore(folder: path, kind: .live)
  }

  private func mode(_ path: String) -> mode_t {
    var found = stat()
    return lstat(path, &found) == 0 ? found.st_mode & 0o7777 : 0
  }

  @Test("folders are 0700 and every file is 0600, those of SQLite as well")
  func modes() throws {
    let store = try open(folder.path)
    try store.saveDraft("half", of: call)
    #expect(mode(folder.path) == 0o700)
    let inside = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let expected = [
      "anchors", "anchors/" + call.text, "calls.sqlite", "calls.sqlite-shm", "calls.sqlite-wal",
      "reserve", "writers",
    ]
    #expect(inside == expected)
    for path in inside {
      let wanted: mode_t = ["anchors", "writers"].contains(path) ? 0o700 : 0o600
      #expect(mode(folder.path + "/" + path) == wanted, "\(path)")
    }
  }

  @Test(
    "what others could reach is refused",
    arguments: ["", "/anchors", "/calls.sqlite", "/calls.sqlite-wal", "/calls.sqlite-shm"])
  func reachable(_ path: String) throws {
    let store = try open(folder.path)
    let copy = try folder.copy()
    for bit: mode_t in [0o040, 0o004, 0o010, 0o001, 0o020] {
      #expect(chmod(copy.path + path, (path.contains("calls") ? 0o600 : 0o700) | bit) == 0)
      #expect(throws: StoreError.openToOthers) { try open(copy.path) }
    }
    #expect(try store.entries(of: call).count == 1)
  }

  @Test("a link in place of the folder, or of what is in it, is refused")
  func links() throws {
    let link = folder.path + "-link"
    defer { unlink(link) }
    #expect(symlink(folder.path, link) == 0)
    for end in ["", "/", "//"] {
      #expect(throws: StoreError.isLink) { try open(link + end) }
    }
    for name in ["/anchors", "/calls.sqlite"] {
      let copy = try folder.copy()
      let path = copy.path + name
      #expect(rename(path, path + "-aside") == 0)
      #expect(symlink(path + "-aside", path) == 0)
      #expect(throws: StoreError.isLink) { try open(copy.path) }
    }
  }

  @Test("a linked anchor is not followed")
  func linkedAnchor() throws {
    let anchor = folder.path + "/anchors/" + call.text
    #expect(rename(anchor, folder.path + "/aside") == 0)
    #expect(symlink(folder.path + "/aside", anchor) == 0)
    #expect(throws: StoreError.isLink) { try open(folder.path).entries(of: call) }
  }

  @Test("a folder, a file or a database that is not ours is refused as what it is")
  func notOurs() throws {
    #expect(throws: StoreError.folderMissing) { try open(folder.path + "/a/b") }
    #expect(throws: StoreError.notAFolder) { try open(folder.path + "/calls.sqlite") }
    #expect(throws: StoreError.folderMissing) { try open("") }
  }

  @Test("live and practice refuse each other, and leave the other's calls as they were")
  func kinds() throws {
    #expect(throws: StoreError.otherKind(found: .live)) {
      try SQLiteCallStore(folder: folder.path, kind: .practice)
    }
    #expect(try open(folder.path).entries(of: call).count == 1)
    let practice = try TemporaryFolder()
    _ = try SQLiteCallStore(folder: practice.path, kind: .practice)
    #expect(throws: StoreError.otherKind(found: .practice)) { try open(practice.path) }
  }
}
