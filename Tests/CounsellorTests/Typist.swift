// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Training

/// Types a recorded call as somebody would who has nothing but what the plain stream says: a choice
/// is found by its label, and its key is the one printed before it.
final class Typist: LineEditor {
  /// What was typed at one prompt, and which act of the transcript it belongs to.
  struct Stroke: Equatable {
    var prompt: String
    var text: String
    var act: Int
    /// Somebody's words, or a reason: not a choice.
    var isFree = false
  }

  private(set) var strokes: [Stroke] = []
  private(set) var complaints: [String] = []
  /// Everything that was shown, for those who look at the stream.
  private(set) var stream = ""
  let text = ""
  private let library: CheckedLibrary
  private let acts: [TranscriptAct]
  private let clock: TestClock
  private var nextAct: Int
  private var block = ""
  /// The last question with choices: after a refusal it is not said again.
  private var question = ""
  private var isFree = false

  init(_ acts: [TranscriptAct], from first: Int, _ library: CheckedLibrary, _ clock: TestClock) {
    self.acts = acts
    self.library = library
    self.clock = clock
    nextAct = first
  }

  /// How many acts have been begun.
  var begun: Int { nextAct }

  func next(_ request: LineRequest) -> LineInput {
    clock.pass(milliseconds: 1)
    isFree = false
    let prompt = promptName(request.prompt)
    let typed: String
    if request.prompt.contains("] ") {
      guard nextAct < acts.count else { return .endOfInput }
      nextAct += 1
      typed = main(acts[nextAct - 1], at: prompt)
    } else {
      typed = detail(acts[nextAct - 1], at: prompt)
    }
    strokes.append(Stroke(prompt: prompt, text: typed, act: nextAct - 1, isFree: isFree))
    stream += request.prompt + "\n"
    if !marks(in: block).isEmpty, request.prompt.contains("] ") { question = block }
    block = ""
    return .line(typed)
  }

  /// What the act begins with at the prompt of a question.
  private func main(_ act: TranscriptAct, at prompt: String) -> String {
    switch act.kind {
    case .answer: return answer(act, fact(askedAt: prompt))
    case .keep: return ""
    case .told: return "/t " + short(act.name)
    case .wrong: return "/w " + short(act.name)
    case .now: return "/n " + short(act.name)
    case .other: return "/o " + short(act.name)
    case .skip: return "/skip \(act.because ?? "")"
    case .said: return key("Said it")
    case .done: return key("Done")
    case .waited: return key("Go on")
    case .offer:
      return prompt == act.name
        ? offerEnd(act) : "/offer " + short(act.name, library.responders.map(\.id))
    case .consent: return consent(act, at: prompt)
    case .promise: return key("Promised")
    case .leaveOut: return key("Leave it out")
    case .agree: return key(act.value.first == "no" ? "Not agreed" : "Agreed")
    case .play: return "/plan \(act.name)"
    case .handoff: return handoff(act, at: prompt)
    case .outside: return "/outside \(act.name) \(act.because ?? "")"
    case .speaker: return "/speaker \(act.name)"
    case .also: return "/also \(act.name)"
    case .alarm: return "!"
    case .leaveAlarm: return "/leave"
    case .switchTo: return "/switch \(act.name) \(act.because ?? "")"
    case .raise: return "/raise \(act.name) \(act.value.first ?? "")"
    case .lower: return "/lower \(act.name) \(act.value.first ?? "") \(act.because ?? "")"
    case .standDown: return "/standdown \(act.name) \(act.because ?? "")"
    case .note: return words("/note \(act.name)")
    case .quote: return words("/quote \(act.name)")
    case .theyAsk: return "/a"
    case .wish: return "/wish \(act.name)"
    case .undo: return "/back"
    case .suspend: return "/suspend"
    case .resume: return ""
    case .readBack: return "/readback \(act.name) \(act.value.joined(separator: " "))"
    case .close: return act.name == "dropped" ? "/end dropped" : "/end"
    }
  }

