// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import Terminal

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A stand-in for the interview at the other end of a terminal: asks for lines and writes what
/// came, one input a line, to the file named first. `quit` ends it, and so does the end of input.
@main
struct LineProbe {
  static func main() {
    guard CommandLine.arguments.count > 1 else { exit(64) }
    let log = open(CommandLine.arguments[1], O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let surroundings = TerminalSurroundings(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      terminalType: getenv("TERM").map { String(cString: $0) })
    let isPlain = TerminalCapabilities(surroundings).isPlain
    let rich = isPlain ? nil : try? ReadlineEditor()
    let editor: any LineEditor = rich ?? PlainEditor()
    run(editor, log: Output(descriptor: log))
    editor.close()
  }

  private static func run(_ editor: any LineEditor, log: Output) {
    var request = LineRequest(prompt: "probe > ")
    request.immediateKeys = Set("123?!. ")
    request.names = ["plan.when", "plan.method", "support.who"]
    request.draft = getenv("PROBE_DRAFT").map { String(cString: $0) } ?? ""
    request.waitMilliseconds = getenv("PROBE_WAIT").flatMap { Int(String(cString: $0)) }
    request.deafMilliseconds = getenv("PROBE_DEAF").flatMap { Int(String(cString: $0)) } ?? 0
    _ = log.write("ready\n")
    while true {
      let input = editor.next(request)
      _ = log.write(told(input, editor) + "\n")
      switch input {
      case .line("quit"), .endOfInput, .hangup, .terminate: return
      case .interrupt, .suspend: _ = editor.show("The call is still open.")
      case .line("leave"): exit(3)
      default: request.draft = ""
      }
    }
  }

  private static func told(_ input: LineInput, _ editor: any LineEditor) -> String {
    switch input {
    case .key(let key): "key \(key)"
    case .line(let line) where line.count > 100: "line of \(line.count)"
    case .line(let line): "line \(line)"
    case .backspaceOnEmpty(let milliseconds): "backspace \(milliseconds < 300 ? "soon" : "late")"
    case .interrupt(let wasEmpty): "interrupt \(wasEmpty ? "empty" : "typed")"
    case .endKey: "endKey"
    case .suspend: "suspend"
    case .screenCleared: "screenCleared"
    case .listWanted: "listWanted"
    case .lineTooLong(let limit): "lineTooLong \(limit)"
    case .draft(let draft): "draft \(draft)"
    case .tick: "tick"
    case .resized: "resized"
    case .endOfInput: "endOfInput"
    case .hangup: "hangup with \(editor.text)"
    case .terminate: "terminate with \(editor.text)"
    }
  }
}
