// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whose promise it is, where its owner was typed.
extension CheckedLibrary {
  /// Whether the receiver of a handoff is who a promise names: by its id or its title, or by words
  /// that stand in no other receiver's. Law enforcement owns nothing by a word.
  func isOwner(of promise: Promise, _ handoff: Handoff) -> Bool {
    let recipient = Recipient(of: handoff, in: self)
    guard !recipient.isLawEnforcement else { return false }
    let typed = Self.words(promise.owner)
    guard !typed.isEmpty else { return false }
    let named = receivers.filter { receiver in
      let responder = receiver.responder.map { responders[$0] }
      let names = [receiver.id, receiver.title, responder?.id, responder?.title]
      return typed.isSubset(of: Self.words(names.compactMap { $0 }.joined(separator: " ")))
    }
    return named.count == 1 && named.first?.id == recipient.id
  }

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { !["a", "an", "the", "their", "our"].contains($0) })
  }
}
