// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Terminal

/// The handoffs of a call, each as its receiver was given it, with one line each for when that was
/// and for what has become of it since.
struct GivenPapers {
  let state: State
  let sent: SentRecords
  let at: Moment
  /// The version to show; without one the last that was given.
  var version: Int?

  struct Given {
    var document: ScopedRecord
    /// Every version that the receiver was given, the oldest first.
    var versions: [RecordHead]
    /// What the receiver said back, and to which version.
    var readBack: ReadBack?
    var readBackVersion: Int?
    /// The version that the call would make of it now, where it says something else.
    var newer: Int?
  }

  var given: [Given] {
    // What was typed with a reply goes with the other words of a call that forgot.
    state.asKept.standing.handoffs.compactMap { standing in
      let documents = sent.given(standing.handoff, in: state)
      let named = version.map { number in documents.first { $0.head.version == number } }
      guard let document = named ?? documents.last else { return nil }
      let now = sent.record(for: standing.handoff, in: state, at: at)
      let isNewer = now.head.version > (documents.last?.head.version ?? 0)
      return Given(
        document: document, versions: documents.map(\.head), readBack: standing.readBack,
        readBackVersion: sent.readBackVersion(of: standing.handoff),
        newer: isNewer ? now.head.version : nil)
    }
  }

  /// Why the version that was asked for cannot be shown; nil where it was given, or none was named.
  func refusal(inCall number: Int) -> Stop? {
    guard let version, !given.contains(where: { $0.document.head.version == version }) else {
      return nil
    }
    var whole = self
    whole.version = nil
    let all = whole.given.flatMap { $0.versions.map(\.version) }.eachOnce.sorted()
    let named = all.isEmpty ? "" : ", only as \(all.map(String.init).joined(separator: ", "))"
    return Stop(
      "No handoff of call \(number) was given as version \(version)\(named).", .noInput)
  }

  func pages(_ form: Document.Form) -> String {
    given.map { given in
      let head = given.document.head
      let title = DeskPhrase.asGiven(
        head.handoffNumber, version: head.version, at: head.asOf.clock
      ).text
      let isToThis = given.readBackVersion == head.version
      let since = [
        given.readBack.map {
          isToThis
            ? DeskPhrase.saidSince($0)
            : .saidTo(version: given.readBackVersion ?? head.version, $0)
        },
        given.newer.map { DeskPhrase.changedSince(version: $0) },
      ]
      let page = [title] + versions(of: given) + ["", Document(form, of: given.document).text]
      return (page + since.compactMap { $0?.text }).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// Which versions there are, where there is more than the one on the page.
  private func versions(of given: Given) -> [String] {
    let numbers = given.versions.map(\.version)
    let last = given.newer.map { $0 - 1 } ?? numbers.last ?? 1
    guard numbers != [last] else { return [] }
    let times = given.versions.map(\.asOf.clock)
    return [DeskPhrase.versionsGiven(numbers, at: times, upTo: last).text]
  }

  /// The same for a program to read, with none as an empty list.
  var json: String {
    let given = given
    let since = given.map { given -> JSONValue in
      .object([
        ("handoffNumber", .integer(Int64(given.document.head.handoffNumber))),
        ("reply", given.readBack.map { .string($0.outcome.rawValue) } ?? .null),
        ("replyToVersion", given.readBackVersion.map { .integer(Int64($0)) } ?? .null),
        ("versionsGiven", .array(given.versions.map { .integer(Int64($0.version)) })),
        ("changed", .bool(given.newer != nil)),
        ("wouldBeVersion", given.newer.map { .integer(Int64($0)) } ?? .null),
      ])
    }
    return jsonPage(
      "handoffs",
      state.storeOfJSON + [
        ("handoffs", .array(given.map { Document.json(of: $0.document) })),
        ("since", .array(since)),
      ])
  }
}

/// Every handoff of a call as its receiver may have it now, in one form, one after the other; a
/// page that is not what was given says so, above it.
func pages(
  _ form: Document.Form, of state: State, number: Int? = nil, _ sent: SentRecords, at: Moment
) -> String {
  let handoffs = state.standing.handoffs.map(\.handoff).filter {
    number == nil || $0.number == number
  }
  guard !handoffs.isEmpty else { return DeskPhrase.noHandoff.text }
  return handoffs.map { handoff in
    let record = sent.record(for: handoff, in: state, at: at)
    let isGiven = record.head.version == sent.given(handoff, in: state).last?.head.version
    let title = DeskPhrase.asNow(handoff.number, version: record.head.version).text + "\n\n"
    return (isGiven || form != .page ? "" : title) + Document(form, of: record).text
  }.joined(separator: "\n")
}

/// The same as one document for a program to read, with none as an empty list.
func handoffsJSON(of state: State, _ sent: SentRecords, at: Moment) -> String {
  let records = state.standing.handoffs.map { sent.record(for: $0.handoff, in: state, at: at) }
  let list = JSONValue.array(records.map { Document.json(of: $0) })
  return jsonPage("handoffs", state.storeOfJSON + [("handoffs", list)])
}

extension State {
  /// Of the handoffs of a call, whether it is a real one.
  fileprivate var storeOfJSON: [(key: String, value: JSONValue)] {
    opening.map { [$0.store.json] } ?? []
  }
}
