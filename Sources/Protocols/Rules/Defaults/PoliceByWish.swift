// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `police-by-wish`: no step offers a responder with `law enforcement: yes` but to a person who
/// agreed to exactly that before: the consent of the same id is given, or given with limits.
///
/// A counsellor may offer anyone by hand, and the policy says when they may be told. Of steps this
/// is asked in every library, alarms and protocols begun by hand included, where no rule about the
/// order of acts would see them.
///
/// Source: product page, "Never by default" and the ladder (police last); domain notes A 1.
enum PoliceByWish: RuleManual {
  static let examples = [
    RuleExample.right(
      "Whoever agreed to them is offered them.",
      steps: "- consent: police\n  say: Do you want them?\n"
        + ExampleSteps.offer("police", "when: person's consent to police is given")),
    .wrong("They are offered to everybody.", steps: ExampleSteps.offer("police")),
    .wrong(
      "They come last on a list, and by default.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.offer("talk, police", "when: harm is yes")),
    .wrong(
      "Nobody knows yet whether they are wanted.",
      steps: "- consent: police\n  say: Do you want them?\n"
        + ExampleSteps.offer("police", "when: not (person's consent to police is refused)")),
    .wrong(
      "Whoever calls about the person is the one who agreed.",
      steps: "- consent: police\n  say: Do you want them?\n"
        + ExampleSteps.offer("police", "when: caller's consent to police is given")),
  ]
}
