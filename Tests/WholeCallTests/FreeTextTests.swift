// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Interview

/// Words that name others, what was taken or who hurt whom are held back in every language that
/// calls are held in.
@Suite("What free words tell, by language")
struct FreeTextTests {
  @Test(
    "Spanish words tell what English ones do, with their accents and without",
    arguments: [
      ("que lo sepa mi hermana", SecretKind.thirdParty), ("mi mama esta aqui", .thirdParty),
      ("el vecino tiene llave", .thirdParty), ("mi marido duerme", .thirdParty),
      ("ha tomado muchas pastillas", .substance), ("bebió todo el día", .substance),
      ("otra vez borracho", .substance), ("me pega cuando llega", .violence),
      ("la golpeo ayer", .violence), ("me violó", .violence),
      ("my sister knows", .thirdParty), ("he drank all day", .substance),
      ("she was beaten", .violence),
    ])
  func tells(_ words: String, _ kind: SecretKind) {
    #expect(FreeText(words).told.contains(kind))
  }

  @Test(
    "and plain words tell nothing",
    arguments: ["detrás de la biblioteca", "no puedo dormir", "behind the library"])
  func plain(_ words: String) {
    #expect(FreeText(words).told.isEmpty)
  }

  @Test("every language of the lists speaks of all three kinds")
  func whole() {
    #expect(FreeTextWords.all.map(\.language) == ["en", "es"])
    for list in FreeTextWords.all { #expect(Set(list.words.keys) == FreeText.kindsTold) }
  }
}
