// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Overlays of words, held against what the protocols say now.
  ///
  /// Words made from others than those that stand there now are not used: an answer would be
  /// recorded to a question that was never put. None of this stops a call, but for a confirm
  /// wording that does not say the answer back.
  mutating func readTranslations() {
    for written in draft.translations {
      guard written.target.value != Translation.ofLibrary else {
        readWordsOfLibrary(written)
        continue
      }
      let ids = parts.protocols.map(\.id)
      guard let index = position(of: written.target, among: ids, called: "protocol") else {
        continue
      }
      guard written.language.value != parts.protocols[index].language else {
        complain(
          .translationLanguage, "\"\(ids[index])\" is written in \"\(written.language.value)\".",
          at: written.language, help: "Name the language that this file translates into.")
        continue
      }
      parts.translations.append(translation(written, of: index))
    }
  }

  private mutating func translation(_ written: TranslationDraft, of index: Int) -> Translation {
    let source = draft.protocols[index]
    let first = parts.flow.protocols[index].steps.lowerBound
    var entries = Dictionary(
      written.entries.map { ($0.path.value, $0) }, uniquingKeysWith: { $1 })
    var paths: [String] = []
    var steps: [Int: TranslatedStep] = [:]
    for (offset, step) in source.steps.enumerated() {
      var translated = TranslatedStep()
      var missing: [String] = []
      for words in step.callerWords where !words.lines.isEmpty {
        let path = step.id.value + "/" + words.path
        paths.append(path)
        guard let entry = entries.removeValue(forKey: path) else {
          if words.isNeeded { missing.append(words.path) }
          continue
        }
        if fits(entry, words, in: written.language.value) {
          words.put(&translated, entry.to.map(\.value))
        }
      }
      complainOfMissing(missing, of: step, in: written)
      if translated != TranslatedStep() { steps[first + offset] = translated }
    }
    for entry in written.entries where entries[entry.path.value] != nil {
      complainOfUnknown(
        entry, in: source.id.value, source.steps.map(\.id.value), paths, in: written)
    }
    return Translation(language: written.language.value, protocolIndex: index, steps: steps)
  }

  /// What the centre answers to the caller's own questions, and the words that offer somebody.
  private mutating func readWordsOfLibrary(_ written: TranslationDraft) {
    let answers = draft.theyAsk.map { ($0.id.value + "/say", $0.say.map(\.value)) }
    let offers = draft.responders.filter { $0.say != nil }
      .map { ("responders/\($0.name.id.value)/say", [$0.say?.value].compactMap { $0 }) }
    let own = Dictionary(answers + offers, uniquingKeysWith: { first, _ in first })
    let paths = (answers + offers).map(\.0)
    var missing = paths
    for entry in written.entries {
      let path = entry.path.value
      guard let words = own[path] else {
        let ids = draft.theyAsk.map(\.id.value) + ["responders"]
        complainOfUnknown(entry, in: Translation.ofLibrary, ids, paths, in: written)
        continue
      }
      missing.removeAll { $0 == path }
      if isOfToday(entry, words) { put(entry, at: path, in: written.language.value) }
    }
    guard !missing.isEmpty else { return }
    let names = missing.map { "\"\($0)\"" }.joined(separator: ", ")
    diagnostics.append(
      Diagnostic(
        .translationMissing, "Words of the library have no translation: \(names).",
        at: written.language, severity: .warning,
        onACall: "The counsellor sees the library's own words, and finds others.",
        help: "Add them under \"words\"."))
  }

  private mutating func put(_ entry: TranslatedWordsDraft, at path: String, in language: String) {
    let words = entry.to.map(\.value)
    for index in parts.theyAsk.indices where parts.theyAsk[index].id + "/say" == path {
      parts.theyAsk[index].sayIn[language] = words
    }
    for index in parts.responders.indices
    where "responders/\(parts.responders[index].id)/say" == path {
      parts.responders[index].sayIn[language] = words
    }
  }

  /// Whether an entry was made from the words that stand there now.
  private mutating func isOfToday(_ entry: TranslatedWordsDraft, _ own: [String]) -> Bool {
    guard entry.from.map(\.value) != own else { return true }
    diagnostics.append(
      Diagnostic(
        .translationStale, "\"\(entry.path.value)\" is made from words that have changed since.",
        at: entry.path, severity: .warning,
        onACall: "It is not said; the counsellor sees the library's own words.",
        help: "Look at \"to\" again, then write under \"from\": "
          + own.joined(separator: " / ")))
    return false
  }

  /// Whether an entry may be used, after complaints.
  private mutating func fits(
    _ entry: TranslatedWordsDraft, _ words: CallerWords, in language: String
  ) -> Bool {
    guard isOfToday(entry, words.lines.map(\.value)) else { return false }
    guard words.path != "ways" || entry.to.count == entry.from.count else {
      diagnostics.append(
        Diagnostic(
          .translationMissing,
          "\"\(entry.path.value)\" has \(entry.from.count) ways, and \(entry.to.count) in "
            + "\"\(language)\".", at: entry.path, severity: .warning,
          onACall: "None of them is said.", help: "Write one for each, in the same order."))
      return false
    }
    let says = entry.to.map(\.value).joined()
    guard words.lines.contains(where: { $0.value.contains("{answer}") }), !says.contains("{answer}")
    else { return true }
    complain(
      .confirmWithoutAnswer, "This confirm wording never says the answer back.",
      at: entry.to.first ?? entry.path, help: "Put {answer} where the answer is to be said.")
    return false
  }

  private mutating func complainOfMissing(
    _ missing: [String], of step: StepDraft, in written: TranslationDraft
  ) {
    guard !missing.isEmpty else { return }
    let paths = missing.map { "\(step.id.value)/\($0)" }
    diagnostics.append(
      Diagnostic(
        .translationMissing,
        "\"\(step.id.value)\" has words without a translation: \(missing.joined(separator: ", ")).",
        at: written.language, severity: .warning,
        onACall: "The counsellor sees the library's own words, and finds others.",
        help: "Add \(paths.map { "\"\($0)\"" }.joined(separator: ", ")) under \"words\"."))
  }
}
