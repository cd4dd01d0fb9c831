// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A choice of ours with the word it is kept as, which never changes, whatever the case is called.
protocol StoredWord: CaseIterable {
  var stored: String { get }
}

extension Evidence: StoredWord {
  var stored: String {
    switch self {
    case .saw: "saw"
    case .heard: "heard"
    case .told: "told"
    case .guessed: "guessed"
    case .record: "record"
    case .rule: "rule"
    }
  }
}

extension Certainty: StoredWord {
  var stored: String {
    switch self {
    case .certain: "certain"
    case .doubtful: "doubtful"
    }
  }
}

extension Opening.Store: StoredWord {
  var stored: String {
    switch self {
    case .live: "live"
    case .practice: "practice"
    }
  }
}

extension OfferEnd: StoredWord {
  var stored: String {
    switch self {
    case .accepted: "accepted"
    case .anotherTime: "anotherTime"
    case .declined: "declined"
    case .unsure: "unsure"
    case .ruledOut: "ruledOut"
    }
  }
}

extension ConsentState: StoredWord {
  var stored: String {
    switch self {
    case .given: "given"
    case .limited: "limited"
    case .refused: "refused"
    case .unsure: "unsure"
    case .withdrawn: "withdrawn"
    case .expired: "expired"
    }
  }
}

extension ConsentAnswer.Manner: StoredWord {
  var stored: String {
    switch self {
    case .spoken: "spoken"
    case .written: "written"
    case .guardian: "guardian"
    case .notAsked: "notAsked"
    }
  }
}

extension ReadBack.Outcome: StoredWord {
  var stored: String {
    switch self {
    case .accepted: "accepted"
    case .declined: "declined"
    case .unanswered: "unanswered"
    }
  }
}

extension Closing.Manner: StoredWord {
  var stored: String {
    switch self {
    case .finished: "finished"
    case .dropped: "dropped"
    case .handedOver: "handedOver"
    case .stopped: "stopped"
    }
  }
}

extension SecondPerson: StoredWord {
  var stored: String {
    switch self {
    case .asked: "asked"
    case .agreed: "agreed"
    case .notReachable: "notReachable"
    }
  }
}

extension YesOrNo: StoredWord {
  var stored: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    }
  }
}

extension CallBack.Outcome: StoredWord {
  var stored: String {
    switch self {
    case .reached: "reached"
    case .unanswered: "unanswered"
    case .withdrawn: "withdrawn"
    }
  }
}

extension NoteTag: StoredWord {
  var stored: String {
    switch self {
    case .place: "place"
    case .name: "name"
    case .contact: "contact"
    case .health: "health"
    case .drugs: "drugs"
    case .violence: "violence"
    case .others: "others"
    case .means: "means"
    }
  }
}
