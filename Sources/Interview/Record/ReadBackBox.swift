// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a receiver says back of a handoff.
package enum ReadBackBox: CaseIterable, Sendable {
  case level, place, number, hazard, firstAction, byWhen
}

extension ScopedRecord {
  /// Those that this record holds; every handoff has its number.
  package var boxes: [ReadBackBox] {
    ReadBackBox.allCases.filter { box in
      switch box {
      case .level: !levels.isEmpty
      case .place: self[.place].contains { !$0.isHeldBack || $0.value != .nothing }
      case .number: true
      case .hazard: !self[.hazards].isEmpty
      case .firstAction: !self[.agreed].isEmpty
      case .byWhen: self[.agreed].contains { $0.dueUTCMilliseconds != nil }
      }
    }
  }
}
