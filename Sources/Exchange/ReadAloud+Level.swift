// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// A level in one sentence, with what speaks against being sure of it.
extension ReadAloud {
  /// Whose judgement a level is, is said with it: the tool's suggestion, or the counsellor's own.
  static func level(_ level: RecordLevel) -> SpokenUnit {
    let title = Wording.clean(level.title)
    let missing = level.missing.isEmpty ? "" : " Not all is known."
    let isDoubted = level.facts.contains(where: \.isDoubted)
    let doubt = isDoubted ? ", not for sure" : level.isByOthers ? ", as others told" : ""
    let full = "\(title): \(judgement(level, doubt)).\(missing)"
    return SpokenUnit(
      said: full, cuts: [.init(cost: SpokenReason.isOfSuicide(level) ? 174 : 130, leaves: "")],
      isDoubtful: !missing.isEmpty || !doubt.isEmpty)
  }

  private static func judgement(_ level: RecordLevel, _ doubt: String) -> String {
    let suggests = "suggests \(Wording.clean(level.suggested ?? level.level))\(doubt)"
    if let lowered = level.loweredTo {
      let why = level.typed.map { $0.isEmpty ? "" : ", because \(Wording.clean($0))" } ?? ""
      let raised = level.raisedTo.map { "; before that raised to \(Wording.clean($0))" } ?? ""
      let tool = level.suggested == nil ? "" : "; the tool \(suggests)"
      return "the counsellor judged \(Wording.clean(lowered))\(why)\(raised)\(tool)"
    }
    guard level.isRaised else { return suggests }
    let set = "\(Wording.clean(level.level)), set by the counsellor"
    return level.suggested == nil ? set : "\(set); the tool \(suggests)"
  }
}
