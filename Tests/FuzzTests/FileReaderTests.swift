// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import FileReaders
import Foundation
import Testing

/// A small file that once was trouble, or is like one that was, and what becomes of it by chance.
struct Seed: CustomTestStringConvertible, Sendable {
  var reader: FileReader
  var name: String
  var bytes: [UInt8]

  var testDescription: String { "\(reader.rawValue)/\(name)" }

  /// The corpus, kept in one folder for each reader.
  static let all: [Seed] = {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fuzz/Corpus").standardizedFileURL.path
    return FileReader.allCases.flatMap { reader in
      let folder = corpus + "/" + reader.rawValue
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.sorted().compactMap { name in
        FileManager.default.contents(atPath: folder + "/" + name).map {
          Seed(reader: reader, name: name, bytes: Array($0))
        }
      }
    }
  }()

  /// Some of what a hand, a transfer or an enemy does to a file.
  func changed(_ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      let start = Int.random(in: 0...bytes.count, using: &chance)
      let end = min(start + Int.random(in: 0...24, using: &chance), bytes.count)
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2: bytes = Array(bytes[..<start])
      case 3 where start < bytes.count: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      case 4: bytes.insert(contentsOf: Self.words.randomElement(using: &chance) ?? [], at: start)
      default: bytes.replaceSubrange(start..<end, with: [UInt8.random(in: 0...255, using: &chance)])
      }
    }
    return bytes
  }

  private static let words = [
    ": ", "- ", "\n", "\n  ", "\n- ", "? ", "&a ", "*a", "<<: ", "!!set ", "---\n", "|\n", ">-\n",
    "\"", "'", "[", "{", "]", "}", "#", "\u{FEFF}", "\u{202E}", "\u{0}", "\\u0000", "\\ud800",
    "1:0:0:0:0:0:0:0:0:0:0:0:0", "9223372036854775808", "-9223372036854775808", "1e999", "é",
    "{answer}",
    String(repeating: "[", count: 300), String(repeating: "- ", count: 300), "null", "true", "~",
  ].map { Array($0.utf8) }
}

@Suite("No file from outside takes the program down")
struct FileReaderTests {
  /// By the processor's time, so that a busy machine breaks no test.
  private func secondsOfWork(_ work: () -> Void) -> Double {
    var before = timespec()
    var after = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before)
    work()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after)
    return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
  }

  @Test(
    "a file of the corpus and 1,000 changes of it are read within two seconds each",
    arguments: Seed.all)
  func changes(_ seed: Seed) {
    let number = UInt64(ProcessInfo.processInfo.environment["STEADY_SEED"] ?? "") ?? 20_261_125
    var chance = Chance(state: number)
    var slowest = secondsOfWork { seed.reader.read(seed.bytes) }
    for _ in 0..<1_000 {
      let changed = seed.changed(&chance)
      slowest = max(slowest, secondsOfWork { seed.reader.read(changed) })
    }
    #expect(slowest < 2, "seed \(number)")
  }

  @Test(
    "the corpus has right and wrong files for every reader, so that each is read to its end",
    arguments: FileReader.allCases)
  func corpus(_ reader: FileReader) {
    let seeds = Seed.all.filter { $0.reader == reader }
    let right = seeds.filter { reader.read($0.bytes) }.map(\.name)
    #expect(right == seeds.map(\.name).filter { $0.hasPrefix("right-") })
    #expect(!right.isEmpty && right.count < seeds.count)
  }

  @Test("control: a reader that goes as deep as its file is brought down by the changes")
  func trap() async {
    await #expect(processExitsWith: .failure) {
      var chance = Chance(state: 20_261_125)
      let seed = Seed(reader: .journal, name: "", bytes: Array("{\"a\":[1]}".utf8))
      for _ in 0..<1_000 {
        let depth = seed.changed(&chance).filter { $0 == UInt8(ascii: "[") }.count
        precondition(depth < 200, "deeper than this reader goes")
      }
    }
  }
}
