// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Names after a command: typed as far as they are plain, or picked from a numbered list.
extension Conversation {
  typealias Named = (id: String, title: String)

  /// A name as typed, or the only one that begins so. Without any the names are listed, because
  /// not every terminal has a Tab.
  func resolve(_ typed: String, among named: [Named]) -> String? {
    guard !typed.isEmpty else {
      return pick("which > ", [], named).map { obeyAlso($0) }
    }
    if named.contains(where: { $0.id == typed }) { return typed }
    let fitting = named.filter { $0.id.hasPrefix(typed.lowercased()) }
    if fitting.count == 1 { return fitting[0].id }
    if fitting.count > 1 {
      let names = fitting.prefix(6).map(\.id).joined(separator: ", ")
      show([.text(Phrase.severalFit(names).text)])
    } else {
      let name = SafeText.visible(String(typed.prefix(40)))
      show([.text(Phrase.refusal(.noSuchName(name)).text)])
    }
    return nil
  }

  /// The name belongs to the command from now on, so that a draft does it again with it.
  private func obeyAlso(_ name: String) -> String {
    obeyed = obeyed.map { "\($0) \(name)" }
    return name
  }

  func responder(_ typed: String) -> String? {
    resolve(typed, among: call.state.library.responders.map { ($0.id, $0.title) })
  }

  /// A fact by its own name or by that of the step that asks it; without one those that the command
  /// could mean here.
  func fact(_ typed: String, after word: Command.Word) -> Fact? {
    let library = call.state.library
    if typed.isEmpty {
      let listed = word == .told ? factsToTell : factsKnown
      guard word == .told || !listed.isEmpty else {
        show([.text(Phrase.nothingKnown.text)])
        return nil
      }
      let more = word == .told ? library.facts.map { ($0.id, $0.said) } : []
      let lines: [ScreenLine] = word == .told ? [.text(Phrase.whichTold.text)] : []
      return pick("\(word.rawValue) > ", lines, listed, more: more).map(obeyAlso)
        .flatMap { id in library.facts.first { $0.id == id } }
    }
    if let fact = library.facts.first(where: { $0.id == typed }) { return fact }
    if let asked = askedBy(step: typed) { return asked }
    var names: [Named] = library.facts.map { ($0.id, $0.id) }
    for step in library.steps
    where askedBy(step: step.id) != nil
      && !names.contains(where: {
        $0.id == step.id
      })
    {
      names.append((step.id, step.id))
    }
    if let several = factsWithWord(typed) {
      show([.text(Phrase.severalFit(several.joined(separator: ", ")).text)])
      return nil
    }
    // Several steps may ask the one fact that is meant.
    let fitting = Set(names.filter { $0.id.hasPrefix(typed) }.compactMap { fact(named: $0.id)?.id })
    if fitting.count == 1, let only = fitting.first {
      show([.text(CarePhrase.takenFor(library.said(only)).text)])
      return fact(named: only)
    }
    guard let id = resolve(typed, among: names) else { return nil }
    return fact(named: id)
  }

  /// The facts that have the typed word in their names; nil where that is one at most: `place` is
  /// `help-place` as much as `place-tonight`.
  private func factsWithWord(_ typed: String) -> [String]? {
    // Shorter ones are the beginning of a name, and not a word that somebody thought of.
    guard typed.count > 3 else { return nil }
    let having = call.state.library.facts.map(\.id).filter { id in
      id.split(separator: "-").contains { $0 == typed }
    }
    return having.count > 1 ? Array(having.prefix(6)) : nil
  }

  private func fact(named id: String) -> Fact? {
    call.state.library.facts.first { $0.id == id } ?? askedBy(step: id)
  }

  private func askedBy(step id: String) -> Fact? {
    let library = call.state.library
    for (index, step) in library.steps.enumerated() where step.id == id {
      if case .ask(let fact, _) = library.flow.steps[index].act { return library.facts[fact] }
    }
    return nil
  }

  /// What is known, the latest first: that is what a correction is mostly about.
  private var factsKnown: [Named] {
    let state = call.state
    let known = state.library.facts.indices.compactMap { fact in
      state.current(fact, of: state.partyKnowing(fact)).map { (fact: fact, at: $0.at) }
    }
    let ids = known.sorted { $0.at > $1.at }.map { state.library.facts[$0.fact].id }
    return ids.map { ($0, call.state.library.said($0)) }
  }

  /// What the running protocol asks and nobody has answered yet, what is still to come first.
  private var factsToTell: [Named] {
    let state = call.state
    let library = state.library
    guard let number = prompt.step else { return [] }
    let running = library.steps[number].protocolIndex
    var facts: [Int] = []
    let steps = library.flow.protocols[running].steps
    for step in steps.filter({ $0 >= number }) + steps.filter({ $0 < number }) {
      guard case .ask(let fact, _) = library.flow.steps[step].act, !facts.contains(fact),
        state.current(fact, of: state.party(for: fact)) == nil
      else { continue }
      facts.append(fact)
    }
    return facts.map { (library.facts[$0].id, library.facts[$0].said) }
  }
}
