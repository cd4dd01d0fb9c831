// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// What stands on a page for a crew, and what never does.
@Suite("What an ambulance reads")
struct AmbulancePageTests {
  private func given(_ item: String) -> Intent {
    .consent(item: item, ConsentAnswer(.given), of: .caller)
  }

  @Test("an ambulance hears what calms them, and no name of another in it")
  func calming() throws {
    let call = try ShippedCall(
      .speak(role: "family"),
      .tell(fact: "what-seen", Statement(.words("fell and shakes all over"))),
      .tell(fact: "what-calms", Statement(.words("when Nora sings, and no uniforms"))),
      given("pass-on"))
    let page = Document(.page, of: call.scoped(to: "ambulance")).text
    let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("when (a name) sings, and no uniforms"), "\(page)")
    #expect(!page.contains("Nora"))
  }

  @Test("no page and no JSON for an ambulance carries a level; a team's does")
  func levels() throws {
    let call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .raise(finding: "suicide-level", to: "high"), given("share-with-ambulance"),
      given("share-with-mobile-crisis"))
    #expect(!call.scoped(to: "mobile-crisis").levels.isEmpty)
    let dispatch = call.scoped(to: "ambulance")
    #expect(dispatch.levels.isEmpty && !dispatch.boxes.contains(.level))
    for form in [Document.Form.page, .readAloud, .json] {
      let said = Document(form, of: dispatch).text
      #expect(!said.contains("Level of suicide") && !said.contains("suicide-level"), "\(said)")
    }
  }
}
