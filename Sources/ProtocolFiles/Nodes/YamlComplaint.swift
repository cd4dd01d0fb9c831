// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Yams

/// Says in our words what the YAML parser refused. Its own words are only compared with known
/// ones, because some of them hold the whole file.
func complain(of error: any Error, _ complaints: inout Complaints) {
  guard let error = error as? YamlError else {
    complaints.add(.unreadableLayout, unreadable, line: 1, column: 1)
    return
  }
  switch error {
  case .scanner(let context, let problem, let mark, _),
    .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    let sentence = sentences.first { problem.contains($0.problem) }
    let place = sentence?.pointsBack == true ? context?.mark ?? mark : mark
    complaints.add(
      sentence?.code ?? .unreadableLayout, sentence?.headline ?? unreadable, line: place.line,
      column: place.column, help: sentence?.help ?? "Compare it with the lines around it.")
  case .duplicatedKeysInMapping(_, let context):
    complaints.add(
      .duplicateKey, "A key is written twice.", line: max(1, context.mark.line),
      column: max(1, context.mark.column), help: "Keep one of the two.")
  case .reader:
    complaints.add(
      .controlCharacter, "The file holds a character that cannot be read.", line: 1, column: 1)
  case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
    complaints.add(.unreadableLayout, unreadable, line: 1, column: 1)
  }
}

private let unreadable = "The layout of this line cannot be read."

private struct Sentence {
  var problem: String
  var code: ReadingCode
  var headline: String
  var help: String
  /// Whether the mistake is where the parser began to read, not where it gave up.
  var pointsBack = false
}

private let sentences = [
  Sentence(
    problem: "mapping values are not allowed", code: .colonInText,
    headline: "A colon and a space stand inside a text without quotes.",
    help: "Put the whole text in quotes."),
  Sentence(
    problem: "found character that cannot start any token", code: .reservedStart,
    headline: "A value cannot begin with this sign.", help: "Put the text in quotes."),
  Sentence(
    problem: "tab character", code: .tab, headline: "A tab stands where spaces belong.",
    help: "Use spaces."),
  Sentence(
    problem: "could not find expected ':'", code: .lineWithoutKey,
    headline: "The line has no key.", help: "A key ends with a colon and a space.",
    pointsBack: true),
  Sentence(
    problem: "unexpected end of stream", code: .unclosedQuote,
    headline: "The quote that opens here is not closed.", help: "Close it on the same line.",
    pointsBack: true),
  Sentence(
    problem: "unknown escape", code: .unknownEscape,
    headline: "A backslash here has no meaning.", help: "Put the text in single quotes."),
  Sentence(
    problem: "did not find expected hexdecimal number", code: .unknownEscape,
    headline: "A backslash here has no meaning.", help: "Put the text in single quotes."),
  Sentence(
    problem: "invalid Unicode character escape", code: .unknownEscape,
    headline: "A backslash here stands for no character.", help: "Put the text in single quotes."),
  Sentence(
    problem: "undefined alias", code: .alias, headline: "An alias (*) cannot be used.",
    help: "Write the value out where it is needed."),
  Sentence(
    problem: "found another document", code: .severalDocuments,
    headline: "A file holds one document only.", help: "Move the second to a file of its own."),
  Sentence(
    problem: "did not find expected ',' or", code: .unclosedBracket,
    headline: "The brackets here cannot be read.",
    help: "Put a comma between two values, and texts with signs in quotes."),
  Sentence(
    problem: "block sequence entries are not allowed", code: .indentation,
    headline: "A list cannot begin here.", help: "Begin it on a line of its own."),
  Sentence(
    problem: "did not find expected key", code: .indentation,
    headline: "The line is not in line with its neighbours.",
    help: "Begin it in the same column as the lines it belongs to."),
  Sentence(
    problem: "did not find expected '-' indicator", code: .indentation,
    headline: "The line is not in line with its neighbours.",
    help: "Begin it in the same column as the lines it belongs to."),
]
