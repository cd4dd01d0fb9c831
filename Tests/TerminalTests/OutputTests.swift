// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CSystem
import Testing

@testable import Terminal

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@Suite("Writing to a reader that may go away")
struct OutputTests {
  @Test("text goes through whole")
  func whole() throws {
    let pipe = try Pipe()
    #expect(Output(descriptor: pipe.writeEnd).write("Zoë\n") == .written)
    pipe.closeWriteEnd()
    #expect(pipe.readAll() == "Zoë\n")
  }

  @Test("a reader that has gone is a value, not a death")
  func readerGone() throws {
    #expect(steady_ignore_write_signals() == 0)
    let pipe = try Pipe()
    pipe.closeReadEnd()
    #expect(Output(descriptor: pipe.writeEnd).write("x") == .readerGone)
  }

  @Test("a reader that takes nothing stalls the writer for two seconds, not for ever")
  func stalled() throws {
    let pipe = try Pipe()
    #expect(fcntl(pipe.writeEnd, F_SETFL, O_NONBLOCK) == 0)
    let much = String(repeating: "x", count: 4_000_000)
    #expect(Output(descriptor: pipe.writeEnd).write(much) == .stalled)
  }

  @Test("a closed descriptor is reported with its errno")
  func closed() {
    #expect(Output(descriptor: -1).write("x") == .failed(errno: EBADF))
  }
}

@Suite("Flushing")
struct FlushTests {
  @Test("a flush of something that is no file fails with -1")
  func noFile() {
    #expect(steady_flush(-1) == -1)
  }
}
