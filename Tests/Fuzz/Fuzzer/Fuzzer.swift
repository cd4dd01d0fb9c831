// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import FileReaders
import Foundation

// The door for libFuzzer; `scripts/fuzz` builds it and says what to feed it. It is no part of an
// ordinary build.

/// Which reader is fed: the name of one, in STEADY_READER.
private let reader = FileReader(
  rawValue: ProcessInfo.processInfo.environment["STEADY_READER"] ?? "")

/// Called by libFuzzer with each of its inputs.
@_cdecl("LLVMFuzzerTestOneInput")
public func feed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let reader else { fatalError("STEADY_READER names none of the readers") }
  reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ feed: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// SwiftPM calls the beginning of a program by its module; libFuzzer's own `main` is not found.
@_cdecl("Fuzzer_main")
public func begin(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var count = count
  var arguments = arguments
  return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, feed) }
}
