// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Terminal
import Testing

/// A screen that a counsellor meets, and what is typed to come there.
///
/// What it shows is kept in `Golden/NAME.txt`; what must be on it, whatever it looks like, stands
/// in `Golden/NAME.facts`, written by hand.
struct Story: CustomTestStringConvertible {
  typealias Typed = PageEditor.Typed

  var name: String
  var before: [Typed] = []
  var shown: [Typed] = []
  /// Where it needs a key that plain mode does not have.
  var isRichOnly = false
  /// With the protocols that are shipped, for what the small library has not.
  var isOfShipped = false
  /// Whether records are shown as their receivers get them, and not only named.
  var showsRecords = false
  /// Closes the call first: what follows amends it.
  var isAmended = false

  var testDescription: String { name }

  private static let opened: [Typed] = ["1", "1", "1"]
  private static let atThoughts = opened + ["lost her job on Tuesday, has not slept", "at home"]
  private static let besideThem: [Typed] = ["speaker neighbour"]
  private static let atWait = atThoughts + ["1", "1", "1"]
  private static let atOffer = atWait + ["1"]
  private static let atOfferAfterLimit: [Typed] = [
    "words", "home", "1", "1", "1", "1", "3", "1",
  ]
  private static let atHandoff = atOffer + ["3", "1", "1"]
  private static let atSignOff = atHandoff + ["1", "1", "1", "5"]

