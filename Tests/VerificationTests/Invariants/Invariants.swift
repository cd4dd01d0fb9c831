// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The 42 invariants of the domain notes, section A, in their order.
enum Invariants {
  static var all: [Invariant] { sending + asking + record + running }

  private static let policeHandoff = [
    Invariant.Edit(
      file: "opening.yaml",
      change: .insert(
        "- handoff: police\n  receiver: ambulance-desk\n  kinds: [place]",
        before: "section: If we are cut off"))
  ]

  private static func leavingOut(_ step: String, of file: String) -> [Invariant.Edit] {
    [Invariant.Edit(file: file, change: .leaveOut(step))]
  }

  /// A question that is asked only sometimes.
  private static func asking(
    _ fact: String, when condition: String, in file: String
  ) -> [Invariant.Edit] {
    replacing("- ask: \(fact)\n", with: "- ask: \(fact)\n    when: \(condition)\n", in: file)
  }

  private static func replacing(
    _ old: String, with new: String, in file: String
  ) -> [Invariant.Edit] {
    [Invariant.Edit(file: file, change: .replace(old, with: new))]
  }

  private static var sending: [Invariant] {
    [
      Invariant(
        number: 1,
        says: "Police only on the person's own wish, or on violence for sure after help.",
        kept: [.rules(["police-last", "police-told"]), .byDefault(.policeByWish)],
        slip: .init(edits: policeHandoff, breaks: "police-last")),
      Invariant(
        number: 2, says: "An ambulance only by a yes, or by a named exception.",
        kept: [.rules(["ambulance-by-yes"])],
        slip: .init(
          edits: [
            .init(
              file: "opening.yaml",
              change: .insert(
                "- handoff: ambulance\n  receiver: ambulance-desk\n  kinds: [place]",
                before: "section: If we are cut off"))
          ], breaks: "ambulance-by-yes")),
      Invariant(
        number: 3, says: "Nobody is sent because something is not known.",
        kept: [.byDefault(.unknownNeverSends), .byDefault(.onlyForSureSends)],
        slip: .init(
          edits: [
            .init(
              file: "opening.yaml",
              change: .insert(
                "- handoff: mobile-crisis\n  when: safe-to-talk is unclear\n"
                  + "  receiver: mobile-desk\n  kinds: [place]",
                before: "section: If we are cut off"))
          ], breaks: "PR306")),
      Invariant(
        number: 4, says: "What happens where nothing is known is the least intrusive.",
        kept: [.byDefault(.defaultIsGentlest)],
        slip: .init(
          edits: [
            .init(
              file: "opening.yaml",
              change: .insert(
                "- offer: [ambulance]\n  when: safe-to-talk is unclear",
                before: "section: If we are cut off"))
          ], breaks: "PR308")),
      Invariant(
        number: 5, says: "Help is offered from the gentlest on.", kept: [.rules(["ladder"])],
        slip: .init(
          edits: replacing(
            "[walk-in, someone-joins, mobile-crisis]",
            with: "[mobile-crisis, someone-joins, walk-in]", in: "suicide.yaml"),
          breaks: "ladder")),
      Invariant(
        number: 6, says: "A team does not bring police along.",
        kept: [
          .rules(["police-last"]),
          .notApplicable("no responder stands for both; who rides along is the centre's to say"),
        ], slip: .init(edits: policeHandoff, breaks: "police-last")),
      Invariant(
        number: 7, says: "An alarm at every prompt, and back to the exact place.",
        kept: [
          .byDefault(.alarmsEverywhere),
          .test(
            "an alarm returns to the exact step, closes or stays on; raised twice it is "
              + "marked (3.8)"
          ),
        ]),
      Invariant(
        number: 8, says: "Danger to life meets first aid within a few prompts, before all else.",
        kept: [.rules(["naloxone"])],
        slip: .init(
          edits: leavingOut("tell: give-naloxone", of: "overdose.yaml"), breaks: "naloxone")),
    ]
  }

