// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A line that is edited key by key where nothing may be redrawn: typed at its end, taken back from
/// its end, and nothing else.
///
/// Pure: bytes in, what to print out. A sign is taken back by going left over its cells, so that no
/// escape sequence is needed.
struct KeyLine {
  /// What became of a byte.
  struct Outcome: Equatable {
    var echo = ""
    var isEnded = false
    /// Ctrl-D on an empty line.
    var isEndKey = false
    /// Tab on an empty line.
    var isListKey = false
  }

  private struct Cell {
    var text: String
    var width: Int
  }

  private var cells: [Cell] = []
  /// Bytes of a sign that is not whole yet.
  private var begun: [UInt8] = []
  /// Within an escape sequence, such as an arrow key's: nothing of it is text.
  private var sequence: [UInt8] = []
  /// More was typed than a line may hold.
  private(set) var wasCut = false

  var text: String { cells.map(\.text).joined() }
  var isEmpty: Bool { cells.isEmpty }

  /// As it stands on the terminal, after a prompt that was printed anew.
  var shown: String { SafeText.visible(text) }

  init(_ text: String = "") {
    for scalar in LineBudget.cut(LineBudget.cleaned(text)).text.unicodeScalars {
      _ = append(String(scalar))
    }
  }

  mutating func take(_ byte: UInt8) -> Outcome {
    if !sequence.isEmpty || byte == 0x1B { return takeSequence(byte) }
    switch byte {
    case 0x0A, 0x0D: return Outcome(isEnded: true)
    case 0x04: return Outcome(isEndKey: isEmpty)
    case 0x7F, 0x08: return Outcome(echo: takeBack())
    case 0x15: return Outcome(echo: takeBack { _ in true })
    case 0x17: return Outcome(echo: takeBackWord())
    case 0x09: return isEmpty ? Outcome(isListKey: true) : Outcome(echo: append(" "))
    case 0..<0x20: return Outcome()
    default: return Outcome(echo: takeText(byte))
    }
  }

  /// A sequence means nothing here; the byte that shows one to be broken off is looked at anew.
  private mutating func takeSequence(_ byte: UInt8) -> Outcome {
    sequence.append(byte)
    guard let length = KeySequence.length(of: sequence) else { return Outcome() }
    let isPart = length == sequence.count
    sequence = []
    return isPart ? Outcome() : take(byte)
  }

  private mutating func takeText(_ byte: UInt8) -> String {
    begun.append(byte)
    if let whole = String(validating: begun, as: UTF8.self) {
      begun = []
      return whole.unicodeScalars.map { append(LineBudget.cleaned(String($0))) }.joined()
    }
    guard begun.count >= Self.length(after: begun[0]) else { return "" }
    begun = []
    return append("\u{FFFD}")
  }

  /// How many bytes a sign that begins so has.
  private static func length(after first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private mutating func append(_ sign: String) -> String {
    guard !sign.isEmpty else { return "" }
    guard cells.count < LineBudget.limit else {
      wasCut = true
      return ""
    }
    // A mark stands on the sign before it, which is on the screen already.
    let isMark = sign.unicodeScalars.first?.properties.generalCategory == .nonspacingMark
    let shown = isMark && !cells.isEmpty ? sign : SafeText.visible(sign)
    cells.append(Cell(text: sign, width: DisplayWidth.of(shown)))
    return shown
  }

  /// The last sign, with marks of no width of their own that stand on it.
  private mutating func takeBack() -> String {
    var echo = ""
    while let last = cells.popLast() {
      echo += String(repeating: "\u{8} \u{8}", count: last.width)
      if last.width > 0 { break }
    }
    return echo
  }

  private mutating func takeBack(while belongs: (String) -> Bool) -> String {
    var echo = ""
    while let last = cells.last, belongs(last.text) { echo += takeBack() }
    return echo
  }

  private mutating func takeBackWord() -> String {
    takeBack { $0 == " " } + takeBack { $0 != " " }
  }
}
