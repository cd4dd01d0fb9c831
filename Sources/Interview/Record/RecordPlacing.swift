// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Which part of a record a fact belongs to.
///
/// | first that fits | part |
/// |---|---|
/// | an id that warns whom not to tell, or what is not safe to do | do not tell |
/// | kind identity, or an id of how to speak with the person | person |
/// | kind place | place |
/// | kind contact | way back |
/// | an id of somebody who is there | others present |
/// | an answer that raises danger, or an id of what may be a weapon or a means | hazards |
/// | an id of what is wanted, what helps and what harms | wants and refuses |
/// | anything else | story |
///
/// The kind comes first where it can, because trainers must write it and the ids are only our
/// custom. A part is a place on the page: what may be shown is `scope`'s to say, by kind alone.
package enum RecordPlacing {
  package static let warnings: Set<String> = [
    "do-not-tell", "not-to-tell", "whom-not-to-tell", "whom-not-to-call", "not-safe-to",
  ]
  static let manners: Set<String> = [
    "needs", "language", "pronouns", "age", "age-band", "communication", "access-needs",
  ]
  static let company: Set<String> = [
    "companion", "companion-words", "alone", "support-near", "others-present", "who-is-there",
    "knows-person", "children-there", "animals",
  ]
  /// They go where the weapon code goes: the caller's words, how far, what else it may be
  /// (domain notes, 3.3), and what somebody thought of dying by.
  static let sights: Set<String> = [
    "object-words", "object-distance", "object-known", "object-else", "directed", "means-kind",
  ]
  /// Of no kind, and a danger to whoever comes, or to the person by a mistake of theirs.
  static let ofDanger = sights.union([
    "object", "object-feared", "scene-danger", "out-of-reach", there, "nearer", answersBy,
  ])
  /// Who has an object in their hands, and that somebody listens: with what was seen they are one
  /// danger to whoever comes, and half of it is worse than none.
  static let restOfDanger: Set<String> = listening.union(["holder"])
  static let listening: Set<String> = ["safe-to-talk", "my-voice"]
  package static let dangerLabel = "More of a danger there"
  /// What somebody lacks is theirs to have passed on, and not a caller's who speaks of them, nor
  /// part of what saves a life.
  static let needs = "needs"
  static let ownToSay: Set<String> = ["lacking", needs, "place-tonight", "medicine-left"]
  /// What the line keeps to itself: no receiver acts on it.
  private static let ofTheLine: Set<String> = ["supervisor-knows", "supervisor-reached"]
  package static let breath = "breathing"
  /// The line that says how somebody can answer.
  package static let answersBy = "can-answer"
  /// The line that says which alarm it was.
  package static let alarm = "alarm"
  /// The line that says whether anybody who is on the line is there.
  package static let there = "with-them"
  package static let taken = ["something-taken", "taken-what"]
  package static let antidote = "naloxone"
  /// What whoever saves a life must hear, first things first.
  package static let lifeSigns =
    [alarm, breath, there] + illness + taken + [
      antidote, "awake", "taken-when", "last-signs", "last-signs-when", "nearer", "help-state",
    ]
  /// The sign of a sudden illness, when all was last well, and what came with it.
  private static let illness = [
    "body-sign", "new-confusion", "sign-since", "with-the-sign", "drink-stopped", "sign-now",
  ]
  /// Those of them that are news whatever they say.
  static let news: Set<String> = [
    there, "taken-what", "taken-when", antidote, "last-signs", "last-signs-when", "sign-since",
    "with-the-sign", "drink-stopped",
  ]
  /// Those of them that whoever is there sees, and that are not the person's own to say.
  static let signsSeen: Set<String> = [
    alarm, breath, "awake", "last-signs", "last-signs-when", "naloxone", "help-state", "body-sign",
    "new-confusion", "sign-since", "sign-now",
  ]
  /// What whoever calls about somebody else sees of that person themself: it is kept as a third
  /// party's, and a crew that comes must know it as it knows the breath.
  static let seenOfPerson: Set<String> = [
    "what-seen", "what-changed", "how-they-are", "help-state", calming,
  ]
  /// How to meet them without harm, by whoever knows them: no name of another stands in it there.
  static let calming = "what-calms"
  /// What may say that nobody there does harm.
  static let ofHarm: Set<String> = ["child-tonight", "hurt-with", "can-get-out"]
  /// What somebody arranged so that a call does them no harm: it is theirs who arranged it.
  static let arrangements: Set<String> = [
    "my-voice", "cover-story", "now-or-later", "safe-hour", "contact-hour",
  ]
  /// What is said to others in somebody's name: a name stands in it as easily as in a limit.
  static let saidToOthers: Set<String> = [
    "agreed-words", "cover-story", "sign-word", State.callBackItem, State.getInTouchItem,
  ]
  /// What was seen, heard and guessed by whoever calls about somebody else.
  package static let witness = [
    "what-seen", "what-heard", "what-guessed", "what-changed", "companion-words",
  ]
  /// Words that may tell of any of these, which change while a call goes on.
  static let overtakable = witness + ["object-words"]
  static let overtaking = [
    object, "object-feared", means, "scene-danger", "violence", breath, "awake",
  ]
  /// What somebody thought of dying by may be taken up again, so that where it was is told; what
  /// may have been in a hand is not, because it would be believed (domain notes, 0.1).
  static let means = "means-near"
  /// Its choices are written with the one first that whoever comes must know of most.
  static let object = "object"
  /// How the person is to be met and treated, whatever else may not be said.
  package static let manner: Set<String> = [
    "team-manner", "what-calms", "what-harms", "what-helps", "triggers", "refuses", "needs",
  ]
  /// Whether somebody is there, without who.
  static let presence: Set<String> = [
    "companion", "alone", "others-present", "who-is-there", "children-there",
  ]
  package static let presenceLabel = "Others at the scene"
  /// The answer that says that nobody is there: then there is nobody to warn of.
  static let nobody = AnswerValue.choice("on-their-own")
  /// Whoever saves a life goes nowhere without a place.
  package static let ambulance = "ambulance"
  /// Whoever is on the side of somebody who is hurt goes nowhere without a way to reach them.
  package static let advocate = "advocate"
  package static let advocateWay = "advocate-way"
  /// What is no secret by itself, and is meant by a limit all the same: who keeps their health to
  /// themself does not want their breath told either.
  static func kindsMeant(by id: String) -> Set<SecretKind> {
    if signsSeen.contains(id) || id == "hoped-for" { return [.health] }
    if company.contains(id) { return [.thirdParty] }
    switch id {
    case "safe-to-talk", "my-voice", "texts-seen", "hang-up-means", "who-answers": return [.contact]
    case "place-tonight": return [.place]
    case "taken-back": return RecordItem.everyKind
    default: return []
    }
  }

  static let wishes: Set<String> = [
    "wanted", "hoped-for", "what-calms", "what-helps", "what-harms", "what-matters",
    "team-manner", "helped-before", "keeps-going", "triggers", "refuses",
  ]

  /// Whether a fact is a receiver's matter: not what the line notes for itself.
  static func isOfRecord(_ fact: Fact) -> Bool {
    BuiltInFact(rawValue: fact.id) == nil && !ofTheLine.contains(fact.id)
  }

  static func part(of fact: Fact, isGrave: Bool) -> RecordPart {
    if warnings.contains(fact.id) { return .doNotTell }
    switch fact.secretKind {
    case .identity: return .person
    case .place: return .place
    case .contact: return .wayBack
    case .substance, .health, .none, .violence, .thirdParty: break
    }
    if manners.contains(fact.id) { return .person }
    if company.contains(fact.id) { return .present }
    if isGrave || sights.contains(fact.id) { return .hazards }
    return wishes.contains(fact.id) ? .wants : .story
  }

  /// The values of a finding that is a weapon code (domain notes, 3.3). Such a finding is a graded
  /// observation and stands among the hazards, not among the levels.
  static let weaponCodes: Set<String> = [
    "w0", "w-unknown", "w1", "w2", "w3", "w4", "w5", "w6",
  ]

  /// A code that says that nothing was seen, or that nothing could be.
  package static func isNothingSeen(_ item: RecordItem) -> Bool {
    item.code.map { $0 == "w0" || $0 == "w-unknown" } ?? false
  }

  static func isWeaponCode(_ finding: Finding) -> Bool {
    finding.values.allSatisfy { weaponCodes.contains($0.id) }
  }
}