  private static var asking: [Invariant] {
    [
      Invariant(
        number: 9, says: "Nobody needs a name or papers to get help.",
        kept: [
          .rules(["name-by-leave", "no-tracing"]),
          .advice(.asksForPapers),
        ],
        slip: .init(
          edits: [
            .init(
              file: "opening.yaml",
              change: .insert(
                "- ask: name-to-use\n  say: What may I call you?\n  answer: name to use\n"
                  + "  secret kind: identity\n  yes or no: May I have a name?",
                before: "section: If we are cut off"))
          ], breaks: "name-by-leave")),
      Invariant(
        number: 10, says: "The limits of privacy come before what may oblige the centre.",
        kept: [.rules(["limits-first"])],
        slip: .init(edits: leavingOut("run: limits", of: "opening.yaml"), breaks: "limits-first")),
      Invariant(
        number: 11, says: "Safe to talk before violence is asked; a number only by leave.",
        kept: [.rules(["safe-before-violence", "number-by-leave"])],
        slip: .init(
          edits: asking("safe-to-talk", when: "caller is third-party", in: "opening.yaml"),
          breaks: "safe-before-violence")),
      Invariant(
        number: 12, says: "Nothing is passed on without a yes that still holds.",
        kept: [
          .rules(["team-by-yes", "home-by-yes", "friend-by-yes", "team-not-against-a-no"]),
          .test("what is refused, unsure, withdrawn, expired or not asked opens nothing"),
        ],
        slip: .init(
          edits: [
            .init(
              file: "opening.yaml",
              change: .insert(
                "- handoff: mobile-crisis\n  receiver: mobile-desk\n  kinds: [place]",
                before: "section: If we are cut off"))
          ], breaks: "team-by-yes")),
      Invariant(
        number: 13, says: "Calls about domestic or sexual violence keep no identity.",
        kept: [
          .rules(["name-by-leave", "number-by-leave"]), .advice(.namesBesideViolence),
          .test("what was given is shown without a typed word once the call has forgotten them"),
        ],
        slip: .init(
          edits: [
            .init(
              file: "someone-hurts.yaml",
              change: .insert(
                "- ask: who-they-are\n  label: Name\n  say: What are you called?\n"
                  + "  third party: What are they called?\n  answer: name to use\n"
                  + "  why: To have a name.\n"
                  + "  secret kind: identity\n  yes or no: May I have a name?",
                before: "section: Who is on their side"))
          ], breaks: "AD306")),
      Invariant(
        number: 18, says: "Levels rest on what was said, never on who somebody is.",
        kept: [
          .rules([
            "level-from-talk", "level-not-by-need", "threat-not-by-manner", "hazard-not-by-manner",
          ])
        ],
        slip: .init(
          edits: replacing(
            "if: behaviour is yes", with: "if: behaviour is yes or drinking is yes",
            in: "suicide.yaml"), breaks: "level-from-talk")),
      Invariant(
        number: 19, says: "Suicide is asked about in every call, and its level sends nobody.",
        kept: [.rules(["inquiry", "police-never-by-level"])],
        slip: .init(
          edits: asking("thoughts", when: "caller is third-party", in: "opening.yaml"),
          breaks: "inquiry")),
      Invariant(
        number: 20, says: "A higher level never takes an offer away.",
        kept: [.byDefault(.levelsOnlyAdd)],
        slip: .init(
          edits: replacing(
            "suicide-level is at least moderate", with: "suicide-level is at most moderate",
            in: "suicide.yaml"), breaks: "PR305")),
      Invariant(
        number: 21, says: "Intent, a plan or a recent act make the level high.",
        kept: [
          .rules(["intent-floor", "plan-floor", "recent-floor"]),
          .test("of 108 combinations 22 get no level and 10 get two"),
        ],
        slip: .init(
          edits: replacing(
            "plan is known and plan is yes", with: "plan is known and plan is no",
            in: "suicide.yaml"), breaks: "plan-floor")),
      Invariant(
        number: 22, says: "A published table is met on every row.",
        kept: [.notApplicable("no protocol of the shipped library follows one")]),
      Invariant(
        number: 23, says: "A score says its bounds, and a range where an item is missing.",
        kept: [.shape(.bands), .notApplicable("no protocol of the shipped library keeps a score")]),
      Invariant(
        number: 24, says: "A plan and distance to the means wherever there are thoughts.",
        kept: [.rules(["plan-with-thoughts", "means-with-thoughts", "heard-before-means"])],
        slip: .init(
          edits: leavingOut("run: safety-plan", of: "suicide.yaml"), breaks: "plan-with-thoughts")),
      Invariant(
        number: 25, says: "Every call ends with the next step, what if worse, and what was missed.",
        kept: [.rules(["follow-up", "root-causes", "if-worse", "nothing-missed"])],
        slip: .init(
          edits: asking("missed", when: "caller is third-party", in: "closing.yaml"),
          breaks: "nothing-missed")),
      Invariant(
        number: 33, says: "Sudden confusion is looked at as illness first.",
        kept: [
          .rules([
            "illness-before-team", "illness-before-level", "lost-looked-at-as-ill",
            "new-confusion-ambulance",
          ])
        ],
        slip: .init(
          edits: replacing(
            "includes lost-look and body-sign", with: "includes cold-or-hot and body-sign",
            in: "third-party.yaml"), breaks: "lost-looked-at-as-ill")),
      Invariant(
        number: 34, says: "A duty to report is told before details.",
        kept: [
          .rules([
            "limits-first", "duty-before-details", "report-together-offered", "duty-not-by-poverty",
          ])
        ],
        slip: .init(
          edits: replacing(
            "not (child-go-on is asked)", with: "caller is the-person",
            in: "child-concern.yaml"), breaks: "duty-before-details")),
      Invariant(
        number: 35, says: "What was seen before what it is called; the companion is asked.",
        kept: [.rules(["describe-first", "companion-asked", "home-before-team"])],
        slip: .init(
          edits: asking("companion", when: "sees-now is in-view", in: "third-party.yaml"),
          breaks: "companion-asked")),
      Invariant(
        number: 36, says: "Whoever is with them is brought in before anybody is sent.",
        kept: [.rules(["companion-asked", "home-before-team"])],
        slip: .init(
          edits: asking("companion", when: "sees-now is in-view", in: "third-party.yaml"),
          breaks: "companion-asked")),
      Invariant(
        number: 39,
        says:
          "Naloxone within three prompts of breath that stopped; medics within two of a stroke.",
        kept: [.rules(["naloxone", "red-flag-ambulance", "ambulance-before-the-hour"])],
        slip: .init(
          edits: leavingOut("offer: [ambulance]", of: "sudden-illness.yaml"),
          breaks: "red-flag-ambulance")),
      Invariant(
        number: 42, says: "Whoever may meet police hears it before, and what to do.",
        kept: [.rules(["police-told", "uniforms-told"])],
        slip: .init(edits: policeHandoff, breaks: "police-told")),
    ]
  }

