// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// One step as whoever writes it wants to see it: when it is its turn, how it stands on the prompt
/// while nothing is known, and the words it has for others.
package struct StepPage {
  private let library: CheckedLibrary
  private let step: Int
  private let now: Moment

  package init(library: CheckedLibrary, step: Int, now: Moment) {
    self.library = library
    self.step = step
    self.now = now
  }

  private var checked: CheckedStep { library.steps[step] }

  package var lines: [ScreenLine] {
    let title = library.protocols[checked.protocolIndex].title
    return [.rule([title] + [checked.section].compactMap { $0 } + [checked.id])]
      + turn + prompted + wordings + source
  }

  private var turn: [ScreenLine] {
    checked.condition.map {
      [.named("HERE", Phrase.because(ConditionWords(library: library).text(of: $0)).text)]
    } ?? []
  }

  private var prompted: [ScreenLine] {
    let state = State(library: library)
    guard let prompt = Engine.prompt(ofStep: step, in: state, at: now) else {
      return [.text(DeskPhrase.stepShowsNothing.text)]
    }
    let screen = PromptScreen(state: state, prompt: prompt, now: now, begun: now)
    return Array(screen.lines.dropFirst())
  }

  private var wordings: [ScreenLine] {
    let words = checked.wording
    let all: [(DeskPhrase.Wording, String?)] =
      words.ways.map { (.otherWay, $0) }
      + [
        (.thirdParty, words.thirdParty), (.younger, words.younger), (.yesOrNo, words.yesOrNo),
        (.notInYesOrNoMode, words.notInYesOrNoMode), (.confirm, words.confirm),
        (.why, words.why), (.ifAsked, words.ifAsked),
      ]
    return all.compactMap { wording, text in
      text.map { .text(DeskPhrase.stepWording(wording, $0).text) }
    }
  }

  private var source: [ScreenLine] {
    let written = library.protocols[checked.protocolIndex]
    return checked.source.map { [.named("FROM", written.sources[$0] ?? $0)] } ?? []
  }
}
