// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Everybody who may call: each total choice of an answer to every question, with the calls in
/// which that is said and nothing is done out of turn.
package struct EveryPerson {
  /// For each rule, how many of them can come to break it.
  package private(set) var breaking: [String: Int] = [:]
  package private(set) var count = 0

  package init(_ small: SmallLibrary) {
    let questions = Self.questions(of: small)
    var persons: [[String: AnswerValue]] = [[:]]
    for (key, fact) in questions {
      persons = persons.flatMap { person in
        EveryCall.values(of: fact).map { value in
          var person = person
          person[key] = value
          return person
        }
      }
    }
    count = persons.count
    for person in persons {
      var manner = EveryCall.Manner(isPlain: true, offersByHand: false)
      manner.person = person
      for rule in EveryCall(small, manner).breaking.keys { breaking[rule, default: 0] += 1 }
    }
  }

  private static func questions(of small: SmallLibrary) -> [(String, Fact)] {
    let isOfTwo = small.features.contains(.secondParty)
    var questions: [(String, Fact)] = []
    for fact in small.library.facts {
      guard LibraryWriter.facts.contains(fact.id) || isOfTwo && fact.id == "caller" else {
        continue
      }
      questions.append(("\(fact.id)/0", fact))
      if isOfTwo, !fact.isOfCall { questions.append(("\(fact.id)/1", fact)) }
    }
    return questions
  }
}
