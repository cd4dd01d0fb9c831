// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Storage

/// Call-backs that were agreed and have not been reached: which call, which, when. Never to whom,
/// nor what may be said: that stands in the call.
struct DueCallBacks {
  struct Due: Equatable {
    var call: Int
    var callBack: Int
    var dueAt: Moment
    var tries: Int
    /// Whether somebody else picked up at the number of the call.
    var isNumberDoubted = false
    /// Whether somebody was named who must not know.
    var hasWhomNotToTell = false
  }

  /// The one due first comes first.
  private(set) var open: [Due] = []
  /// Calls whose entries are not what was written: what they promise is not known.
  private(set) var unreadable: [Int] = []

  /// Read without any library, because no library decides what was promised.
  init(of calls: [ReadCall], at: Moment) {
    for call in calls {
      guard let readable = call.readable else {
        unreadable.append(call.summary.number)
        continue
      }
      if readable.trouble != nil { unreadable.append(call.summary.number) }
      open += Beside(readable.entries).callBacks.filter(\.isOpen).map { standing in
        Due(
          call: call.summary.number, callBack: standing.callBack.number,
          dueAt: Moment(
            utcMilliseconds: standing.callBack.dueUTCMilliseconds, offsetMinutes: at.offsetMinutes),
          tries: standing.tries.count,
          isNumberDoubted: SafeNumber.isDoubted(in: readable.entries),
          hasWhomNotToTell: WhomNotToTell.isNamed(in: readable.entries))
      }
    }
    open.sort { ($0.dueAt, $0.call) < ($1.dueAt, $1.call) }
    unreadable.sort()
  }
}
