// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ConditionParser {
  /// `test` of the grammar: one thing asked of one name.
  mutating func test() throws(ConditionError) -> Test {
    switch peekText {
    case "offered":
      position += 1
      return .offered(try name("a responder"))
    case "accepted":
      position += 1
      return .accepted(try name("a responder"))
    case "declined":
      position += 1
      return .declined(try name("a responder"))
    case "agreed":
      position += 1
      return .agreed(try name("a plan"))
    default: break
    }
    let whose = peekText.flatMap(Whose.init(rawValue:))
    if whose != nil { position += 1 }
    if take("consent") { return try consent(whose) }
    let fact = FactName(whose: whose, id: try name("a fact"))
    return .fact(fact, try factTest())
  }

  private mutating func consent(_ whose: Whose?) throws(ConditionError) -> Test {
    try expect("to")
    let item = try name("a consent item")
    try expect("is")
    let negated = take("not")
    guard let word = peekText.flatMap(ConsentWord.init(rawValue:)) else {
      throw ConditionError(column: column, message: "Write given, limited, refused or asked.")
    }
    position += 1
    return .consent(whose, to: item, negated: negated, word)
  }

  private mutating func factTest() throws(ConditionError) -> FactTest {
    if take("was") {
      let value = try name("a value")
      return .was(value, forSure: try forSure())
    }
    if take("includes") { return try includes() }
    try expect("is")
    let negated = take("not")
    if take("one") {
      try expect("of")
      return .oneOf(try values(), negated: negated)
    }
    if let word = peekText.flatMap(KnowledgeWord.init(rawValue:)) {
      position += 1
      return .state(word, negated: negated)
    }
    if !negated, let comparison = try comparison() { return comparison }
    let value = try name("a value")
    return .equals(value, negated: negated, forSure: try forSure())
  }

  private mutating func comparison() throws(ConditionError) -> FactTest? {
    if let text = peekText, Int(text) != nil { return .number(.equals(try integer())) }
    if take("between") {
      let low = try integer()
      try expect("and")
      return .number(.between(low, try integer()))
    }
    if take("less") {
      try expect("than")
      return .number(.lessThan(try integer()))
    }
    if take("more") {
      try expect("than")
      return try numberOrAgo(within: false)
    }
    if take("within") { return try numberOrAgo(within: true) }
    guard take("at") else { return nil }
    if take("least") { return try bound(atLeast: true) }
    try expect("most")
    return try bound(atLeast: false)
  }

  private mutating func bound(atLeast: Bool) throws(ConditionError) -> FactTest {
    if let text = peekText, Int(text) != nil {
      let number = try integer()
      return .number(atLeast ? .atLeast(number) : .atMost(number))
    }
    let level = try name("a level or number")
    return atLeast ? .atLeastLevel(level) : .atMostLevel(level)
  }

  private mutating func numberOrAgo(within: Bool) throws(ConditionError) -> FactTest {
    let number = try integer()
    guard let unit = peekText.flatMap(TimeUnit.init(rawValue:)) else {
      guard !within else {
        throw ConditionError(column: column, message: "Write minutes, hours or days here.")
      }
      return .number(.moreThan(number))
    }
    position += 1
    try expect("ago")
    return .ago(within: within, number, unit)
  }

  private mutating func includes() throws(ConditionError) -> FactTest {
    if take("any") {
      try expect("of")
      return .includesAny(try values())
    }
    if take("none") {
      try expect("of")
      return .includesNone(try values())
    }
    return .includes(try name("a value"))
  }

  private mutating func values() throws(ConditionError) -> [String] {
    try expect("(")
    var values = [try listedValue()]
    while take(",") { values.append(try listedValue()) }
    try expect(")")
    return values
  }

  /// In a list no word of the grammar can follow, so the values of `second-person` may stand here.
  private mutating func listedValue() throws(ConditionError) -> String {
    if take("asked") { return "asked" }
    if take("agreed") { return "agreed" }
    return try name("a value")
  }

  private mutating func forSure() throws(ConditionError) -> Bool {
    guard take("for") else { return false }
    try expect("sure")
    return true
  }
}
