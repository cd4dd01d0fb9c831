// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A small library in code: enough of each kind of secret, of danger and of help.
package enum SampleDraft {
  package static var library: LibraryDraft {
    var draft = LibraryDraft(
      id: at("sample"), title: at("Sample library"), opensWith: at("opening"),
      protocolIDs: [at("opening"), at("later")])
    draft.findings = [level, code]
    draft.responders = responders
    draft.receivers = [
      receiver("mobile-desk", "Mobile team, desk", mobileKinds, "mobile-crisis"),
      receiver("police-desk", "Police desk", ["place"], "police"),
      receiver("own-clinic", "Their own clinic", SecretKind.allCases.map(\.rawValue), "clinic"),
    ]
    draft.consents = ["share", "mobile-crisis", "clinic", "share-with-police", "notes"]
      .map { TitledDraft(id: at($0), title: at("Consent to \($0)")) }
    draft.exceptions = [
      ExceptionDraft(
        name: titled("life-in-danger", "A life is in danger now"),
        kinds: [at("place"), at("health")])
    ]
    draft.roles = [
      RoleDraft(name: titled("self", "Self"), party: at("person"), evidence: at("told")),
      RoleDraft(name: titled("friend", "Friend"), party: at("caller"), evidence: at("saw")),
      RoleDraft(name: titled("carer", "Carer"), party: at("other"), evidence: at("told")),
    ]
    draft.protocols = [opening, later]
    return draft
  }

  static let mobileKinds = ["place", "contact", "health", "substance", "third party", "none"]

  package static func at(_ text: String) -> Placed<String> {
    Placed(text, at: Place(file: "sample.yaml", line: 1, column: 1))
  }

  static func titled(_ id: String, _ title: String) -> TitledDraft {
    TitledDraft(id: at(id), title: at(title))
  }

  private static func receiver(
    _ id: String, _ title: String, _ kinds: [String], _ responder: String
  ) -> ReceiverDraft {
    ReceiverDraft(name: titled(id, title), kinds: kinds.map(at), responder: at(responder))
  }

  private static var level: FindingDraft {
    FindingDraft(
      name: titled("suicide-level", "Level of suicide risk"),
      values: [titled("low", "Low"), titled("moderate", "Moderate"), titled("high", "High")])
  }

  private static var code: FindingDraft {
    FindingDraft(
      name: titled("weapon-code", "What was seen, as a code"),
      values: [
        titled("w0", "W0, asked and none seen"),
        titled("w-unknown", "W-?, could not be seen or is not known"),
        titled("w1", "W1, an object not identified"),
      ])
  }

  private static var responders: [ResponderDraft] {
    [
      ("talk", "Stay and talk", "0", false), ("clinic", "Their own clinic", "20", false),
      ("mobile-crisis", "Mobile team, no police", "50", false), ("police", "Police", "100", true),
    ].map { id, title, rung, isLawEnforcement in
      ResponderDraft(
        name: titled(id, title), rung: at(rung), isLawEnforcement: isLawEnforcement,
        tellFirst: nil)
    }
  }

  private static var later: ProtocolDraft {
    ProtocolDraft(
      id: at("later"), title: at("What comes later"), version: at("1.0.0"), language: at("en"),
      outcomes: [at("done")],
      steps: [StepDraft(id: at("later-end"), kind: .end(outcome: at("done")))])
  }
}
