// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Saying back what was chosen: who has the stream alone sees no key and no place of it.
extension Conversation {
  /// In plain mode every choice is said back at once, whatever is asked or done because of it.
  func sayBack(_ label: String) {
    guard !screen.isRich else { return }
    saidBack.append(label)
    show([.text(Phrase.chose(label).text)])
  }

  /// The same where nothing has said it on the way.
  func sayBackOnce(_ label: String) {
    if !saidBack.contains(label) { sayBack(label) }
  }

  /// What was said back before it was done is not said again.
  func isSaidBack(_ phrase: Phrase) -> Bool {
    saidBack.contains { phrase == .chose($0) }
  }
}

extension CheckedLibrary {
  /// What people call a thing that authors gave a name: the label of a fact or of what a step asks,
  /// or the title of whatever has one.
  func said(_ id: String) -> String {
    if let fact = factIndex(id) { return facts[fact].label ?? id }
    if let responder = responderIndex(id) { return responders[responder].title }
    if let consent = consents.first(where: { $0.id == id }) { return consent.title }
    guard let step = steps.firstIndex(where: { $0.id == id }) else { return id }
    switch flow.steps[step].act {
    case .ask(let fact, _): return facts[fact].label ?? id
    case .consent(let item): return consents[item].title
    case .handoff(let responder): return responders[responder].title
    case .offer(let offered, _): return titles(of: offered)
    case .run(let target, _, _): return protocols[target.number].title
    case .section, .tell, .instruct, .decide, .score, .wait, .promise, .agree, .end:
      return firstWords(ofStep: step) ?? id
    }
  }

  private func titles(of offered: [Int]) -> String {
    offered.map { responders[$0].title }.joined(separator: ", ")
  }

  /// What it says, cut to what names it.
  private func firstWords(ofStep step: Int) -> String? {
    guard let words = steps[step].wording.say.first else { return nil }
    let cut = words.split(separator: " ").prefix(6).joined(separator: " ")
    return "\"\(cut)\(cut.count < words.count ? " ..." : "")\""
  }
}

extension CheckedLibrary {
  /// A step as people call it: of an offer whom it offers, and one without a label by its first
  /// words.
  func said(ofStep step: Int) -> String {
    let id = flow.steps[step].id
    if case .offer(let offered, _) = flow.steps[step].act { return titles(of: offered) }
    return said(id) == id ? firstWords(ofStep: step) ?? id : said(id)
  }
}

extension Fact {
  /// What people call it.
  var said: String { label ?? id }
}
