// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Training

/// Makes a transcript of a map of the shape `Shape.transcriptFile`, with the complaints that a
/// shape cannot have: times, and turns that do not exist.
struct TranscriptReader {
  var complaints: Complaints

  mutating func read(_ map: MapNode) -> Transcript {
    let turns = map.maps("turns").map { turn($0) }
    complainOfOrder(turns, map)
    return Transcript(
      id: map.needed("transcript").value, title: map.needed("title").value,
      about: map.text("about")?.value, protocolID: map.text("protocol")?.value,
      origin: map.needed("origin").value, contentNote: map.text("content note")?.value,
      turns: turns, acts: map.maps("acts").compactMap { act($0, turns: turns.count) },
      expect: map.maps("expect").compactMap(Expectation.init),
      mustNot: map.texts("must not").map(\.value))
  }

  private mutating func turn(_ map: MapNode) -> Turn {
    Turn(
      who: Turn.Speaker(rawValue: map.needed("who").value) ?? .other,
      atSeconds: time(map.needed("at"), of: "a turn") ?? 0, says: map.needed("says").value,
      onlyIfAsked: map.texts("only if asked").map(\.value))
  }

  /// Seconds since the call began; nil after a complaint.
  private mutating func time(_ at: Placed<String>, of what: String) -> Int? {
    if let seconds = seconds(at.value) { return seconds }
    complaints.add(
      .badTime, "The time of \(what) is not minutes and seconds.", at: at.place,
      length: at.value.unicodeScalars.count, help: "Write it as \"02:15\".")
    return nil
  }

  private mutating func complainOfOrder(_ turns: [Turn], _ map: MapNode) {
    for index in turns.indices.dropFirst() where turns[index].atSeconds < turns[index - 1].atSeconds
    {
      let at = map.maps("turns")[index].needed("at")
      complaints.add(
        .badTime, "The turn comes before the one above it.", at: at.place,
        length: at.value.unicodeScalars.count, help: "Count from the beginning of the call.")
    }
  }

  private mutating func act(_ map: MapNode, turns: Int) -> TranscriptAct? {
    guard let first = map.pairs.first, let kind = TranscriptAct.Kind(rawValue: first.key.text),
      let name = first.value.text
    else { return nil }
    var act = TranscriptAct(kind: kind, name: name.value, place: first.key.place)
    let rest = MapNode(pairs: Array(map.pairs.dropFirst()), place: map.place)
    if let written = rest.text("at turn") {
      act.atTurn = turn(written, of: turns)
    }
    act.value = rest.texts("value").map(\.value)
    act.step = rest.text("step")?.value
    act.evidence = rest.text("evidence").flatMap { Evidence(rawValue: $0.value) }
    act.isDoubtful = rest.text("doubtful") != nil
    act.quote = rest.text("quote")?.value
    act.because = rest.text("because")?.value
    act.accept = rest.texts("accept").map(\.value)
    act.by = rest.text("by")?.value
    act.why = rest.text("why")?.value
    if let due = rest.text("due") { act.dueSeconds = time(due, of: "an act") }
    let weight = rest.text("weight").flatMap { TranscriptAct.Weight(rawValue: $0.value) }
    act.weight = weight ?? .important
    act.isRefused = rest.text("refused") != nil
    return act
  }

  private mutating func turn(_ written: Placed<String>, of turns: Int) -> Int? {
    if let turn = Int(written.value), turn >= 1, turn <= turns { return turn }
    complaints.add(
      .noSuchTurn, "There is no such turn.", at: written.place,
      length: written.value.unicodeScalars.count,
      help: "Turns are counted from 1; this transcript has \(turns).")
    return nil
  }

  /// Seconds of `mm:ss`, nil where it is written otherwise.
  private func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
      let minutes = Int(parts[0]), let seconds = Int(parts[1]), seconds < 60
    else { return nil }
    return minutes * 60 + seconds
  }
}

extension Expectation {
  fileprivate init?(_ map: MapNode) {
    guard let first = map.pairs.first, let kind = Kind(rawValue: first.key.text),
      let name = first.value.text
    else { return nil }
    self.init(
      kind: kind, name: name.value, value: map.text("is")?.value ?? "", place: first.key.place)
  }
}
