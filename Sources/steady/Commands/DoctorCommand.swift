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
    discussion: """
      Example: steady doctor

      Each line says what was looked at and, where it is wrong, the remedy. A folder of calls is \
      tried with a file that is taken away again.
      """)

  @OptionGroup var seat: Seat
  @OptionGroup var form: JSONOption

  func run() throws {
    let findings =
      [
        .settings(ConfigFile.usual), library, data,
        .terminal(capabilities(plain: seat.plain), columns: columns()),
        .readline(ReadlineEditor.version, isUsable: ReadlineEditor.isUsable),
        .locale(["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first ?? ""),
        .counsellor(author().counsellor),
      ] as [Finding]
    if form.json {
      tellAsIs(jsonPage("doctor", "findings", findings.map(\.json)))
    } else {
      for finding in findings { tell(finding.line) }
      let wrong = findings.filter { !$0.isRight }.count
      tell(DeskPhrase.checked(findings.count, wrong: wrong).text)
    }
    if findings.contains(where: { !$0.isRight }) { throw ExitCode(ExitStatus.problemsFound) }
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

  /// Tries the folder, or where it would be made, as a call would use it; nothing of it is left.
  private var data: Finding {
    let folder = seat.places.storeFolder
    if let why = FolderTrial(of: folder).failure {
      return Finding(
        name: "data", isRight: false, says: DeskPhrase.dataUnwritable(folder, why).text)
    }
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
    } catch {
      return Finding(name: "data", isRight: false, says: "\(Stop.asKnown(error))")
    }
  }
}
