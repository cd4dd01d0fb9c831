// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Verification

/// A walk as a model for SPIN: where the walk stands and the class of each field are the state, and
/// a broken rule is a failed assertion. The ways on stand in tables of C, in a file of their own:
/// SPIN takes no long text in a model.
struct Promela {
  private let walk: WholeWalk

  /// Named after the model that is to include them.
  static func files(of walk: WholeWalk, named name: String) -> [(name: String, text: String)] {
    let promela = Promela(walk)
    return [
      ("\(name).pml", promela.process(named: name)),
      ("\(name)-tables.h", promela.tables), ("\(name)-ways.h", functions + "\n"),
    ]
  }

  private init(_ walk: WholeWalk) { self.walk = walk }

  private func process(named name: String) -> String {
    """
    c_decl {
    \\#include "\(name)-tables.h"
    }
    byte f[\(walk.fields.count + 1)];
    int place = 0;
    int ways = 0;
    int way = 0;
    bit bad = 0;
    c_code {
    \\#include "\(name)-ways.h"
    }
    active proctype walk() {
      do
      :: atomic {
          c_code { now.ways = go(-1); };
          (ways > 0);
          way = 0;
          do
          :: way + 1 < ways -> way++
          :: break
          od;
          c_code { go(now.way); };
          ways = 0; way = 0;
          assert(!bad)
        }
      od
    }

    """
  }

  private var tables: String {
    var (edges, from): ([[Int]], [Int]) = ([], [0])
    let byPlace = Dictionary(grouping: walk.edges, by: \.from)
    for place in 0..<walk.placeCount {
      for edge in byPlace[place] ?? [] { edges.append([edge.deed, edge.to, edge.landing]) }
      from.append(edges.count)
    }
    let fieldOfBit = walk.fields.indices.reduce(into: [Int: Int]()) { known, field in
      for bit in 0..<walk.fields[field].width { known[walk.fields[field].firstBit + bit] = field }
    }
    let nodes = walk.nodes.map { node in
      let field = fieldOfBit[node.bit] ?? 0
      return [
        field, node.bit - (node.no == node.yes ? node.bit : walk.fields[field].firstBit),
        node.no, node.yes,
      ]
    }
    return Self.table("node", nodes, width: 4) + Self.table("edge", edges, width: 3)
      + Self.list("edgesFrom", from)
      + Self.table("field", walk.fields.map { [$0.firstBit, $0.width, $0.classes] }, width: 3)
      + deeds + forgotten
  }

  private var deeds: String {
    var (numbers, starts): ([Int], [Int]) = ([], [])
    func add(_ looks: [WholeWalk.Look], isByHand: Bool) {
      numbers.append(looks.count)
      for look in looks {
        numbers += [isByHand ? 0 : look.broken, look.turns.count]
        numbers += look.turns.flatMap { [$0.field, $0.becomes] }
      }
    }
    for deed in walk.deeds {
      starts.append(numbers.count)
      add(deed.before, isByHand: deed.isByHand)
      add(deed.after, isByHand: deed.isByHand)
      numbers.append(deed.changes.count)
      for change in deed.changes {
        let fields = change.fields.sorted { walk.fields[$0].firstBit < walk.fields[$1].firstBit }
        numbers += [change.before, change.after, fields.count] + fields
      }
    }
    return Self.list("deedAt", starts) + Self.list("deed", numbers)
  }

  /// For each place, the fields that are set back to their first class there: the same at many.
  private var forgotten: String {
    var (numbers, starts, lists): ([Int], [Int], [Int]) = ([], [0], [])
    var listOf: [[Int]: Int] = [:]
    for kept in walk.kept {
      let known = listOf[kept] ?? listOf.count
      lists.append(known)
      guard listOf.updateValue(known, forKey: kept) == nil else { continue }
      let isKept = Set(kept)
      numbers += walk.fields.indices.filter { !isKept.contains($0) }
      starts.append(numbers.count)
    }
    return Self.list("forgottenOf", lists) + Self.list("forgottenAt", starts)
      + Self.list("forgotten", numbers)
  }