  /// What belongs to the act at a prompt for a detail.
  private func detail(_ act: TranscriptAct, at prompt: String) -> String {
    if prompt == act.name, let fact = library.facts.first(where: { $0.id == prompt }) {
      return answer(act, fact)
    }
    switch prompt {
    case "how known":
      let labels: [Evidence: String] = [
        .saw: "saw it", .heard: "heard it", .told: "was told", .guessed: "guesses",
      ]
      let isUnclear = act.isDoubtful && act.evidence == .saw
      if isUnclear { return key("saw it, not clearly") }
      return (act.isDoubtful ? "~" : "") + key(labels[act.evidence ?? .told] ?? "was told")
    case "words", "reason", "limit", "who": return words(act.quote ?? act.because ?? "as they said")
    case "exception":
      return key(library.exceptions.first { $0.id == act.value.first }?.title ?? "")
    case "second person":
      let labels = ["asked": "Asked", "agreed": "Agreed", "not-reachable": "Not reachable"]
      return key(labels[act.value.dropFirst().first ?? ""] ?? "Asked")
    case "place", "needs", "boxes": return ""
    case "safe": return key("Not sure")
    case "change": return key("Change it")
    case "hand over to": return words("supervisor")
    case "end": return key("Close the call")
    case "after": return key("Go on")
    case "offer": return offerEnd(act)
    case "consent": return consentState(act)
    case "alarm": return key(library.alarms.first { $0.id == act.name }?.label ?? "")
    case "they ask": return key(library.theyAsk.first { $0.id == act.name }?.question ?? "")
    default: return complain("does not know the prompt \"\(prompt)\"")
    }
  }

  private func answer(_ act: TranscriptAct, _ fact: Fact?) -> String {
    guard let fact, let first = act.value.first else {
      return complain("does not know what \(act.name) asks")
    }
    let doubt = act.isDoubtful && !fact.asksEvidence ? "~" : ""
    if act.value == ["unsure"] { return key("Not sure") }
    if act.value == ["declined"] { return key("Will not say") }
    switch fact.answers {
    case .choices(let choices), .many(let choices):
      return doubt
        + act.value.map { id in key(choices.first { $0.id == id }?.label ?? id) }
        .joined(separator: " ")
    case .yesOrNo: return doubt + key(first == "yes" ? "Yes" : "No")
    case .scale, .number, .time: return doubt + first
    case .text, .place, .phone, .nameToUse: return words(doubt + first)
    }
  }

  private func offerEnd(_ act: TranscriptAct) -> String {
    key(
      act.value.first,
      among: [
        "accepted": "Accepted", "another time": "Another time", "declined": "Declined",
        "unsure": "Not sure", "ruled out": "Ruled out (not open, not safe, does not fit)",
      ])
  }

  private func key(_ value: String?, among labels: [String: String]) -> String {
    key(value.flatMap { labels[$0] } ?? "")
  }

  private func consent(_ act: TranscriptAct, at prompt: String) -> String {
    if case .consent(let item)? = step(at: prompt), library.consents[item].id == act.name {
      return consentState(act)
    }
    let name = short(act.name, library.consents.map(\.id))
    return "/c \(name)" + (act.value.contains("caller") ? " caller" : "")
  }

  private func consentState(_ act: TranscriptAct) -> String {
    key(
      act.value.first,
      among: [
        "given": "Yes, given", "limited": "Yes, with a limit", "refused": "No",
        "unsure": "Not sure", "withdrawn": "Withdrawn",
      ])
  }

  private func handoff(_ act: TranscriptAct, at prompt: String) -> String {
    let isException = !act.value.isEmpty
    if case .handoff(let responder)? = step(at: prompt),
      library.responders[responder].id == act.name
    {
      return key(isException ? "Without consent, by a named exception" : "Prepare the handoff")
    }
    let name = short(act.name, library.responders.map(\.id))
    return "/h \(name)" + (isException ? " e" : "")
  }

  /// The key printed before a label.
  private func key(_ label: String) -> String {
    (marks(in: block) + marks(in: question)).first { $0.label == label }?.key
      ?? complain("sees no \"\(label)\"")
  }

  private func words(_ text: String) -> String {
    isFree = true
    return text
  }

  private func complain(_ what: String) -> String {
    complaints.append("act \(nextAct): \(what) in:\n\(block)")
    return ""
  }

  private func step(at prompt: String) -> FlowAct? {
    library.steps.firstIndex { $0.id == prompt }.map { library.flow.steps[$0].act }
  }

