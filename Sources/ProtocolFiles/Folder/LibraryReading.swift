// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A library's files as they were read: the draft where every file could be read, and every
/// complaint there is.
package struct LibraryReading: Sendable {
  package var bundle: LibraryBundle
  package var draft: LibraryDraft?
  /// Complaints about text and shape, then, where there were none, about names and logic.
  package var diagnostics: [Diagnostic]
  package var library: CheckedLibrary?
}

/// Reads a library from its files: text, nodes, drafts, then the shape of the whole.
package func readLibrary(_ files: [SourceFile]) -> LibraryReading {
  let bundle = LibraryBundle(of: files)
  var reader = FolderReader()
  let draft = reader.read(bundle)
  var reading = LibraryReading(
    bundle: bundle, draft: draft, diagnostics: reader.diagnostics, library: nil)
  guard let draft, !reader.diagnostics.contains(where: { $0.severity == .error }) else {
    return reading
  }
  let checked = checkShape(of: draft)
  reading.diagnostics += checked.diagnostics
  reading.library = checked.library
  return reading
}

private struct FolderReader {
  var diagnostics: [Diagnostic] = []

  mutating func read(_ bundle: LibraryBundle) -> LibraryDraft? {
    guard let library = bundle.files.first(where: { $0.path == "library.yaml" }) else {
      add(
        .libraryMissing, "The folder has no library.yaml.", file: "library.yaml",
        help: "Begin one; protocols/FORMAT.md has an example.")
      return nil
    }
    guard let map = map(library, Shape.libraryFile) else { return nil }
    var draft = LibraryDraft(map)
    let ids = draft.protocolIDs.map(\.value)
    for file in bundle.files where file.path.hasSuffix(".yaml") && file.path != "library.yaml" {
      read(file, listed: ids, into: &draft)
    }
    for file in bundle.files where file.path.hasSuffix(".csv") {
      var complaints = Complaints(file: file.path)
      draft.tables.append(TableDraft(file, &complaints))
      diagnostics += complaints.diagnostics
    }
    for id in draft.protocolIDs where !draft.protocols.contains(where: { $0.id.value == id.value })
    {
      guard !hasComplaints(about: "\(id.value).yaml") else { continue }
      add(
        .protocolFileMissing, "There is no file \"\(id.value).yaml\".", at: id,
        help: "Write it, or take the name out of \"protocols\".")
    }
    draft.protocols.sort { left, right in
      (ids.firstIndex(of: left.id.value) ?? ids.count)
        < (ids.firstIndex(of: right.id.value) ?? ids.count)
    }
    return draft
  }

  private mutating func read(_ file: SourceFile, listed: [String], into draft: inout LibraryDraft) {
    if file.path == "policy.yaml" {
      draft.policy = map(file, Shape.policyFile).map(PolicyDraft.init)
      return
    }
    // An id holds no point: opening.es.yaml is an overlay of opening.yaml.
    let parts = file.path.split(separator: ".").map(String.init)
    let id = parts[0]
    // The words of library.yaml have an overlay like those of any protocol.
    guard listed.contains(id) || id == Translation.ofLibrary && parts.count == 3 else {
      add(
        .protocolNotListed, "The library does not name \"\(id)\".", file: file.path,
        severity: .warning, help: "Add it under \"protocols\" in library.yaml, or move the file.")
      return
    }
    guard parts.count == 2 else { return readTranslation(file, into: &draft) }
    guard let map = map(file, Shape.protocolFile) else { return }
    let written = ProtocolDraft(map)
    if written.id.value != id {
      add(
        .otherFileName, "The file is \"\(file.path)\", its protocol \"\(written.id.value)\".",
        at: written.id, help: "Give the file the protocol's name.")
    }
    draft.protocols.append(written)
  }

  private mutating func readTranslation(_ file: SourceFile, into draft: inout LibraryDraft) {
    guard let map = map(file, Shape.translationFile) else { return }
    let written = TranslationDraft(map)
    let name = "\(written.target.value).\(written.language.value).yaml"
    if name != file.path {
      add(
        .otherFileName, "The file is \"\(file.path)\", its words make it \"\(name)\".",
        at: written.target, help: "Give the file that name.")
    }
    draft.translations.append(written)
  }

  /// The file as a map of this shape, or nil after complaints.
  private mutating func map(_ file: SourceFile, _ shape: Shape) -> MapNode? {
    let (map, found) = readMap(file, shape)
    diagnostics += found
    return map
  }

  private func hasComplaints(about file: String) -> Bool {
    diagnostics.contains { $0.place.file == file }
  }

  private mutating func add(
    _ code: ReadingCode, _ headline: String, file: String,
    severity: Diagnostic.Severity = .error, help: String
  ) {
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, severity: severity, headline: headline,
        place: Place(file: file, line: 1, column: 1), help: help))
  }

  private mutating func add(
    _ code: ReadingCode, _ headline: String, at value: Placed<String>, help: String
  ) {
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, headline: headline, place: value.place,
        length: max(1, value.value.unicodeScalars.count), help: help))
  }
}