  private static func list(_ name: String, _ numbers: [Int]) -> String {
    let text = (numbers.isEmpty ? [0] : numbers).map(String.init).joined(separator: ",")
    return "static const int \(name)[] = {\(text)};\n"
  }

  private static func table(_ name: String, _ rows: [[Int]], width: Int) -> String {
    let rows = rows.isEmpty ? [Array(repeating: 0, count: width)] : rows
    let text = rows.map { "{\($0.map(String.init).joined(separator: ","))}" }
    return "static const int \(name)[][\(width)] = {\(text.joined(separator: ","))};\n"
  }

  /// `go(-1)` counts the ways on from where the walk stands; `go(n)` takes one of them.
  private static let functions = """
    static int wanted, count;
    static unsigned char was[256];

    static int holds(int n) {
      while (n > 1) n = (now.f[node[n][0]] >> node[n][1]) & 1 ? node[n][3] : node[n][2];
      return n;
    }

    static const int *looked(const int *d, int isMade) {
      int looks = *d++, k, t;
      while (looks-- > 0) {
        int broken = *d++, turns = *d++, became[64];
        if (isMade && holds(broken)) now.bad = 1;
        if (isMade) for (t = 0; t < turns; t++) became[t] = holds(d[2 * t + 1]);
        if (isMade) for (t = 0; t < turns; t++) now.f[d[2 * t]] = became[t];
        d += 2 * turns;
      }
      return d;
    }

    /* Every choice of classes for the fields that puts the state into a diagram. */
    static int chosen(const int *fields, int left, int n, const int *e, const int *after) {
      int v, first, width, m;
      if (n == 0) return 0;
      if (left == 0) {
        unsigned char old[sizeof now.f];
        int isThere;
        if (!holds(n)) return 0;
        memcpy(old, now.f, sizeof old);
        { int bad = now.bad; looked(after, 1); isThere = holds(e[2]);
          if (!isThere && now.bad == bad) { memcpy(now.f, old, sizeof old); return 0; }
          if (count++ == wanted) {
            now.place = isThere ? e[1] : now.place;
            m = forgottenOf[now.place];
            for (v = forgottenAt[m]; v < forgottenAt[m + 1]; v++)
              now.f[forgotten[v]] = 0;
            return 1;
          }
          now.bad = bad; }
        memcpy(now.f, old, sizeof old);
        return 0;
      }
      first = field[*fields][0]; width = field[*fields][1];
      while (n > 1 && field[node[n][0]][0] + node[n][1] < first)
        n = (now.f[node[n][0]] >> node[n][1]) & 1 ? node[n][3] : node[n][2];
      for (v = 0; v < field[*fields][2]; v++) {
        unsigned char old = now.f[*fields];
        m = n;
        while (m > 1 && field[node[m][0]][0] + node[m][1] < first + width)
          m = (v >> node[m][1]) & 1 ? node[m][3] : node[m][2];
        now.f[*fields] = v;
        if (chosen(fields + 1, left - 1, m, e, after)) return 1;
        now.f[*fields] = old;
      }
      return 0;
    }

    static int go(int way) {
      int i, c;
      unsigned char old[sizeof now.f];
      wanted = way; count = 0;
      memcpy(old, now.f, sizeof old);
      for (i = edgesFrom[now.place]; i < edgesFrom[now.place + 1]; i++) {
        const int *d = deed + deedAt[edge[i][0]], *before = d, *after;
        int bad = now.bad;
        after = looked(d, 0);
        d = looked(after, 0);
        for (c = *d++; c > 0; c--) {
          int holdsBefore;
          looked(before, 1);
          if (holds(d[0]) && chosen(d + 3, d[2], d[1], edge[i], after)) return count;
          memcpy(now.f, old, sizeof old);
          now.bad = bad;
          d += 3 + d[2];
        }
      }
      return count;
    }
    """
}
