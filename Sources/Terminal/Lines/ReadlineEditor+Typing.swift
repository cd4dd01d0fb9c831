// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import CReadline

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

// What typing means here.
extension ReadlineEditor {
  func readBurst(_ signals: SignalWatch) -> Burst? {
    let begun = sequences.begun(at: Wait.now())
    var collector = BurstCollector(begun)
    var buffer = [UInt8](repeating: 0, count: 4_096)
    repeat {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        isGone = true
        return nil
      }
      collector.append(buffer[0..<count])
      let quiet = collector.expectation.quietMilliseconds
      let ready = Wait.forInput(
        STDIN_FILENO, orSignals: signals.descriptor, milliseconds: quiet)
      if ready.signals || !ready.input { break }
    } while true
    return Burst(whole(collector.bytes, begun))
  }

  /// What of the bytes is at its end. Escape alone is a command to vi and no key elsewhere; what
  /// comes after it may turn out to be the rest of another key.
  private func whole(_ read: [UInt8], _ begun: [UInt8]) -> [UInt8] {
    var bytes = read
    if begun == [KeySequence.escape], bytes.count > 1, bytes[1] != 0x5B, bytes[1] != 0x4F,
      isVi || !ReadlineLibrary.isBound(Array(bytes[..<2]))
    {
      bytes.removeFirst()
    }
    bytes = sequences.take(bytes, at: Wait.now())
    guard isVi else { return bytes }
    if sequences.begun == [KeySequence.escape] { return bytes + [KeySequence.escape] }
    if !begun.isEmpty, bytes.first == KeySequence.escape { rl_vi_insertion_mode(1, 0) }
    return bytes
  }

  private var isVi: Bool { steady_rl_is_vi() != 0 }

  func take(_ burst: Burst?, _ request: LineRequest) {
    guard let burst else {
      waiting.append(.hangup)
      return
    }
    if let input = immediate(burst, request) {
      waiting += input
      return
    }
    for part in burst.parts where open != nil { feed(part, request) }
    sawLine()
  }

  /// What a burst means that is not text: nil if it is text, empty if it means nothing.
  private func immediate(_ burst: Burst, _ request: LineRequest) -> [LineInput]? {
    guard let open, steady_rl_expects_key() != 0 else { return nil }
    if burst.loneByte == 0x0C {
      rl_clear_screen(1, 0)
      steady_rl_flush()
      return [.screenCleared]
    }
    if burst.loneByte == 0x16 || isQuoting {
      isQuoting.toggle()
      return isQuoting ? [] : nil
    }
    guard steady_rl_length() == 0 else { return nil }
    if burst.loneByte == 0x04 { return [.endKey] }
    if burst.loneByte == 0x09 { return [.listWanted] }
    guard let (key, times) = burst.key else { return nil }
    let isCommand = steady_rl_in_vi_command_mode() != 0
    if isCommand, !key.isASCIIDigit { return nil }
    let now = Wait.now()
    let shown = (milliseconds: now - open.openedAt, deaf: request.deafMilliseconds)
    switch rhythm.judge(key, times: times, at: now, shown: shown) {
    case .notMeant: return []
    case .perhapsHeld: if isHeld(key) { return [] }
    case .pressed: break
    }
    guard times == 1 else { return nil }
    if isCommand { rl_vi_insertion_mode(1, 0) }
    return meaning(of: key, pressedAt: now, open, request)
  }

  /// Waits whether the same key comes once more.
  private func isHeld(_ key: Character) -> Bool {
    guard let signals else { return false }
    let ready = Wait.forInput(
      STDIN_FILENO, orSignals: signals.descriptor, milliseconds: KeyRhythm.repeatMilliseconds)
    guard ready.input, !ready.signals, let next = readBurst(signals) else { return false }
    guard next.key?.character == key else {
      readAhead = next
      return false
    }
    rhythm.see(key, at: Wait.now())
    return true
  }

  /// What one key on an empty line does; nil where it begins a line.
  private func meaning(
    of key: Character, pressedAt now: Int, _ open: OpenLine, _ request: LineRequest
  ) -> [LineInput]? {
    if key == "\u{7F}" || key == "\u{8}" {
      rhythm.see(key, at: now)
      return [.backspaceOnEmpty(emptyForMilliseconds: now - open.emptySince)]
    }
    if key.isNewline { rhythm.see(key, at: now) }
    guard answersByKey, request.immediateKeys.contains(key) else { return nil }
    rhythm.see(key, at: now)
    if !key.isWhitespace { rl_insert_text(String(key)) }
    closeLine()
    return [.key(key)]
  }

  private func feed(_ part: Burst.Part, _ request: LineRequest) {
    let room = LineBudget.limit - text.unicodeScalars.count
    switch part {
    case .pasted(let pasted):
      let fitting = LineBudget.cut(pasted, to: room)
      rl_insert_text(fitting.text)
      rl_redisplay()
      steady_rl_flush()
      if fitting.wasCut { tooLong() }
    case .typed(let bytes):
      let known = KeySequence.filtered(bytes, isKnown: means)
      let fitting = LineBudget.cut(typed: known, to: room)
      if fitting.wasCut { tooLong() }
      switch ReadlineLibrary.type(fitting.bytes, completing: request) {
      case .accepted(let line):
        open = nil
        waiting.append(.line(LineBudget.cleaned(line)))
      case .refused:
        open = nil
        waiting.append(.endKey)
      case nil: break
      }
    }
  }

  /// To vi a Meta key is Escape and a command.
  private func means(_ sequence: [UInt8]) -> Bool {
    guard isVi, sequence.count <= 2 else { return ReadlineLibrary.isBound(sequence) }
    return !(0x30...0x39).contains(sequence[sequence.count - 1])
  }

  private func tooLong() {
    if open?.wasTooLong == false { waiting.append(.lineTooLong(limit: LineBudget.limit)) }
    open?.wasTooLong = true
  }

  func sawLine() {
    guard let before = open else { return }
    let line = text
    let now = Wait.now()
    open?.draft.see(line, at: now)
    if steady_rl_length() > 0 { open?.emptySince = Int.max }
    if steady_rl_length() == 0, before.emptySince == Int.max { open?.emptySince = now }
  }
}
