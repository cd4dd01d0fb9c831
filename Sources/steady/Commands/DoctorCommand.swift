// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Foundation
import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// `steady doctor`: whether a call can be made here, before somebody rings.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Whether a call can be made here; changes nothing.",
    discussion: "Each line says what was looked at and, where it is wrong, the remedy.")

  @OptionGroup var seat: Seat
  @OptionGroup var form: JSONOption

  func run() throws {
    let findings = [library, data, terminal, locale, counsellor]
    if form.json {
      tellAsIs(jsonPage("doctor", "findings", findings.map(\.json)))
    } else {
      for finding in findings { tell(finding.line) }
      let wrong = findings.filter { !$0.isRight }.count
      tell(DeskPhrase.checked(findings.count, wrong: wrong).text)
    }
    if findings.contains(where: { !$0.isRight }) { throw ExitCode(ExitStatus.problemsFound) }
  }

  /// One thing that was looked at.
  private struct Finding {
    var name: String
    var isRight: Bool
    var says: String

    var line: String { "\(isRight ? "ok   " : "WRONG") \(name): \(says)" }
    var json: JSONValue {
      .object([("name", .string(name)), ("ok", .bool(isRight)), ("says", .string(says))])
    }
  }

  private var library: Finding {
    do {
      let (library, bundle) = try usableLibrary(filesOfLibrary(in: seat.places.libraryFolder))
      let standing: LibraryStanding =
        ProofShelf().proof(of: bundle.digest).map { $0.isWhole ? .proved($0) : .notProved }
        ?? .notLooked
      let says = DeskPhrase.library(
        library.title, String(bundle.digest.prefix(12)), standing.phrase.text
      ).text
      return Finding(name: "library", isRight: true, says: says)
    } catch let stop as Stop {
      let first = stop.description.split(separator: "\n").first.map(String.init) ?? ""
      return Finding(name: "library", isRight: false, says: first)
    } catch {
      return Finding(name: "library", isRight: false, says: DeskPhrase.libraryUnreadable.text)
    }
  }

  /// Looks into the folder where it is there, and makes nothing.
  private var data: Finding {
    let folder = seat.places.storeFolder
    guard FileManager.default.fileExists(atPath: folder) else {
      return Finding(name: "data", isRight: true, says: DeskPhrase.storeNotYet(folder).text)
    }
    do {
      let store = try openStore(seat.places.ofCalls)
      let calls = try store.calls()
      let broken = calls.filter { !$0.isWhole }.map(\.number)
      if store.isAlmostFull {
        return Finding(name: "data", isRight: false, says: Phrase.almostFull.text)
      }
      guard broken.isEmpty else {
        return Finding(name: "data", isRight: false, says: DeskPhrase.notWhole(broken).text)
      }
      return Finding(
        name: "data", isRight: true, says: DeskPhrase.storeHolds(folder, calls.count).text)
    } catch let error as StoreError {
      return Finding(name: "data", isRight: false, says: error.sentence)
    } catch {
      return Finding(name: "data", isRight: false, says: "\(error)")
    }
  }

  private var terminal: Finding {
    let capabilities = capabilities(plain: seat.plain)
    if let reason = capabilities.plainReason {
      return Finding(name: "terminal", isRight: true, says: DeskPhrase.plain(reason).text)
    }
    guard ReadlineEditor.isUsable else {
      return Finding(name: "terminal", isRight: false, says: DeskPhrase.noReadline.text)
    }
    let isWide = columns() >= 40
    return Finding(
      name: "terminal", isRight: isWide, says: DeskPhrase.rich(columns: columns()).text)
  }

  private var locale: Finding {
    let environment = ProcessInfo.processInfo.environment
    let name =
      ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    let isUTF8 = name.lowercased().contains("utf-8") || name.lowercased().contains("utf8")
    return Finding(name: "locale", isRight: true, says: DeskPhrase.locale(name, isUTF8).text)
  }

  private var counsellor: Finding {
    let name = author().counsellor
    return Finding(
      name: "counsellor", isRight: name != "unknown", says: DeskPhrase.counsellor(name).text)
  }
}
