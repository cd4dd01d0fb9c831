// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// One thing that must be so of every call, where it is enforced, and what proves that this bites.
struct Invariant {
  var number: Int
  /// In our own words; the domain notes, section A, have the reasons and sources.
  var says: String
  var kept: [Keeping]
  var slip: Slip?

  /// A change to Steady itself that turns a test red, where no library can break what it says; made
  /// by `Tests/EngineSlips/engine-slips`, which sees it turn red.
  struct EngineSlip: Decodable {
    var invariant: Int
    var file: String
    var from: String
    var to: String
    var test: String
  }

  enum Keeping {
    /// Rules of the shipped policy, proved over every call.
    case rules([String])
    /// A rule that every library keeps without writing it.
    case byDefault(DefaultRule)
    /// A code of the shape pass, which refuses what would break it.
    case shape(ShapeCode)
    /// An advice of the check, of which the shipped library has none left.
    case advice(AdviceCode)
    /// A test, by its sentence: what the engine, the record or the store does is no library's to
    /// break.
    case test(String)
    case notApplicable(String)
    /// Not enforced yet, or not all of it.
    case gap(String)
  }

  /// A change to the library that must be caught.
  struct Slip {
    var edits: [Edit]
    /// The id of the rule that it breaks, or the code of one that every library keeps, of an advice
    /// or of the shape.
    var breaks: String
  }

  struct Edit {
    var file: String
    var change: Change

    enum Change {
      /// The step with this heading, such as `ask: thoughts`, is left out.
      case leaveOut(String)
      /// Lines come before the step with this heading.
      case insert(String, before: String)
      case replace(String, with: String)
    }
  }
}

extension Invariant.Edit.Change {
  var words: String {
    switch self {
    case .leaveOut(let step): "`\(step)` is left out"
    case .insert(let lines, let step):
      "`\(lines.split(separator: "\n")[0])` comes before `\(step)`"
    case .replace(let old, "") where old.hasSuffix("\n"):
      "`\(old.dropLast().drop { $0 == " " })` is left out"
    case .replace(let old, let new) where old.hasSuffix("\n"):
      "`\(old.dropLast())` gets `\(new.dropFirst(old.count).drop { $0 == " " }.dropLast())`"
    case .replace(let old, let new):
      new.isEmpty ? "`\(old)` is left out" : "`\(old)` becomes `\(new)`"
    }
  }
}