  private static var record: [Invariant] {
    [
      Invariant(
        number: 14, says: "Every fact keeps its source, its certainty and its time.",
        kept: [
          .test("doubt is kept where somebody meant it, and never made up"),
          .test(
            "read aloud, it says what is asked, where, why, with every doubt, and who is with him"),
        ]),
      Invariant(
        number: 15, says: "No document says armed or violent but in somebody's own words.",
        kept: [.test("no document says armed, violent or suspect unless somebody's own words do")]),
      Invariant(
        number: 16, says: "A correction goes to everybody who was told otherwise.",
        kept: [.test("a correction after the relay is owed to every one of them")]),
      Invariant(
        number: 17, says: "What has expired is asked again before it is passed on.",
        kept: [.test("what has expired keeps its value, and is asked afresh (3.10)")]),
      Invariant(
        number: 38, says: "Each clinical number has a source and a review date.",
        kept: [
          .shape(.unknownName),
          .test("a review is overdue on the day after its day, by the day that is given"),
        ],
        slip: .init(
          edits: replacing(
            "source: place-and-number", with: "source: nowhere", in: "phone-dying.yaml"),
          breaks: ShapeCode.unknownName.rawValue)),
      Invariant(
        number: 40, says: "The journal is only added to, and the caller may ask what is kept.",
        kept: [
          .test("an entry that was acknowledged is never written over"),
          .test("what was appended is read back, also after reopening"),
        ]),
    ]
  }

  private static var running: [Invariant] {
    [
      Invariant(
        number: 26, says: "The tool never ends a call.",
        kept: [
          .test("where the walk ends the call does not: it goes on until somebody closes it"),
          .test("a line that drops owes nothing by the rules; any other early end lists it"),
        ]),
      Invariant(
        number: 27, says: "Every answer leads on, and every loop ends.",
        kept: [
          .byDefault(.everyAnswerLeadsOn), .byDefault(.loopsEnd), .byDefault(.noDeadEnd),
          .shape(.endlessLoop),
        ],
        slip: .init(
          edits: replacing("    at most: 2\n", with: "", in: "agitation.yaml"),
          breaks: ShapeCode.endlessLoop.rawValue)),
      Invariant(
        number: 28, says: "Anything may be answered early, and is not asked again.",
        kept: [.test("told early it is known at once, not asked, and waits to be confirmed")]),
      Invariant(
        number: 29, says: "Short, plain words, one question each.",
        kept: [
          .test("words for the caller that are hard or long are named, in English only"),
          .test("the shipped library leaves nothing to advise on the day it was reviewed"),
          .advice(.twoQuestions),
        ],
        slip: .init(
          edits: replacing(
            "say: Have you had alcohol", with: "say: Are you alone, and have you had alcohol",
            in: "suicide.yaml"), breaks: "AD303")),
      Invariant(
        number: 30, says: "Every protocol works by yes and no, and in the third person.",
        kept: [.shape(.yesOrNoWording), .advice(.noThirdPartyWords)],
        slip: .init(
          edits: replacing(
            "    third party: Do you think they mean to end their life?\n", with: "",
            in: "suicide.yaml"), breaks: "AD305")),
      Invariant(
        number: 31, says: "The counsellor may raise at once, and lower with a reason.",
        kept: [.test("a level is raised at once, and a lowering is read by no condition (3.9)")]),
      Invariant(
        number: 32, says: "Overrides are counted by version of the protocol.",
        kept: [
          .test("overrides and refusals are counted by protocol and version; undone ones are not")
        ]),
      Invariant(
        number: 37, says: "A dropped line keeps everything, and silence sends nobody.",
        kept: [
          .rules(["way-back-first", "silence-is-no-answer", "silence-ends-no-call"]),
          .test("an alarm leads back to the question that it cut off"),
        ],
        slip: .init(
          edits: asking(
            "way-back", when: "caller's consent to call-back is given", in: "phone-dying.yaml"),
          breaks: "way-back-first")),
      Invariant(
        number: 41, says: "A graver answer never lowers a level, and not knowing is not no.",
        kept: [.byDefault(.worseNeverLowers)],
        slip: .init(
          edits: replacing("if: behaviour is yes", with: "if: behaviour is no", in: "suicide.yaml"),
          breaks: "PR304")),
    ]
  }
}