  private func fact(askedAt prompt: String) -> Fact? {
    if case .ask(let fact, _)? = step(at: prompt) { return library.facts[fact] }
    return library.facts.first { $0.id == prompt }
  }

  /// As much of a name as is needed to tell it from all others.
  private func short(_ name: String) -> String { short(name, library.facts.map(\.id)) }

  private func short(_ name: String, _ ids: [String]) -> String {
    for length in 1..<max(2, name.count) {
      let start = String(name.prefix(length))
      if ids.filter({ $0.hasPrefix(start) }) == [name] { return start }
    }
    return name
  }

  func show(_ text: String) -> Output.Outcome {
    block += text
    stream += text
    return .written
  }

  func closeLine() {}
  func discardTypedAhead() {}
  func close() {}
}

/// Choices as the plain stream prints them, one to a line, wrapped below its own key.
func marks(in block: String) -> [Mark] {
  var marks: [Mark] = []
  for line in block.split(separator: "\n") {
    if line.hasPrefix("   "), let last = marks.indices.last {
      marks[last].label += " " + line.drop { $0 == " " }
    } else if let dot = line.range(of: ". "), !line[..<dot.lowerBound].contains(" ") {
      marks.append(Mark(String(line[..<dot.lowerBound]), String(line[dot.upperBound...])))
    }
  }
  return marks
}

/// `safe-to-talk` of `PRACTICE [00:12] safe-to-talk > `.
func promptName(_ prompt: String) -> String {
  let tail = prompt.split(separator: "] ").last ?? ""
  return String(tail.dropLast(tail.hasSuffix(" > ") ? 3 : 0))
}

/// What a practised counsellor types for a stroke: a key alone where it answers at once, and a
/// command without its `/` where nobody types words.
struct Keys {
  var prompt: String
  var text: String
  var isKey: Bool

  /// Every byte, and Enter.
  var count: Int { isKey ? 1 : text.utf8.count + 1 }

  init(_ stroke: Typist.Stroke, _ request: LineRequest) {
    prompt = stroke.prompt
    text = stroke.text
    if text.hasPrefix("/"), request.immediateKeys.contains(" ") { text.removeFirst() }
    isKey = text.count == 1 && text.first.map { request.immediateKeys.contains($0) } == true
  }

  /// As lines of a pipe are typed.
  init(line stroke: Typist.Stroke) {
    prompt = stroke.prompt
    text = stroke.text
    isKey = false
  }

  /// Cut after each time the call was left waiting.
  static func sittings(_ all: [Keys]) -> [[Keys]] {
    var parts: [[Keys]] = [[]]
    for keys in all {
      parts[parts.count - 1].append(keys)
      if keys.text.hasSuffix("suspend") { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }
  }
}

/// Types strokes again, a key where the terminal takes one: as a practised counsellor would.
final class Retypist: LineEditor {
  private(set) var complaints: [String] = []
  /// What was typed for each stroke.
  private(set) var typed: [Keys] = []
  /// The tallest question, its prompt included.
  private(set) var rows = 0
  private(set) var tallest = ""
  let text = ""
  private var strokes: ArraySlice<Typist.Stroke>
  private let clock: TestClock
  private var block = ""

  init(_ strokes: [Typist.Stroke], _ clock: TestClock) {
    self.strokes = strokes[...]
    self.clock = clock
  }

  func next(_ request: LineRequest) -> LineInput {
    clock.pass(milliseconds: 1)
    let height = block.count { $0 == "\n" } + 1
    if height > rows { (rows, tallest) = (height, block + request.prompt) }
    block = ""
    guard let stroke = strokes.popFirst() else { return .endOfInput }
    let prompt = promptName(request.prompt)
    if prompt != stroke.prompt { complaints.append("\(prompt) in place of \(stroke.prompt)") }
    let keys = Keys(stroke, request)
    typed.append(keys)
    return keys.isKey ? .key(Character(keys.text)) : .line(keys.text)
  }

  func show(_ text: String) -> Output.Outcome {
    block = text.hasPrefix("-- ") ? text : block + text
    return .written
  }

  func closeLine() {}
  func discardTypedAhead() {}
  func close() {}
}
