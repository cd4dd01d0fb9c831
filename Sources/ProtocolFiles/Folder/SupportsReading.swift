// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Reads the directory of supports; nil where anything in it cannot be read, with every complaint.
package func readSupports(
  _ file: SourceFile, for library: LibraryDraft? = nil
) -> (directory: SupportDirectory?, diagnostics: [Diagnostic]) {
  let (map, diagnostics) = readMap(file, Shape.supportsFile)
  guard let map else { return (nil, diagnostics) }
  return checkSupports(of: SupportsDraft(map), for: library)
}
