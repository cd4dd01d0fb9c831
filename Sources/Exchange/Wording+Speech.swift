// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// The same lines as they are said: shorter than on paper, and never surer.
extension Wording {
  /// A line in one breath, with how it is known where that is not as told.
  static func spoken(_ item: RecordItem) -> String {
    if item.isHeldBack, item.value == .nothing {
      return "\(label(item.label)) \(heldBack(item))"
    }
    if case .words(let text) = item.value {
      let source = item.isOvertaken ? pastSource(of: item) : source(of: item)
      let words = "\(source) \"\(clean(text))\""
      return sentence(words) + spokenDoubt(of: item)
    }
    let value = item.code != nil ? codeInWords(item) : labelled(shortly(item))
    let quote = item.quote.map { " " + self.quote($0, by: item) } ?? ""
    return sentence(value) + quote + spokenDoubt(of: item)
  }

  /// `Was seen at 14:02:`: what the words tell of has changed since.
  private static func pastSource(of item: RecordItem) -> String {
    let source = source(of: item)
    let at = item.at.map { " at \(clock($0))" } ?? ""
    switch source {
    case "Seen:": return "Was seen\(at):"
    case "Heard:": return "Was heard\(at):"
    case "A guess:": return "Was a guess\(at):"
    case _: return "As it was\(at): \(source)"
    }
  }

  /// `Wanted, in the caller's words:`, or in a word what a witness's words are.
  private static func source(of item: RecordItem) -> String {
    guard item.id != RecordItem.quoteID else { return "\(whose(item)) words:" }
    guard !item.isNote else { return label(item.label) }
    // The question itself was which part is a guess.
    guard item.id != "what-guessed" else { return "A guess:" }
    let name = clean(item.label)
    if item.isSomethingElse {
      return "\(label(item.label)) something else, in \(whose(item).lowercased()) words:"
    }
    let comma = name.hasSuffix("?") ? "" : ","
    if let source = item.source, source.isByYesOrNo {
      return name + comma + (source.isTyped ? " in the counsellor's words:" : " by yes and no:")
    }
    let words = "\(name)\(comma) in \(whose(item).lowercased()) words:"
    guard let source = item.source, RecordPlacing.witness.contains(item.id) else { return words }
    // Nobody asked, so only the question itself can say how it is known.
    guard !source.isNotAsked || item.id == "what-seen" else { return words }
    switch source.evidence {
    case .saw: return "Seen:"
    case .heard: return "Heard:"
    case .guessed: return "A guess:"
    case .told: return item.doubts.contains(.notForSure) ? "Told by others:" : words
    case .record: return "From a record:"
    case .rule: return words
    }
  }

  /// Beside what says that nobody does harm, where nothing may be said of harm.
  static let noHarm = "Of violence nothing may be said, be there any or none."

  /// What speaks against it, once: whoever did not see it clearly cannot be certain.
  static func spokenDoubt(of item: RecordItem) -> String {
    if item.unknown == .disputed { return " " + dispute(item) }
    guard !item.isCertain, item.unknown == nil else { return "" }
    var said: [String] = []
    let isWord = item.value.isWords
    if let unseen = doubtOfSight(item) {
      if !isWord || item.source?.evidence != .guessed { said.append(unseen) }
    } else if item.doubts.contains(.notForSure) || item.doubts.contains(.doubtful) {
      if !isWord || item.source?.evidence != .told { said.append("Not certain.") }
    }
    let more = item.doubts.filter {
      $0 == .disputed || $0 == .unsureSince || $0 == .notStoodDown || $0 == .strangerPickedUp
    }
    said += more.map { $0 == .disputed ? dispute(item) : sentence(capital($0.rawValue)) }
    return said.map { " " + $0 }.joined()
  }

  /// Who says so, and who says what instead.
  private static func dispute(_ item: RecordItem) -> String {
    guard let other = item.otherSays else {
      return sentence(capital(RecordDoubt.disputed.rawValue))
    }
    let by = item.source?.by.map { "\(capital(clean($0.title))) says so; " } ?? ""
    return sentence(by + clean(other))
  }

  /// What they are about in fewer words than the page has, and never without any: "At nobody" is
  /// said of something.
  private static func shortly(_ item: RecordItem) -> RecordItem {
    guard case .label(let text) = item.value else { return item }
    var short = item
    switch item.id {
    case "scene-danger": short.label = "Danger"
    // What has a verb is a sentence of its own.
    case "companion":
      short.label = text.contains(" is ") || text.contains(" are ") ? "" : "Help there"
    case "directed": short.label = "Aim"
    case _: break
    }
    return short
  }

  /// `An object not identified`: the code itself is for the page.
  static func codeInWords(_ item: RecordItem) -> String {
    let text = value(of: item)
    guard let comma = text.firstIndex(of: ",") else { return text }
    return capital(String(text[text.index(after: comma)...].drop { $0 == " " }))
  }

  /// Somebody's words in quotation marks and nothing more, where it was just said whose they are.
  static func bareValue(of item: RecordItem) -> String {
    if case .words(let text) = item.value { return "\"\(clean(text))\"" }
    return item.code == nil ? value(of: item) : codeInWords(item)
  }

  /// The label, then the value; after a question the value begins a sentence.
  static func labelled(_ item: RecordItem) -> String {
    let label = label(item.label)
    guard !label.isEmpty else { return value(of: item) }
    return label + " " + (label.hasSuffix(":") ? value(of: item) : capital(value(of: item)))
  }

  static func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    if last == "\"", let inner = text.dropLast().last {
      return ".!?".contains(inner) ? text : text + "."
    }
    return ".!?".contains(last) ? text : text + "."
  }
}

extension RecordValue {
  var isWords: Bool {
    if case .words = self { return true }
    return false
  }
}
