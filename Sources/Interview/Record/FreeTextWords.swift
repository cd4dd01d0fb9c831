// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Words that tell of somebody else, of what was drunk or taken, or of who hurt whom, in one
/// language: one entry of `all` for each. Accents are often not typed, so that a word which has one
/// stands with it and without.
struct FreeTextWords {
  let language: String
  let words: [SecretKind: Set<String>]

  static let all = [english, spanish]

  private init(_ language: String, _ words: [SecretKind: String]) {
    self.language = language
    self.words = words.mapValues { Set($0.split(separator: " ").map(String.init)) }
  }

  private static let english = FreeTextWords(
    "en",
    [
      .thirdParty: """
      aunt baby boss boyfriend brother brothers carer child children colleague cousin dad \
      daughter ex family father flatmate friend friends girlfriend grandfather grandmother \
      husband kid kids landlord mom mother mum neighbor neighbour nephew niece parents partner \
      roommate sister sisters son stepfather stepmother teacher uncle wife
      """,
      .substance: """
      beer cannabis cocaine crack drank drunk fentanyl gin heroin high meth opioids pills rum \
      sober stoned vodka weed whiskey whisky wine withdrawal
      """,
      .violence: """
      abused abuses beat beaten beats choked hit hits hitting hurts kicked punched rape raped \
      slapped violent
      """,
    ])

  private static let spanish = FreeTextWords(
    "es",
    [
      .thirdParty: """
      abuela abuelo abuelos amiga amigas amigo amigos bebé casera casero compañera compañero \
      companera companero concubina concubino cuidador cuidadora cuñada cuñado cunada cunado \
      dueña dueño duena dueno esposa esposo ex familia familiar familiares hermana hermanas \
      hermano hermanos hermanastra hermanastro hija hijas hijastra hijastro hijo hijos jefa \
      jefe madre madrastra madrina maestra maestro mamá mama marido mujer nieta nieto nietos \
      niña niñas niño niños nina nino ninos novia novio nuera padrastro padre padres padrino \
      papá papás papa papas pareja patrón patrona patron prima primo primos profesor profesora \
      sobrina sobrino suegra suegro suegros tía tías tío tíos tia tio tios vecina vecinas \
      vecino vecinos yerno
      """,
      .substance: """
      abstinencia alcohol bebe beber bebí bebida bebidas bebido bebiendo bebió bebio borracha \
      borracho brandy caguama caguamas cerveza cervezas chela chelas coca cocaína cocaina cristal \
      droga drogada drogado drogas emborracha emborrachó emborracho fentanilo fuma fumó heroína \
      heroina hierba inyecta inyectó marihuana mariguana metanfetamina mezcal mota opioides \
      pastilla pastillas perico pisto ron sobria sobrio tequila toma tomada tomado tomando \
      tomar tomó vino vodka whisky yerba
      """,
      .violence: """
      abusa abusaba abusada abusado abusan abusó abuso agrede agredió agredio ahorca ahorcó \
      ahorco amenaza amenazó amenazo asfixia asfixió cachetada cachetadas empuja empujó empujo \
      estrangula estranguló golpe golpea golpeaba golpeada golpeado golpean golpeó golpeo golpes \
      lastima lastimó lastimo madriza maltrata maltrató maltrato patadas patea pateó pateo pega \
      pegaba pegan pegó pego puñetazo punetazo viola violaba violación violacion violada violado \
      violenta violencia violento violó violo
      """,
    ])
}
