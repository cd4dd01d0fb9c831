// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What to ask for at the prompt.
package struct LineRequest: Sendable {
  /// The last line of the question, ending in a space; may be changed while the line is open.
  package var prompt: String
  /// Text to begin a new line with; ignored while a line is still open.
  package var draft: String
  /// Keys that answer at once on an empty line. Letters should not be among them: words begin
  /// with letters. An editor without single keys ignores them.
  package var immediateKeys: Set<Character>
  /// What Tab completes; nothing when empty.
  package var names: [String]
  /// What it completes in place of `names` once the line begins with such a word.
  package var namesAfter: [String: [String]]
  /// What it completes in a word that begins with `#`, anywhere in the line.
  package var tags: [String]
  /// After how long `tick` is given; nil for never.
  package var waitMilliseconds: Int?
  /// For how long after the prompt appears a single digit or Enter is dropped: nobody has read it
  /// yet.
  package var deafMilliseconds: Int

  /// Less than anybody needs to see a new question and press a key for it.
  package static let deafMilliseconds = 150

  package init(
    prompt: String, draft: String = "", immediateKeys: Set<Character> = [], names: [String] = [],
    namesAfter: [String: [String]] = [:], tags: [String] = [], waitMilliseconds: Int? = nil,
    deafMilliseconds: Int = Self.deafMilliseconds
  ) {
    self.prompt = prompt
    self.draft = draft
    self.immediateKeys = immediateKeys
    self.names = names
    self.namesAfter = namesAfter
    self.tags = tags
    self.waitMilliseconds = waitMilliseconds
    self.deafMilliseconds = deafMilliseconds
  }
}

/// One editable line at the bottom of the scrollback, whoever types it: a counsellor in a
/// terminal, a pipe, or a test.
///
/// All calls come from one thread; an editor is not `Sendable`.
package protocol LineEditor: AnyObject {
  /// The half-typed line; empty when none is open. To be saved on `hangup` and `terminate`.
  var text: String { get }

  /// Whether a new line can begin with text to be edited; what comes from a pipe cannot be.
  var keepsDraft: Bool { get }

  /// Shows the prompt and waits. Goes on with the open line if there is one.
  func next(_ request: LineRequest) -> LineInput

  /// Prints lines (ended here, if `text` does not end them) above the open line, which stays as
  /// it was. Expects text that `SafeText` has seen.
  func show(_ text: String) -> Output.Outcome

  /// Leaves the open line where it is on the screen and forgets it, so that the next call of
  /// `next` begins a new one.
  func closeLine()

  /// Waits so long while nothing is asked, and takes no input: whether somebody wants to leave
  /// meanwhile.
  func isInterrupted(within milliseconds: Int) -> Bool

  /// Gives the terminal back as it was found. Done by `deinit` and at exit as well.
  func close()
}

extension LineEditor {
  package var keepsDraft: Bool { true }

  package func isInterrupted(within milliseconds: Int) -> Bool { false }
}
