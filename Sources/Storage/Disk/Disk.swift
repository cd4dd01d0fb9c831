// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The system calls of this room, all in this file: making and checking what only its owner may
/// read, and writing one small record so that it is on the medium when the call returns.
enum Disk {
  /// Makes the folder for its owner alone, or refuses one that others could reach.
  static func claimFolder(_ path: String) throws(StoreError) {
    let made = mkdir(path, 0o700) == 0
    if !made && errno == EEXIST {
      try check(path, is: S_IFDIR, wrong: .notAFolder)
      return
    }
    guard made else { throw failure(errno) }
    try flushFolder(holding: path)
  }

  /// Makes an empty file for its owner alone, or refuses one that others could reach.
  static func claimFile(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 && errno == EEXIST {
      try check(path, is: S_IFREG, wrong: .notAFile)
      return
    }
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    try flush(descriptor)
    try flushFolder(holding: path)
  }

  /// Refuses a file that others could reach; one that is not there is fine.
  static func checkFile(_ path: String) throws(StoreError) {
    do {
      try check(path, is: S_IFREG, wrong: .notAFile)
    } catch .folderMissing {
      return
    }
  }

  /// Looks at the thing itself, never at what a link points to.
  private static func check(
    _ path: String, is kind: mode_t, wrong: StoreError
  ) throws(StoreError) {
    var found = stat()
    guard lstat(path, &found) == 0 else { throw failure(errno) }
    let type = found.st_mode & S_IFMT
    guard type != S_IFLNK else { throw .isLink }
    guard type == kind else { throw wrong }
    guard found.st_uid == geteuid() else { throw .foreignOwner }
    guard found.st_mode & 0o077 == 0 else { throw .openToOthers }
  }

  /// Writes at an offset and returns once the bytes are on the medium.
  static func write(_ bytes: [UInt8], at offset: Int, in path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset + written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(count < 0 ? errno : ENOSPC) }
      written += count
    }
    try flush(descriptor)
  }

  /// The first bytes of a file, at most `limit`; nil when there is none of that name.
  static func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(errno)
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let more = bytes[count...].withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, off_t(count))
      }
      if more < 0 && errno == EINTR { continue }
      guard more >= 0 else { throw failure(errno) }
      guard more > 0 else { break }
      count += more
    }
    return Array(bytes[..<count])
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  /// What an ordinary user may still write; none when the disk does not tell.
  static func freeBytes(beside path: String) -> Int {
    var found = statvfs()
    guard statvfs(folder(holding: path), &found) == 0 else { return 0 }
    return Int(clamping: UInt64(found.f_bavail).multipliedFullWidth(by: UInt64(found.f_frsize)).low)
  }

  /// Gives an empty file its length, with blocks of the disk behind all of it.
  static func fill(_ path: String, _ count: Int) throws(StoreError) {
    #if canImport(Darwin)
    try write([UInt8](repeating: 0, count: count), at: 0, in: path)
    #else
    let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    let outcome = posix_fallocate(descriptor, 0, off_t(count))
    guard outcome == 0 else { throw failure(outcome) }
    #endif
  }

  /// What is in a folder that was claimed, in no order.
  static func names(in path: String) throws(StoreError) -> [String] {
    guard let folder = opendir(path) else { throw failure(errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let found = readdir(folder) {
      let name = withUnsafePointer(to: &found.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) {
          String(decodingCString: $0, as: UTF8.self)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Zero when there is no such file.
  static func length(_ path: String) -> Int {
    var found = stat()
    return lstat(path, &found) == 0 ? Int(found.st_size) : 0
  }

  private static func flush(_ descriptor: Int32) throws(StoreError) {
    #if canImport(Darwin)
    guard fcntl(descriptor, F_FULLFSYNC) == 0 else { throw failure(errno) }
    #else
    guard fdatasync(descriptor) == 0 else { throw failure(errno) }
    #endif
  }

  private static func folder(holding path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  private static func flushFolder(holding path: String) throws(StoreError) {
    let descriptor = open(folder(holding: path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(errno) }
  }

  private static func failure(_ number: Int32) -> StoreError {
    switch number {
    case ENOSPC, EDQUOT, EFBIG: .diskFull
    case EROFS, EACCES, EPERM: .readOnly
    case ENOENT, ENOTDIR: .folderMissing
    case ELOOP: .isLink
    default: .diskFailed
    }
  }
}
