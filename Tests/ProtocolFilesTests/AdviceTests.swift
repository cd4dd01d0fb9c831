// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Advice on a library")
struct AdviceTests {
  private static let asks = """
    steps:
      - ask: drinking
        say: Have you had alcohol today?
        third party: Have they had alcohol today?
        answer: yes or no
        why: It decides what comes next.
        secret kind: substance
      - ask: pain
        say: How strong is the pain?
        scale:
          from: 0
          to: 10
        why: It decides what comes next.
        secret kind: health
        yes or no: Is it strong?
      - ask: people
        say: How many are there?
        number:
          unit: people
          from: 0
          to: 9
        why: It decides what comes next.
        secret kind: none
        yes or no: Is anyone there?
      - ask: hurt
        label: Somebody hurt
        say: Is anyone hurt?
        answer: yes or no
        why: It decides what comes next.
        secret kind: health
      - ask: hurt
        id: hurt-again
        say: And now, is anyone hurt?
        answer: yes or no
        why: It decides what comes next.
        secret kind: health
      - ask: weighs
        say: What weighs on you?
        third party: What weighs on them?
        answer: text
        why: It decides what comes next.
        secret kind: health
        yes or no: Does something weigh on you?
      - ask: alone
        say: Who is there?
        choices:
          - nobody: Nobody
            as yes or no: Are you alone?
          - someone: Somebody
            as yes or no: Is somebody there?
        why: It decides what comes next.
        secret kind: none
      - end: settled

    """
  private static let end = "steps:\n  - tell: hello\n    say: Hello.\n  - end: settled\n"

  private func advice(_ files: [SourceFile], on day: String) throws -> [Diagnostic] {
    let reading = readLibrary(files)
    #expect(reading.library != nil, "\(reading.diagnostics.map(\.headline))")
    let draft = try #require(reading.draft)
    return Protocols.advice(on: draft, today: try #require(CalendarDay(day)))
  }

  private func says(_ advice: [Diagnostic], in files: [SourceFile]) -> String {
    #expect(advice.allSatisfy { $0.severity == .warning })
    return advice.map(DiagnosticText(files: files).lines).joined(separator: "\n")
  }

  @Test("yes, no and numbers want a label, once for each fact; what says itself wants none")
  func labels() throws {
    let files = SmallFiles.library("tonight", protocol: SmallFiles.head("tonight") + Self.asks)
    let advice = try advice(files, on: "2026-11-26")
    #expect(advice.map(\.code) == ["AD101", "AD101", "AD101"])
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("labels", now: says))
  }