  static let all = [
    Story(name: "2a-opening"),
    Story(name: "2b-question", before: atThoughts, shown: ["1"]),
    Story(name: "2c-free-text", before: opened, shown: ["lost her job on Tuesday"]),
    Story(name: "2d-wrong-input", before: atThoughts, shown: ["7", "yse", "0", "a note in words"]),
    Story(
      name: "2e-change", before: atThoughts + ["3", "talk"],
      shown: ["wrong thoughts", "1", "1"]),
    Story(name: "2e-keep", before: atWait, shown: ["wrong thoughts 3", "2"]),
    Story(
      name: "2e-back", before: atThoughts + [.seconds(20)],
      shown: [.backspace, .backspace, "lost her flat", "1"], isRichOnly: true),
    Story(
      name: "2e-back-marked", before: atThoughts + ["3", .seconds(20)],
      shown: [.backspace, "", .backspace, "~1", "1"], isRichOnly: true),
    Story(name: "2e-slip", before: atThoughts + ["2"], shown: [.backspace]),
    Story(name: "2f-alarm", before: besideThem + opened, shown: ["!", "w", "1", "1"]),
    Story(
      name: "2g-countdown", before: atWait, shown: [.seconds(85), .seconds(30), .seconds(5), "1"]),
    Story(name: "2g-one-minute-more", before: atWait, shown: [.seconds(60), "+", .seconds(90)]),
    Story(
      name: "2g-countdown-runs-on", before: atWait,
      shown: [.seconds(52), "told ending 5", "!", "w", "3", .seconds(8), "wrong plan 1", "1"]),
    Story(
      name: "2h-note", before: atThoughts,
      shown: [" ", "14 pills in the kitchen", "\"", "I cannot see a way"]),
    Story(
      name: "2h-note-tags", before: atThoughts,
      shown: [
        " ", "at mum's house #loc, 14 pills in kitchen", " ask her boss nothing -",
        " her name is #nam Ana",
      ]),
    Story(
      name: "2m-notes-left-out",
      before: atOffer + [" gate code on her mat", " my own worry -", " shy of dogs #violence"],
      shown: ["3", "1", "1"]),
    Story(name: "something-else", before: atThoughts, shown: ["0", "not the word for it", "."]),
    Story(name: "2i-why", before: atThoughts, shown: ["?", "v"]),
    Story(name: "2i-no-why", shown: ["?", "v"]),
    Story(
      name: "2j-where", before: opened + ["/skip too upset", "home", "1", "1", "1"],
      shown: [".", "answers"]),
    Story(name: "2k-silence", before: opened, shown: ["!", "s", "1", .seconds(16), "1", "3"]),
    Story(
      name: "2k-silence-shipped", before: ["1", "1"],
      shown: [
        "!", "s", "1", "1", .seconds(16), "1", "4", "1", .seconds(60), "1", "5", "1", "1",
      ], isOfShipped: true),
    Story(
      name: "2k-line-dropped", before: ["1", "1", "1", "555 0100"],
      shown: ["!", "l", "1", "1", "1", "2", ".", "callback 10 twice, no words", "callback"],
      isOfShipped: true),
    Story(
      name: "2m-handoff", before: atHandoff, shown: ["1", "record", "record page", "."],
      showsRecords: true),
    Story(
      name: "2m-left-out", before: atOffer + ["3", "1", "1"],
      shown: ["4", "wrong place at the mill", "1"], showsRecords: true),
    Story(
      name: "2m-edit", before: atOffer + ["3", "1", "1"],
      shown: ["5", "1", "1", "5", "2", "come by the back door", "4", "1", "record page"],
      showsRecords: true),
    Story(
      name: "2m-by-hand", before: atHandoff,
      shown: [
        "handoff team look", "5", "2", "come by the back door", "5", "1", "1", "4", "1",
      ], showsRecords: true),
    Story(
      name: "readback", before: atHandoff + ["1"],
      shown: ["readback", "1", "Kim at the desk", "1 2 4", "readback 1 declined Kim", "no car"]),
    Story(
      name: "names", before: ["1"],
      shown: [
        "wrong", "told", "2", "lost her job", "wrong", "1", "left", "2", "told no-such", "handoff",
        "",
      ]),
    Story(
      name: "doubt", before: opened + ["words", "home", "~1", "~1", "8"],
      shown: ["level", "answers"]),
    Story(
      name: "2m-empty-handoff", before: atOffer + ["3", "1", "3"], shown: ["3", "1", "breathing"]),
    Story(name: "2n-consent", before: ["1", "1"], shown: ["2", "only the place"]),
    Story(
      name: "2n-withdrawn", before: atThoughts,
      shown: ["consent call-back", "4", "callback 10 ring once"]),
    Story(
      name: "2n-consent-by-hand", before: atThoughts,
      shown: ["consent team", "?", "1", "consent notes", "?", "3"]),
    Story(name: "another-voice", before: atThoughts, shown: ["speaker neighbour", "1", "1"]),
    Story(name: "third-party", before: ["speaker friend"] + atThoughts),
    Story(name: "younger", before: ["speaker young"] + atThoughts),
    Story(name: "both-languages", before: atThoughts, shown: ["language", "language es"]),
    Story(
      name: "limit", before: ["1", "1", "2only after six"] + atOfferAfterLimit,
      shown: ["2only for Jo", "2", "only the place", "1", "callback 10 ring once"]),
    Story(
      name: "plan", before: atHandoff + ["1", "1"],
      shown: ["1", "plan", "plan", "plan if-silent"]),
    Story(name: "2o-sign-off", before: atSignOff, shown: ["end", "night lead", "2"]),
    Story(
      name: "2o-supervisor", before: ["1", "1", "!", "v", "1", "1", "1", "1"],
      shown: ["end", "", "end", "1", ""], isOfShipped: true),
    Story(name: "2o-early-end", before: atThoughts, shown: ["end", ""]),
    Story(
      name: "2o-mended",
      before: opened + ["/skip too upset", "home", "3", "wrong thoughts 2", "1"],
      shown: ["end", "5", "lost her job", "end", ""]),
    Story(name: "offer", before: atWait, shown: ["1", "3"]),
    Story(
      name: "level", before: atWait,
      shown: ["level", "lower risk low she laughed", "3", "level", "raise risk high"]),
    Story(
      name: "yes-or-no", before: atThoughts,
      shown: ["yesno", "2", "2", "a survey", "2", "2", "1"]),
    Story(
      name: "yes-or-no-words", before: opened + ["yesno", "2", "3", ""],
      shown: ["no", "1", "12 Mill St", "1", "1", "1", "1", "2", "0", "2", "1", "1", "no"]),
    Story(name: "they-ask", before: atThoughts, shown: ["a", "1"]),
    Story(
      name: "kept",
      before: opened + ["/told object-near 1", "words", "home", "1", "1"],
      shown: [""]),
    Story(name: "known-unsure", before: opened + ["/told thoughts 8", "words", "home"]),
    Story(name: "known-yes", before: opened + ["/told plan ~1", "words", "home", "1"]),
    Story(
      name: "how-known", before: besideThem + atThoughts + ["1", "1"],
      shown: ["1", "7", "\"", "it is right here", " the knife drawer", "1"]),
    Story(
      name: "known-later", before: besideThem + atThoughts,
      shown: ["1", "~", "1", "=", "1", "answers", "known place", "2"]),
    Story(
      name: "told-list", before: opened, shown: [",", "p", "2", "~", "1"],
      isRichOnly: true),
    Story(
      name: "alarm-at-detail", before: besideThem + atThoughts + ["1", "1"],
      shown: ["1", "!", "w", "1", "1", "3"]),
    Story(
      name: "text-signs", before: opened,
      shown: [
        "\"I cannot see a way", " rain outside", "/\"nobody is here", "/nothing", "t plan 1", "2",
        "now it is worse", "8",
      ]),
    Story(
      name: "slips", before: ["1", "1"],
      shown: [
        "4", "consent notes", "5only tonight", "2only tonight", "1", "lost her job", "home",
        "wrong what-happened left", "hm", "2", "end happy", "promise a ring", "", "nine tomorrow",
        "tomorrow 9:00",
      ]),
    Story(name: "help", before: opened, shown: ["/help"]),
    Story(
      name: "amend", before: ["end", "night lead", "1"],
      shown: ["told safe-here 1", "amend she rang back", "end"], isAmended: true),
  ]
}
