// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

extension Moment {
  /// Local time of day, `14:05`.
  package var clock: String {
    let minutes = (utcMilliseconds / 60_000 + Int64(offsetMinutes)) % 1_440
    let local = (minutes + 1_440) % 1_440
    return "\(twoDigits(local / 60)):\(twoDigits(local % 60))"
  }

  /// Minutes and seconds since another moment, `04:12`.
  package func elapsed(since start: Moment) -> String {
    let seconds = max(0, (utcMilliseconds - start.utcMilliseconds) / 1_000)
    return "\(twoDigits(seconds / 60)):\(twoDigits(seconds % 60))"
  }
}

extension Moment {
  /// A time ahead: the time of day, with the day where that is not today.
  func due(at now: Moment) -> String {
    let days = Int(day - now.day)
    if days == 0 { return clock }
    return (days == 1 ? Phrase.tomorrow(clock) : .inDays(days, at: clock)).text
  }

  private var day: Int64 {
    let local = utcMilliseconds + Int64(offsetMinutes) * 60_000
    return local / TypedClock.dayMilliseconds
  }
}

extension State {
  /// When a wait on screen is over: it runs from when its step was first come to.
  func waitDue(_ milliseconds: Int64) -> Moment? {
    waitBegan.map {
      Moment(
        utcMilliseconds: $0.utcMilliseconds + milliseconds, offsetMinutes: $0.offsetMinutes)
    }
  }
}

extension State {
  /// The same with the minutes that were added to it while it ran.
  func waitDueNow(_ milliseconds: Int64) -> Moment? {
    guard var due = waitDue(milliseconds), let step = pendingVisit?.visit.name else { return nil }
    let words = KeyPhrase.minuteAdded(step).text
    for timer in beside.timers where timer.words == words {
      due.utcMilliseconds = max(due.utcMilliseconds, timer.dueUTCMilliseconds)
    }
    return due
  }
}

func twoDigits(_ number: Int64) -> String {
  number < 10 ? "0\(number)" : "\(number)"
}
