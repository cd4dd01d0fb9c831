// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation

/// What is set on this machine for good: a file of the user's, where the XDG base directory rules
/// put it.
///
/// ```
/// # ~/.config/steady/config
/// library: /srv/steady/protocols
/// counsellor: Ann
/// plain: yes
/// ```
///
/// An option comes before a variable, a variable before this file, the file before what is usual.
struct ConfigFile {
  /// More than this no file of settings needs, in bytes.
  static let budget = 64 << 10

  let path: String
  /// By name: the value, and the line that it stands on.
  private(set) var values: [Setting.Name: (value: String, line: Int)] = [:]

  /// The file of this user, read once; the error says what is wrong with it.
  static let usual: Result<ConfigFile, Stop> =
    read(userFolder("XDG_CONFIG_HOME", else: ".config") + "/steady/config")

  /// No file is a file without settings.
  static func read(_ path: String) -> Result<ConfigFile, Stop> {
    guard FileManager.default.fileExists(atPath: path) else { return .success(ConfigFile(path)) }
    // Of an empty file the handle reads nil, as it would at the end.
    guard let handle = FileHandle(forReadingAtPath: path),
      let content = try? handle.read(upToCount: budget + 1) ?? Data()
    else {
      return .failure(Stop("\"\(path)\" cannot be read; make it a file of yours.", .badSetting))
    }
    guard content.count <= budget else {
      return .failure(
        Stop("\"\(path)\" is larger than \(budget) bytes; keep only settings.", .badSetting))
    }
    guard let text = String(data: content, encoding: .utf8) else {
      return .failure(Stop("\"\(path)\" is no UTF-8 text; save it as such.", .badSetting))
    }
    return read(text, at: path)
  }

  private static func read(_ text: String, at path: String) -> Result<ConfigFile, Stop> {
    var file = ConfigFile(path)
    let lines = text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if let wrong = file.take(line, index + 1) {
        return .failure(Stop("\"\(path)\", line \(index + 1): \(wrong)", .badSetting))
      }
    }
    return .success(file)
  }

  private init(_ path: String) { self.path = path }

  /// Takes one line; what is wrong with it, and the remedy.
  private mutating func take(_ line: String, _ number: Int) -> String? {
    let parts = line.split(separator: ":", maxSplits: 1)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2, !parts[1].isEmpty else { return "Write a name, a colon and a value." }
    let (typed, value) = (parts[0], parts[1])
    guard let name = Setting.Name(rawValue: typed) else {
      let names = Setting.Name.allCases.map(\.rawValue).joined(separator: ", ")
      return "There is no setting \"\(typed.prefix(40))\"; there are \(names)."
    }
    if let first = values[name] {
      return "\"\(typed)\" stands on line \(first.line) already; keep one of them."
    }
    guard !name.isYesOrNo || ["yes", "no"].contains(value) else {
      return "\"\(typed)\" is yes or no."
    }
    if name == .keys, let complaint = KeysSetting.complaint(value) { return complaint }
    values[name] = (value, number)
    return nil
  }
}

/// What the environment or the file says of a setting; a variable comes first, unless it is empty.
func set(_ name: Setting.Name) -> String? {
  variable(name.variable) ?? setInFile(name)
}

func setInFile(_ name: Setting.Name) -> String? {
  (try? ConfigFile.usual.get())?.values[name]?.value
}
