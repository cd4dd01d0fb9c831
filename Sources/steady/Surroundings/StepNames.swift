// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import ProtocolFiles
import Protocols

/// Steps as somebody names them on a command line: by their own name, or with their protocol's
/// before it where two protocols have a step of that name.
extension CheckedLibrary {
  func steps(named name: String) -> [Int] {
    steps.indices.filter { steps[$0].id == name || wholeName(ofStep: $0) == name }
  }

  func wholeName(ofStep step: Int) -> String {
    "\(protocols[steps[step].protocolIndex].id).\(steps[step].id)"
  }

  /// Why there is no step of a name, and which may be meant.
  func noStep(named name: String) -> String {
    let names = steps.map(\.id) + steps.indices.map(wholeName)
    let meant = nearest(to: name, among: names).map { " Is \($0) meant?" } ?? ""
    return "There is no step \"\(name)\" in this library.\(meant)"
  }
}

/// The steps of the library where the words typed so far say that it is.
@Sendable func stepNames(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
  var options: [String] = []
  if let folder = words.firstIndex(of: "--library"), folder + 1 < words.count {
    options = ["--library", words[folder + 1]]
  }
  guard let place = try? LibraryPlace.parse(options),
    let files = try? filesOfLibrary(in: place.folder), let library = try? usableLibrary(files).0
  else { return [] }
  return library.steps.indices.map { step in
    let id = library.steps[step].id
    return library.steps(named: id).count == 1 ? id : library.wholeName(ofStep: step)
  }
}
