// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The rules that hold in every library without being written. `allow` turns one off, with a
/// reason and a second name; each has its manual and examples under `Defaults`.
package enum DefaultRule: String, CaseIterable, Equatable, Sendable {
  case noDeadEnd = "no-dead-end"
  case everyAnswerLeadsOn = "every-answer-leads-on"
  case loopsEnd = "loops-end"
  case worseNeverLowers = "worse-never-lowers"
  case levelsOnlyAdd = "levels-only-add"
  case unknownNeverSends = "unknown-never-sends"
  case onlyForSureSends = "only-for-sure-sends"
  case defaultIsGentlest = "default-is-gentlest"
  case alarmsEverywhere = "alarms-everywhere"
  case policeByWish = "police-by-wish"
}
