// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import WrittenLibraries

/// Thirty yes-or-no questions, each second one asked where the one before it is yes. All are
/// answered yes; the correction makes q13 a no, so that q14 no longer counts.
struct ThirtyQuestions: Script {
  let library: CheckedLibrary
  let isCorrecting: Bool

  init(_ library: CheckedLibrary, correcting: Bool) {
    self.library = library
    isCorrecting = correcting
  }

  func intent(for prompt: Prompt, after rounds: Int) -> Intent? {
    if isCorrecting, rounds == 15 {
      return .correct(fact: "q13", Statement(.choice("no")), reason: nil)
    }
    if case .ask = prompt.kind { return .answer(Statement(.choice("yes"))) }
    return nil
  }

  func check(_ end: State) {
    precondition(end.standing.isReadyToClose)
    precondition(end.acts.count == 30)
    precondition(end.asideFacts == (isCorrecting ? ["q14"] : []))
    for (number, fact) in library.facts.enumerated() where fact.id.hasPrefix("q") {
      let answer = isCorrecting && fact.id == "q13" ? "no" : "yes"
      let isCounted = !(isCorrecting && fact.id == "q14")
      let value = end.current(number, of: .first)?.answer.value
      precondition(value == (isCounted ? .choice(answer) : nil), fact.id)
    }
  }

  static func library() -> CheckedLibrary {
    let steps = (1...30).map { number in
      let condition = number % 2 == 0 ? "    when: q\(number - 1) is yes\n" : ""
      return """
          - ask: q\(number)
            say: Is it so?
            answer: yes or no
            secret kind: none
        \(condition)
        """
    }
    let main = """
      protocol: main
      format: 1
      title: Thirty questions
      version: 1.0.0
      language: en
      outcomes: [done]
      steps:
      \(steps.joined(separator: "\n"))
        - end: done

      """
    let library = """
      library: thirty
      format: 1
      title: Thirty questions
      opens with: main
      protocols: [main]

      """
    let files = [
      SourceFile("library.yaml", library),
      SourceFile("main.yaml", main),
    ]
    guard let checked = readLibrary(files).library else { preconditionFailure("it is well formed") }
    return checked
  }
}