  @Test("words for the caller that are hard or long are named, in English only")
  func reading() throws {
    let hard =
      "Immediately communicating available alternatives facilitates understanding considerably "
      + "better."
    let long = Array(repeating: "I am here.", count: 13).joined(separator: " ")
    let steps = """
      steps:
        - tell: hard
          say: \(hard)
        - tell: long
          say: \(long)
        - tell: plain
          say: Is there somebody near you who can stay with you for an hour or two tonight?
        - tell: short
          say: Confidentiality considerations.
        - end: settled

      """
    let files = SmallFiles.library("tonight", protocol: SmallFiles.head("tonight") + steps)
    let advice = try advice(files, on: "2026-11-26")
    #expect(advice.map(\.code) == ["AD301", "AD302"])
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("reading", now: says))
    let elsewhere = files.map { file in
      var file = file
      let text = String(decoding: file.bytes, as: UTF8.self)
      file.bytes = Array(text.replacing("language: en", with: "language: de").utf8)
      return file
    }
    #expect(try self.advice(elsewhere, on: "2026-11-26") == [])
  }

  @Test("a question that asks too much, or the wrong one, is named by what its words show")
  func questions() throws {
    let steps = """
      steps:
        - ask: safe
          label: Safe
          say: Are you safe, and have you eaten?
          third party: Are they safe?
          answer: yes or no
          why: It decides what comes next.
          secret kind: health
        - ask: papers
          label: Papers
          say: Do you have insurance with you?
          third party: Do they have insurance?
          answer: yes or no
          why: It decides what comes next.
          secret kind: identity
        - ask: alone
          label: Alone
          say: Are you on your own?
          answer: yes or no
          why: It decides what comes next.
          secret kind: health
        - ask: of-the-caller
          label: The caller's rest
          say: Have you slept?
          about: caller
          answer: yes or no
          why: It decides what comes next.
          secret kind: health
        - ask: either
          label: Cold or hungry
          say: Is it cold or wet there, as far as you know?
          third party: Is it cold or wet there?
          answer: yes or no
          why: It decides what comes next.
          secret kind: health
        - end: settled

      """
    let files = SmallFiles.library("tonight", protocol: SmallFiles.head("tonight") + steps)
    let advice = try advice(files, on: "2026-11-26")
    #expect(advice.map(\.code) == ["AD303", "AD304", "AD304", "AD305"])
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("questions", now: says))
  }

  @Test("a question that does not say why it is asked is named at its place, in any language")
  func reasons() throws {
    let steps = Self.asks.replacing(
      "    why: It decides what comes next.\n", with: "", maxReplacements: 2)
    let text = (SmallFiles.head("tonight") + steps).replacing("language: en", with: "language: de")
    let files = SmallFiles.library("tonight", protocol: text)
    let advice = try advice(files, on: "2026-11-26").filter { $0.code == "AD307" }
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("reasons", now: says))
  }

  @Test("a name is not asked beside violence, unless the protocol keeps no identity")
  func namesBesideViolence() throws {
    let steps = """
      steps:
        - ask: hits
          label: Somebody hits them
          say: Does somebody hit you?
          third party: Does somebody hit them?
          answer: yes or no
          why: It decides what comes next.
          secret kind: sexual or domestic violence
        - ask: called
          label: Name to use
          say: What may I call you?
          third party: What may I call them?
          answer: name to use
          why: It decides what comes next.
          secret kind: identity
          yes or no: May I use a name?
        - end: settled

      """
    let head = SmallFiles.head("tonight")
    let files = SmallFiles.library("tonight", protocol: head + steps)
    let advice = try advice(files, on: "2026-11-26")
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("beside violence", now: says))
    let keepsNone = SmallFiles.library("tonight", protocol: head + "keeps: no identity\n" + steps)
    #expect(try self.advice(keepsNone, on: "2026-11-26") == [])
    let apart = SmallFiles.library(
      "tonight", protocol: head + steps.replacing("sexual or domestic violence", with: "health"))
    #expect(try self.advice(apart, on: "2026-11-26") == [])
  }

  @Test("the words of an offer, and what callers are answered, are held to the same measure")
  func readingOfLibrary() throws {
    let long = Array(repeating: "I am here.", count: 13).joined(separator: " ")
    let more = """
      responders:
        - id: ambulance
          title: Ambulance
          say: \(long)
      they ask:
        - id: cost
          question: What does it cost?
          say: \(long)

      """
    let files = SmallFiles.library("tonight", protocol: SmallFiles.head("tonight") + Self.end).map {
      file in
      var file = file
      if file.path == "library.yaml" { file.bytes += Array(more.utf8) }
      return file
    }
    #expect(try advice(files, on: "2026-11-26").map(\.code) == ["AD302", "AD302"])
  }

  @Test(
    "a grade is that of the formula, counted by hand",
    arguments: [
      // 6 words in 1 sentence, 6 syllables.
      ("The cat sat on the mat.", 6, 0.39 * 6 + 11.8 - 15.59),
      // 5 words in 2 sentences, 8 syllables.
      ("Nobody waited. He is safe.", 5, 0.39 * 2.5 + 11.8 * 8 / 5 - 15.59),
    ])
  func grades(_ text: String, _ words: Int, _ grade: Double) {
    let ease = ReadingEase(of: text)
    #expect(ease.wordCount == words)
    #expect(abs(ease.grade - grade) < 0.001, "\(ease.grade)")
  }

  private func reviewed(
    on: String, due: String, translation: (on: String, due: String)? = nil
  ) -> [SourceFile] {
    let own = SmallFiles.head("tonight", review: SmallFiles.review(on: on, due: due)) + Self.end
    let more = translation.map { day in
      let review = SmallFiles.review(on: day.on, due: day.due)
      let words = "words:\n  hello/say:\n    from: Hello.\n    to: Hola.\n"
      return (
        "tonight.es.yaml", "translation: tonight\nformat: 1\nlanguage: es\n" + review + words
      )
    }
    return SmallFiles.library("tonight", protocol: own, [more].compactMap { $0 })
  }

  @Test(
    "a review is overdue on the day after its day, by the day that is given",
    arguments: [
      ("2027-10-31", false), ("2027-11-01", false), ("2027-11-02", true), ("2028-01-01", true),
    ])
  func overdue(_ today: String, _ isOverdue: Bool) throws {
    let files = reviewed(on: "2026-11-01", due: "2027-11-01")
    let advice = try advice(files, on: today)
    #expect(advice.map(\.code) == (isOverdue ? ["AD202"] : []))
    guard isOverdue else { return }
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("overdue", now: says))
  }

  @Test("a translation has a day of its own, and is older than its protocol or not")
  func translations() throws {
    let day = ("2026-10-31", "2027-10-31")
    let files = reviewed(on: "2026-11-01", due: "2027-11-01", translation: day)
    let advice = try advice(files, on: "2027-11-01")
    #expect(advice.map(\.code) == ["AD203", "AD202"])
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("translation", now: says))
    let same = reviewed(
      on: "2026-11-01", due: "2027-11-01", translation: ("2026-11-01", "2027-11-01"))
    #expect(try self.advice(same, on: "2026-12-01") == [])
  }

  @Test("what is no day is said, and is neither past nor older")
  func noDay() throws {
    let files = reviewed(on: "last autumn", due: "2026-02-29", translation: ("2026-11-01", "soon"))
    let advice = try advice(files, on: "2030-01-01")
    #expect(advice.map(\.code) == ["AD201", "AD201", "AD201"])
    let says = says(advice, in: files)
    #expect(says == Golden("advice").expected("no day", now: says))
  }

  @Test("a day is year, month and day, as a calendar has them")
  func days() {
    for day in ["2026-11-30", "2028-02-29", "2000-02-29", "0001-01-01"] {
      #expect(CalendarDay(day) != nil, "\(day)")
    }
    for day in [
      "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01",
      "2026-11-00", "26-11-01", "2026-11-01 ", "+026-11-01", "2026/11/01", "2026-11", "", "-",
      "２０２６-11-01",
    ] {
      #expect(CalendarDay(day) == nil, "\(day)")
    }
  }

  @Test("the shipped library leaves nothing to advise on the day it was reviewed")
  func shipped() throws {
    let files = libraryFiles(in: Project.protocols)
    #expect(try advice(files, on: "2026-11-24").map(\.headline) == [])
  }
}
