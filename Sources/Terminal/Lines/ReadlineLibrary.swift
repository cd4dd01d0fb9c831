// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import CReadline
internal import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// GNU readline as this process has it: set up once, fed by us, and held by one editor at a time.
///
/// Readline is C globals and calls back through plain functions, which cannot capture. What those
/// callbacks read and write is kept here.
enum ReadlineLibrary {
  /// How a line came to its end.
  enum End {
    case accepted(String)
    /// Readline saw an end of file: Ctrl-D in a burst of keys, or a reading that failed.
    case refused
  }

  // The three variables below are safe although unguarded: the callbacks run only inside calls
  // into readline, all of which are made by the one live `ReadlineEditor` (`isHeld` sees to one),
  // which is not Sendable and so stays on the thread that made it.
  // safe: only the one live editor's thread comes here
  nonisolated(unsafe) private static var unread: ArraySlice<UInt8> = []
  // safe: only the one live editor's thread comes here
  nonisolated(unsafe) private static var end: End?
  // safe: only the one live editor's thread comes here
  nonisolated(unsafe) private static var completion = Completion()

  private static let isHeld = Mutex(false)

  /// 8.2: older ones lack `rl_clear_visible_line` or the state flags; libedit reports 0.
  private static let oldestVersion: Int32 = 0x0802

  /// True if the caller now holds the library and must give it back with `release`.
  static func hold() -> Bool {
    isHeld.withLock { held in
      defer { held = true }
      return !held
    }
  }

  static func release() {
    isHeld.withLock { $0 = false }
  }

  static var isUsable: Bool { steady_rl_version() >= oldestVersion }

  /// Its first byte is the major number, its second the minor one.
  static var version: String { "\(steady_rl_version() >> 8).\(steady_rl_version() & 0xFF)" }

  /// Reads the counsellor's inputrc, then takes back what an interview cannot allow.
  static func start() {
    useUTF8()
    steady_rl_before_start()
    rl_initialize()
    for (name, value) in settings { rl_variable_bind(name, value) }
    for name in forbidden { unbind(name) }
    bindEnds()
    steady_rl_keep_terminal()
    steady_rl_read_from(
      { _ in ReadlineLibrary.nextByte() }, { ReadlineLibrary.unread.isEmpty ? 0 : 1 })
    steady_rl_complete_with { text, _, _ in ReadlineLibrary.complete(text) }
    steady_rl_flush()
    prepareTerminal()
    steady_rl_flush()
    _ = exitRestoresTerminal
  }

  /// Ends in the terminal as it was found.
  static func stop() {
    rl_deprep_terminal()
    steady_rl_flush()
  }

  /// Also without flow control: after Ctrl-S the screen would stand while keys still answer.
  static func prepareTerminal() {
    rl_prep_terminal(1)
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
    mode.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode)
    tcflow(STDIN_FILENO, TCOON)
  }

  static func open(_ prompt: String, draft: String) {
    end = nil
    rl_callback_handler_install(prompt) { ReadlineLibrary.lineEnded($0) }
    if !draft.isEmpty {
      rl_insert_text(draft)
      rl_redisplay()
    }
    steady_rl_flush()
  }

  static func close() {
    rl_callback_sigcleanup()
    rl_free_undo_list()
    rl_replace_line("", 1)
    rl_callback_handler_remove()
  }

  /// Gives readline the bytes of typed keys; the end of the line, if they ended it.
  static func type(_ bytes: [UInt8], completing request: LineRequest) -> End? {
    unread = bytes[...]
    completion.names = request.names
    completion.namesAfter = request.namesAfter
    completion.tags = request.tags
    while !unread.isEmpty, end == nil { rl_callback_read_char() }
    unread = []
    steady_rl_flush()
    defer { end = nil }
    return end
  }

  /// Whether a key's sequence does anything in the keymap in force; one that is not in it would
  /// leave its end in the line.
  static func isBound(_ sequence: [UInt8]) -> Bool {
    sequence.withUnsafeBytes { bytes in
      steady_rl_is_bound(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count) != 0
    }
  }

  static var line: String { String(cString: steady_rl_line()) }

  private static func lineEnded(_ line: UnsafeMutablePointer<CChar>?) {
    end = line.map { .accepted(String(cString: $0)) } ?? .refused
    free(line)
    rl_callback_handler_remove()
  }

  /// Readline asks only while keys are being fed. If a command wants more than there is, it is
  /// told that the input is over, rather than wait where no signal would be noticed.
  private static func nextByte() -> Int32 {
    unread.popFirst().map { Int32($0) } ?? EOF
  }

  private static let exitRestoresTerminal: Void = {
    atexit { ReadlineLibrary.stop() }
  }()
}

