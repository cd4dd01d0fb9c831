// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols
package import Training

/// Reads a transcript from its file; nil where anything in it cannot be read, with every complaint.
package func readTranscript(
  _ file: SourceFile
) -> (transcript: Transcript?, diagnostics: [Diagnostic]) {
  let (map, diagnostics) = readMap(file, Shape.transcriptFile)
  guard let map else { return (nil, diagnostics) }
  var reader = TranscriptReader(complaints: Complaints(file: file.path))
  let transcript = reader.read(map)
  let complaints = reader.complaints.inFileOrder
  return (complaints.isEmpty ? transcript : nil, complaints)
}

/// A file as a map of this shape, or nil with complaints.
func readMap(_ file: SourceFile, _ shape: Shape) -> (map: MapNode?, diagnostics: [Diagnostic]) {
  var complaints = Complaints(file: file.path)
  guard let node = readNodes(file, &complaints) else { return (nil, complaints.inFileOrder) }
  var check = ShapeCheck(complaints)
  check.checkFile(node, shape)
  let found = check.complaints.inFileOrder
  return (found.isEmpty ? node.map : nil, found)
}
