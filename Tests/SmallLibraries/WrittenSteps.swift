// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Steps that small libraries share, as a protocol's file holds them.
package enum WrittenSteps {
  /// Whom the call is about, as the reader wants it asked.
  package static let askCaller = """
      - ask: caller
        say: Is it about you?
        choices:
          - the-person: About me
            as yes or no: Is it about you?
          - third-party: About somebody else
            as yes or no: Is it about somebody else?
        secret kind: none

    """

  /// The deciding step of the examples in the manual, further in.
  static func decide(highIf condition: String) -> String {
    ExampleSteps.decide(highIf: condition).split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