// What is set.
extension ReadlineLibrary {
  private static let settings = [
    ("enable-bracketed-paste", "on"), ("bell-style", "none"), ("convert-meta", "off"),
    ("input-meta", "on"), ("output-meta", "on"), ("page-completions", "off"),
    ("show-all-if-ambiguous", "on"), ("echo-control-characters", "off"),
    ("blink-matching-paren", "off"), ("enable-active-region", "off"),
    ("horizontal-scroll-mode", "off"), ("history-size", "0"),
    ("bind-tty-special-chars", "off"),
  ]

  /// Commands that search or recall what was typed before (also the kill ring: it would carry
  /// one call's words into the next), that end a line without Enter, that read files, that wait
  /// for another key, or that make a count of a digit.
  private static let forbidden = [
    "reverse-search-history", "forward-search-history", "operate-and-get-next",
    "non-incremental-reverse-search-history", "non-incremental-forward-search-history",
    "non-incremental-reverse-search-history-again", "non-incremental-forward-search-history-again",
    "previous-history", "next-history", "beginning-of-history", "end-of-history",
    "history-search-backward", "history-search-forward", "fetch-history", "yank-nth-arg",
    "yank-last-arg", "yank", "yank-pop", "vi-put", "vi-search", "vi-search-again",
    "vi-fetch-history", "vi-yank-arg", "vi-editing-mode", "emacs-editing-mode", "insert-comment",
    "re-read-init-file", "dump-functions", "dump-macros", "dump-variables", "tilde-expand",
    "vi-tilde-expand", "edit-and-execute-command", "clear-screen", "clear-display",
    "digit-argument", "vi-arg-digit", "universal-argument", "quoted-insert", "character-search",
    "character-search-backward",
  ]

  private static let keymaps = [
    "emacs-standard", "emacs-meta", "emacs-ctlx", "vi-move", "vi-insert",
  ]

  private static func unbind(_ name: String) {
    guard let function = rl_named_function(name) else { return }
    for map in keymaps {
      if let keymap = rl_get_keymap_by_name(map) { rl_unbind_function_in_map(function, keymap) }
    }
  }

  /// Home, End and Delete as terminals send them, whatever TERM says, where nobody bound them.
  private static func bindEnds() {
    let keys: [(sequences: [String], function: String)] = [
      (["\\e[H", "\\eOH", "\\e[1~", "\\e[7~"], "beginning-of-line"),
      (["\\e[F", "\\eOF", "\\e[4~", "\\e[8~"], "end-of-line"),
      (["\\e[3~"], "delete-char"),
    ]
    for (sequences, name) in keys {
      guard let function = rl_named_function(name) else { continue }
      for map in ["emacs-standard", "vi-move", "vi-insert"] {
        guard let keymap = rl_get_keymap_by_name(map) else { continue }
        for keys in sequences { rl_bind_keyseq_if_unbound_in_map(keys, function, keymap) }
      }
    }
  }

  /// Under `LC_ALL=C` readline drops every typed byte above 127, and it looks at the environment
  /// itself, so a call of setlocale alone does not help.
  private static func useUTF8() {
    for name in [nil, "C.UTF-8", "en_US.UTF-8"] {
      if let name { setenv("LC_ALL", name, 1) }
      if setlocale(LC_CTYPE, "") != nil, codeset == "UTF-8" { return }
    }
  }

  private static var codeset: String {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
  }
}

// What Tab completes.
extension ReadlineLibrary {
  private struct Completion {
    var names: [String] = []
    var namesAfter: [String: [String]] = [:]
    var tags: [String] = []
    var matches: ArraySlice<String> = []
  }

  private static func complete(
    _ text: UnsafePointer<CChar>?
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    steady_rl_completion_over()
    guard let text else { return nil }
    let word = String(cString: text)
    let first = line.drop { $0 == "/" }.prefix { $0 != " " }
    let after = line.contains(" ") ? completion.namesAfter[String(first)] : nil
    let names = word.hasPrefix("#") ? completion.tags : after ?? completion.names
    guard !names.isEmpty else { return nil }
    completion.matches = names.filter { $0.hasPrefix(word) }[...]
    return rl_completion_matches(text) { _, _ in
      ReadlineLibrary.completion.matches.popFirst().flatMap { strdup($0) }
    }
  }
}
