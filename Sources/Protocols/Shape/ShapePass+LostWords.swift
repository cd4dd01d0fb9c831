// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Translated words for which nothing stands in the library, mostly because it was taken out.
extension ShapePass {
  /// Says what is not there any more. A name that is no slip of the hand is never offered: the
  /// words of one choice under another would be said for it.
  mutating func complainOfUnknown(
    _ entry: TranslatedWordsDraft, in source: String, _ ids: [String], _ paths: [String],
    in written: TranslationDraft
  ) {
    let translated = Set(written.entries.map(\.path.value))
    let open = paths.filter { !translated.contains($0) }
    let lost = lost(entry.path.value, in: source, ids, paths)
    let near = misspelt(entry.path.value, among: open).map {
      "Did you mean \"\($0)\"? Else remove this entry."
    }
    let none =
      lost == nil ? "Only what is said to the caller can be translated; logic never is." : nil
    diagnostics.append(
      Diagnostic(
        .translationUnknown,
        lost ?? "\"\(source)\" says nothing to the caller at \"\(entry.path.value)\".",
        at: entry.path, severity: .warning,
        help: near
          ?? ["Remove this entry, with its words.", none].compactMap { $0 }
          .joined(separator: " ")))
  }

  /// The step or the choice that is not there.
  private func lost(
    _ path: String, in source: String, _ ids: [String], _ paths: [String]
  ) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let id = parts.first, ids.contains(id) else {
      let what = source == Translation.ofLibrary ? "question of callers" : "step"
      return "\"\(source)\" has no \(what) \"\(parts.first ?? path)\" any more."
    }
    if source == Translation.ofLibrary, parts.count > 1 {
      let isKnown = paths.contains { $0.hasPrefix("\(id)/\(parts[1])/") }
      return isKnown || id != "responders"
        ? nil : "The library has no words for the responder \"\(parts[1])\" any more."
    }
    guard parts.count > 2, parts[1] == "choices" else { return nil }
    let isKnown = paths.contains { ($0 + "/").hasPrefix("\(id)/choices/\(parts[2])/") }
    return isKnown ? nil : "\"\(id)\" has no choice \"\(parts[2])\" any more."
  }

  /// The one path that differs in one of its parts, by a slip of the hand.
  private func misspelt(_ path: String, among paths: [String]) -> String? {
    let parts = path.split(separator: "/")
    return paths.first { candidate in
      let others = candidate.split(separator: "/")
      guard others.count == parts.count else { return false }
      let wrong = zip(parts, others).filter { $0 != $1 }
      guard wrong.count == 1, let slip = wrong.first else { return false }
      return nearest(to: String(slip.0), among: [String(slip.1)]) != nil
    }
  }
}
