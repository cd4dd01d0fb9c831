// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("Pressed or held")
struct KeyRhythmTests {
  private let read = (milliseconds: 5_000, deaf: 150)

  /// How many of the moments a key came at answer, where what is perhaps held is held if the next
  /// moment is close.
  private func answers(_ key: Character, at moments: [Int], deaf: Int = 150) -> Int {
    var rhythm = KeyRhythm()
    var answers = 0
    var shownAt = -10_000
    for (index, now) in moments.enumerated() {
      let shown = (milliseconds: now - shownAt, deaf: deaf)
      let next = index + 1 < moments.count ? moments[index + 1] - now : Int.max
      switch rhythm.judge(key, times: 1, at: now, shown: shown) {
      case .notMeant: continue
      case .perhapsHeld where next <= KeyRhythm.repeatMilliseconds: rhythm.see(key, at: now)
      case .perhapsHeld, .pressed:
        rhythm.see(key, at: now)
        (answers, shownAt) = (answers + 1, now + 10)
      }
    }
    return answers
  }

  @Test(
    "a key that is held answers once, however its keyboard repeats",
    arguments: [250, 400, 660, 1_000], [25, 33, 92])
  func held(delay: Int, pause: Int) {
    let moments = [0] + (0..<40).map { delay + $0 * pause }
    #expect(answers("1", at: moments) == 1)
    #expect(answers("!", at: moments) == 1)
    #expect(answers("\r", at: moments) == 1)
  }

  @Test("a finger that presses one key again and again is not taken for a held one")
  func pressed() {
    #expect(answers("1", at: [0, 200, 420, 610, 5_000]) == 5)
    #expect(answers("1", at: [0, 1_500, 3_000]) == 3)
  }

  @Test("a digit or Enter that came before its prompt could be read answers nothing; a sign does")
  func early() {
    for key in "09\r" {
      var rhythm = KeyRhythm()
      let verdicts = [
        rhythm.judge(key, times: 1, at: 0, shown: (149, 150)),
        rhythm.judge(key, times: 1, at: 500, shown: (650, 150)),
      ]
      #expect(verdicts == [.notMeant, .perhapsHeld])
    }
    for key in "! ?.\"w" {
      var rhythm = KeyRhythm()
      let verdict = rhythm.judge(key, times: 1, at: 0, shown: (1, 150))
      #expect(verdict == .pressed)
    }
  }

  @Test("what piled up of a held key while nobody read is held too, and two other keys are text")
  func piledUp() {
    var rhythm = KeyRhythm()
    rhythm.see("1", at: 0)
    let verdicts = [
      rhythm.judge("1", times: 5, at: 700, shown: read),
      rhythm.judge("1", times: 1, at: 733, shown: read),
      rhythm.judge("2", times: 2, at: 760, shown: read),
    ]
    #expect(verdicts == [.notMeant, .notMeant, .pressed])
  }
}
