// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("The schemas for editors")
struct EditorSchemaTests {
  private func schema(_ kind: AuthorFile) throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(kind.editorSchema.utf8))
    return try #require(read as? [String: Any])
  }

  /// Every file that ships and every example of the manual that reads, with its kind.
  static let written: [(name: String, kind: AuthorFile, node: Node)] = {
    var texts: [(String, String)] = []
    for folder in ["protocols", "transcripts"] {
      let path = Project.path(folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for name in names.sorted() where name.hasSuffix(".yaml") {
        let file = Project.root.appending(path: "\(folder)/\(name)")
        texts.append((name, (try? String(contentsOf: file, encoding: .utf8)) ?? ""))
      }
    }
    let manual = Project.root.appending(path: "protocols/FORMAT.md")
    let page = (try? String(contentsOf: manual, encoding: .utf8)) ?? ""
    for block in page.components(separatedBy: "```yaml\n").dropFirst() {
      texts.append(("FORMAT.md", block.components(separatedBy: "```")[0]))
    }
    return texts.compactMap { name, text in
      var complaints = Complaints(file: name)
      let file = SourceFile(name, text)
      guard let node = readNodes(file, &complaints),
        let kind = AuthorFile(rawValue: node.map?.pairs.first?.key.text ?? "")
      else { return nil }
      return (name, kind, node)
    }
  }()

  @Test("each file in protocols/schema is the schema as it is now", arguments: AuthorFile.allCases)
  func upToDate(_ kind: AuthorFile) throws {
    let file = Project.root.appending(path: "protocols/schema/\(kind.rawValue).schema.json")
    let environment = ProcessInfo.processInfo.environment
    if environment["RECORD"] == "1" {
      try #require(environment["CI"] == nil, "schemas are recorded by hand, and read then")
      try kind.editorSchema.write(to: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == kind.editorSchema, "record with RECORD=1, and read the change")
  }

  @Test("every file that ships and every example fits, however its editor reads scalars")
  func accepts() throws {
    #expect(Self.written.count >= 20)
    #expect(Set(Self.written.map(\.kind)) == Set(AuthorFile.allCases))
    for (name, kind, node) in Self.written {
      let schema = try schema(kind)
      for typed in [false, true] {
        #expect(SchemaJudge().problems(node.value(typed: typed), schema) == [], "\(name)")
      }
    }
  }

  @Test("it names every key that the reader knows, and no other", arguments: AuthorFile.allCases)
  func everyKey(_ kind: AuthorFile) throws {
    let rules = kind == .policy ? RuleKey.allCases.map(\.rawValue) + ["id"] : []
    #expect(keys(in: try schema(kind)) == Set(kind.shape.allKeys + rules))
  }

  private func keys(in schema: Any) -> Set<String> {
    var found: Set<String> = []
    for (word, rule) in schema as? [String: Any] ?? [:] {
      if word == "properties" { found.formUnion((rule as? [String: Any] ?? [:]).keys) }
      let below = (rule as? [Any]) ?? (rule as? [String: Any]).map { Array($0.values) + [$0] } ?? []
      for schema in below { found.formUnion(keys(in: schema)) }
    }
    return found
  }

  /// What JSON Schema cannot see of a file: which key stands first, how many of some there may be,
  /// and a text of spaces.
  static let unseen: Set<ReadingCode> = [.kindNotFirst, .oneOfKeys, .emptyValue, .notOnePair]

  @Test("whatever one change does to an example, the schema and the reader say the same of it")
  func agrees() throws {
    var counts = (both: 0, neither: 0)
    for (name, kind, node) in Self.written where name == "FORMAT.md" {
      let schema = try schema(kind)
      for changed in node.changes {
        var check = ShapeCheck(Complaints(file: name))
        check.checkFile(changed.node, kind.shape)
        let codes = Set(check.complaints.diagnostics.compactMap { ReadingCode(rawValue: $0.code) })
        let fits = SchemaJudge().problems(changed.node.value(typed: false), schema).isEmpty
        if codes.isEmpty, !(kind == .policy && changed.isRename) {
          #expect(fits, "the reader takes \(kind.rawValue) with \(changed.what), the schema not")
          counts.both += 1
        }
        if !codes.isSubset(of: Self.unseen), !changed.isKeyOfChoice {
          #expect(!fits, "the schema takes \(kind.rawValue) with \(changed.what): \(codes)")
          counts.neither += 1
        }
      }
    }
    #expect(counts.both > 500 && counts.neither > 1_000, "\(counts)")
  }
}

/// A node with one thing in it changed.
private struct ChangedNode {
  var what: String
  var node: Node
  var isRename = false

  /// The label of a choice or a mark stands under a key of the author's own, which could be any.
  var isKeyOfChoice: Bool {
    isRename && ["choices: [", "many of: [", "marks: ["].contains { what.contains($0) }
  }
}

extension Node {
  /// Every node that differs from this one in one place: a key left out or renamed, a value of
  /// another kind.
  fileprivate var changes: [ChangedNode] {
    var changes = [ChangedNode(what: "a text", node: .text(word("zzz")))]
    changes.append(
      ChangedNode(what: "a list", node: .list(ListNode(items: [.text(word("zzz"))], place: place))))
    switch self {
    case .text: break
    case .list(let list):
      changes.append(
        ChangedNode(what: "an empty list", node: .list(ListNode(items: [], place: place))))
      for index in list.items.indices {
        for change in list.items[index].changes {
          // The items around it say nothing of the change, and would be judged each time.
          let items = [change.node]
          changes.append(
            ChangedNode(
              what: "[\(index)] " + change.what, node: .list(ListNode(items: items, place: place)),
              isRename: change.isRename))
        }
      }
    case .map(let map): changes += self.changes(of: map)
    }
    return changes
  }

  private func changes(of map: MapNode) -> [ChangedNode] {
    var changes: [ChangedNode] = []
    for index in map.pairs.indices {
      let key = map.pairs[index].key.text
      var without = map
      without.pairs.remove(at: index)
      changes.append(ChangedNode(what: "no \(key)", node: .map(without)))
      var renamed = map
      renamed.pairs[index].key = word("zzz")
      changes.append(ChangedNode(what: "zzz for \(key)", node: .map(renamed), isRename: true))
      for change in map.pairs[index].value.changes {
        var other = map
        other.pairs[index].value = change.node
        changes.append(
          ChangedNode(
            what: "\(key): " + change.what, node: .map(other), isRename: change.isRename))
      }
    }
    return changes
  }

  private func word(_ text: String) -> TextNode {
    TextNode(text: text, place: place, length: text.count)
  }
}
