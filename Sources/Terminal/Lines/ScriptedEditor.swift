// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Plays a list of inputs instead of a keyboard, for tests and demonstrations; when the list is
/// over, so is the input.
package final class ScriptedEditor: LineEditor {
  /// All that was shown, and each prompt in the order asked.
  package private(set) var shown = ""
  package private(set) var prompts: [String] = []
  /// The keys that answered at once at each of them.
  package private(set) var keys: [Set<Character>] = []
  /// What each line began with.
  package private(set) var drafts: [String] = []
  package private(set) var text = ""
  private var inputs: ArraySlice<LineInput>

  package let keepsDraft: Bool

  package init(_ inputs: [LineInput], keepsDraft: Bool = true) {
    self.inputs = inputs[...]
    self.keepsDraft = keepsDraft
  }

  package func next(_ request: LineRequest) -> LineInput {
    prompts.append(request.prompt)
    keys.append(request.immediateKeys)
    drafts.append(request.draft)
    let input = inputs.popFirst() ?? .endOfInput
    switch input {
    case .draft(let draft): text = draft
    case .key, .line, .interrupt: text = ""
    case .backspaceOnEmpty, .endKey, .suspend, .screenCleared, .listWanted, .lineTooLong, .tick,
      .resized, .endOfInput, .hangup, .terminate:
      break
    }
    return input
  }

  package func show(_ text: String) -> Output.Outcome {
    shown += text.hasSuffix("\n") ? text : text + "\n"
    return .written
  }

  package func closeLine() {
    text = ""
  }

  package func close() {}
}
