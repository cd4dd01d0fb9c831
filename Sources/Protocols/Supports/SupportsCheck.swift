// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Checks a directory as written, and, given a library, against the responders that it is for.
///
/// Nothing in it may ever stop a call: where it has an error there is no directory, and offers
/// show no places.
package func checkSupports(
  of draft: SupportsDraft, for library: LibraryDraft?
) -> (directory: SupportDirectory?, diagnostics: [Diagnostic]) {
  let errors =
    idComplaints(draft.places.map(\.id), called: "place", isValue: false)
    + draft.places.map(\.kind).filter { !isIdentifier($0.value) }.map(illegalID)
  let warnings = draft.places.compactMap(hoursComplaint) + kindsWithoutPlace(draft, library)
  let directory = SupportDirectory(entries: draft.places.map(SupportDirectory.Entry.init))
  return (errors.isEmpty ? directory : nil, errors + warnings)
}

private func hoursComplaint(about place: SupportDraft) -> Diagnostic? {
  guard let open = place.open, OpeningHours.isMeant(by: open.value),
    OpeningHours(open.value) == nil
  else { return nil }
  return Diagnostic(
    .supportHours, "These hours cannot be compared with the clock.", at: open,
    severity: .warning,
    onACall: "They are shown as they stand; whether it is open now counts as not known.",
    help: "Write them like \"weekdays, 09:00 to 17:00\".")
}

private func kindsWithoutPlace(_ draft: SupportsDraft, _ library: LibraryDraft?) -> [Diagnostic] {
  let kinds = draft.places.map(\.kind.value)
  let wanted = library?.responders.flatMap(\.supports) ?? []
  return wanted.filter { !kinds.contains($0.value) }.map { kind in
    Diagnostic(
      .supportKind, "The directory of supports has no \"\(kind.value)\".", at: kind,
      severity: .warning, onACall: "The offer is made without a place to name.",
      help: nearest(to: kind.value, among: kinds).map { "Did you mean \"\($0)\"?" })
  }
}

extension SupportDirectory.Entry {
  fileprivate init(_ draft: SupportDraft) {
    self.init(
      support: Support(
        id: draft.id.value, name: draft.name.value, kind: draft.kind.value,
        area: draft.area?.value, phone: draft.phone?.value, open: draft.open?.value,
        whatTheyCanDo: draft.whatTheyCanDo?.value),
      near: draft.near.map(\.value), hours: draft.open.flatMap { OpeningHours($0.value) })
  }
}
