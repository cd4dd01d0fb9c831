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
  /// How the call stands, to see whether it holds how an answer was known.
  private let state: () -> State
  /// The act whose evidence was looked at last.
  private var evidenceSeen: Int

  init(
    _ acts: [TranscriptAct], from first: Int, _ library: CheckedLibrary, _ clock: TestClock,
    state: @escaping () -> State
  ) {
    self.acts = acts
    self.state = state
    evidenceSeen = first
    self.library = library
    self.clock = clock
    nextAct = first
  }

  /// How many acts have been begun.
  var begun: Int { nextAct }

  func next(_ request: LineRequest) -> LineInput {
    clock.pass(milliseconds: 1)
    // A menu that wants an answer would ask for ever.
    guard complaints.count < 20 else { return .endOfInput }
    isFree = false
    let prompt = promptName(request.prompt)
    let typed: String
    if request.prompt.contains("] ") {
      if isKnownOtherwise {
        typed = "="
      } else {
        guard nextAct < acts.count else { return .endOfInput }
        nextAct += 1
        typed = main(acts[nextAct - 1], at: prompt)
      }
    } else {
      typed = detail(acts[nextAct - 1], at: prompt)
    }
    strokes.append(Stroke(prompt: prompt, text: typed, act: nextAct - 1, isFree: isFree))
    stream += request.prompt + "\n"
    if !marks(in: block).isEmpty, request.prompt.contains("] ") { question = block }
    block = ""
    return .line(typed)
  }

  /// Whether the answer just given was taken for better known than it is, where its author wants
  /// to know: looked at once.
  private var isKnownOtherwise: Bool {
    guard nextAct > evidenceSeen else { return false }
    evidenceSeen = nextAct
    let act = acts[nextAct - 1]
    switch act.kind {
    case .answer, .told, .wrong, .now: break
    default: return false
    }
    guard let evidence = act.evidence, let fact = library.factIndex(act.name),
      library.facts[fact].evidence != .unsaid
    else { return false }
    let state = state()
    guard let known = state.current(fact, of: state.partyKnowing(fact)) else { return false }
    let strengths: [Evidence: Int] = [.saw: 2, .heard: 2, .told: 1]
    return known.answer.value.isClear
      && strengths[known.answer.evidence] ?? 0 > strengths[evidence] ?? 0
  }

  /// What the act begins with at the prompt of a question.
  private func main(_ act: TranscriptAct, at prompt: String) -> String {
    switch act.kind {
    case .answer: return answer(act, fact(askedAt: prompt))
    case .keep: return ""
    case .told: return ","
    case .wrong: return "-"
    case .now: return "/now"
    case .other: return "/other"
    case .skip: return "/skip \(act.because ?? "")"
    case .said: return key("Said it")
    case .done: return key("Done")
    case .notDone: return key("Could not be done")
    case .waited: return key("Go on")
    case .offer:
      return prompt == act.name ? offerEnd(act) : "/offer"
    case .consent: return consent(act, at: prompt)
    case .promise: return key("Promised")
    case .leaveOut: return key("Leave it out")
    case .agree: return key(act.value.first == "no" ? "Not agreed" : "Agreed")
    case .play: return "/plan \(act.name)"
    case .handoff: return handoff(act, at: prompt)
    case .outside: return "/outside"
    case .speaker: return "/speaker"
    case .also: return "/also"
    case .alarm: return "!"
    case .leaveAlarm: return "/leave"
    case .switchTo: return "/switch"
    case .raise: return "/raise"
    case .lower: return "/lower"
    case .standDown: return "/standdown"
    case .theirs: return "/theirs"
    case .note: return words("/note \(act.name)")
    case .quote: return words("/quote \(act.name)")
    case .theyAsk: return "/a"
    case .wish: return "/wish"
    case .undo: return "/back"
    case .suspend: return "/suspend"
    case .resume: return ""
    case .readBack: return "/readback \(act.name) \(act.value.joined(separator: " "))"
    case .close: return act.name == "dropped" ? "/end dropped" : "/end"
    }
  }

  /// What belongs to the act at a prompt for a detail.
  private func detail(_ act: TranscriptAct, at prompt: String) -> String {
    if prompt == "leave" { return key("Leave the alarm") }
    let lists = Self.lists + ([.speaker, .also].contains(act.kind) ? ["who"] : [])
    if let list = lists.first(where: { prompt == $0 || prompt.hasPrefix($0 + " ") }) {
      return picked(title(of: act), from: prompt.dropFirst(list.count + 1))
    }
    if act.kind == .raise || act.kind == .lower, prompt == act.name {
      let values = library.findings.first { $0.id == act.name }?.values ?? []
      return key(values.first { $0.id == act.value.first }?.title ?? "")
    }
    if prompt == "whose" { return key(act.kind == .theirs ? "The person's" : "Not sure") }
    if prompt == act.name, let fact = library.facts.first(where: { $0.id == prompt }) {
      return answer(act, fact)
    }
    // What a change wants is asked at once, and the next act tells it.
    if nextAct < acts.count, acts[nextAct].kind == .told, acts[nextAct].name == prompt {
      nextAct += 1
      return answer(acts[nextAct - 1], library.facts.first { $0.id == prompt })
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
    case "place", "needs", "boxes", "by when": return ""
    case "voices": return key("It is otherwise now: that takes its place")
    case "take it": return key("Take it so")
    case "safe": return key("Not sure")
    case "supervisor": return key("No, whoever takes over reaches one")
    case "change":
      return key(act.kind == .other ? "Both stay: two sources disagree" : "Change it")
    case "hand over to": return words("supervisor")
    case "end": return key("Close the call")
    case "at once": return key("Not yet: it comes as a step, or not at all")
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
        "unsure": "Not sure", "ruled out": "Ruled out",
      ])
  }

  private func key(_ value: String?, among labels: [String: String]) -> String {
    key(value.flatMap { labels[$0] } ?? "")
  }

  private func consent(_ act: TranscriptAct, at prompt: String) -> String {
    if case .consent(let item)? = step(at: prompt), library.consents[item].id == act.name {
      return consentState(act)
    }
    guard act.value.contains("caller") else { return "/consent" }
    return "/c " + short(act.name, library.consents.map(\.id)) + " caller"
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
    return isException ? "/h " + short(act.name, library.responders.map(\.id)) + " e" : "/handoff"
  }

  /// The key printed before a label.
  private func key(_ label: String) -> String {
    let marks = marks(in: block) + marks(in: question)
    return
      (marks.first { $0.label == label }
      ?? marks.first { $0.label.hasPrefix(label + ", which lowers ") })?.key
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

  /// Lists of names, at each of which a letter narrows them.
  private static let lists = ["told", "wrong", "now", "other", "standdown", "which"]

  /// The key printed before a name, or the next letter of one that is not listed.
  private func picked(_ title: String, from start: Substring) -> String {
    if let mark = marks(in: block).first(where: { $0.label == title }) { return mark.key }
    let letters = title.lowercased().filter { $0 != " " }
    guard let letter = letters.dropFirst(start.count).first else {
      return complain("sees no \"\(title)\"")
    }
    return String(letter)
  }

  /// What people call the thing that an act names.
  private func title(of act: TranscriptAct) -> String {
    switch act.kind {
    case .told, .wrong, .now, .other, .standDown:
      return library.facts.first { $0.id == act.name }?.label ?? act.name
    case .consent: return library.consents.first { $0.id == act.name }?.title ?? act.name
    case .switchTo: return library.protocols.first { $0.id == act.name }?.title ?? act.name
    case .raise, .lower: return library.findings.first { $0.id == act.name }?.title ?? act.name
    case .speaker, .also: return library.roles.first { $0.id == act.name }?.title ?? act.name
    default: return library.title(ofResponder: act.name)
    }
  }

  /// As much of a name as is needed to tell it from all others.
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
