// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Where calls are kept, as the rest of Steady sees it: entries, half-typed lines, and the bundle
/// that each call was begun with.
package protocol CallStore: AnyObject {
  /// Live or practice; the two refuse each other's calls.
  var kind: Opening.Store { get }

  /// A new call's number to speak, and a log that only this writer may append to.
  func begin(_ call: CallID) throws -> WriterLog

  /// Takes over a call: from now on the writer before is refused. What may still be added to a
  /// closed one is the engine's to say.
  func takeOver(_ call: CallID) throws -> WriterLog

  /// Every entry of a call, in order, after all have been found to be what was written.
  func entries(of call: CallID) throws -> [Entry]

  /// Calls, the newest first, without anything a caller said.
  func calls() throws -> [CallSummary]

  /// The half-typed line of a call: one row, overwritten, empty when there is none.
  func saveDraft(_ text: String, of call: CallID) throws
  func draft(of call: CallID) throws -> String

  /// The files a call was begun with, by their digest.
  func keep(bundle: [UInt8], digest: String) throws
  func bundle(digest: String) throws -> [UInt8]?
}

/// A log held by one writer of one call.
package struct WriterLog: Sendable {
  package var log: any EventLog
  /// Raised with every take-over; an entry of an older one is refused.
  package var epoch: Int
  /// To speak; the call's id is long.
  package var number: Int

  package init(log: any EventLog, epoch: Int, number: Int) {
    self.log = log
    self.epoch = epoch
    self.number = number
  }
}

/// What a list of calls shows: numbers and times, never content.
package struct CallSummary: Equatable, Sendable {
  package var call: CallID
  package var number: Int
  package var begunAt: Moment
  package var lastAt: Moment
  package var entryCount: Int
  package var isClosed: Bool
  /// What is wrong with what is kept of it, in a sentence.
  package var trouble: String?
  /// Whether all that was acknowledged is there; without it the call can only be read.
  package var isWhole: Bool
  /// Whether a program that runs now has it at its prompt, in this window or another.
  package var hasWriter = false

  package init(
    call: CallID, number: Int, begunAt: Moment, lastAt: Moment, entryCount: Int, isClosed: Bool,
    trouble: String? = nil, isWhole: Bool = true
  ) {
    self.call = call
    self.number = number
    self.begunAt = begunAt
    self.lastAt = lastAt
    self.entryCount = entryCount
    self.isClosed = isClosed
    self.trouble = trouble
    self.isWhole = isWhole
  }
}
