// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A whole number from 0 on, as large as it gets: combinations of answers outgrow every word.
package struct Count: Equatable, Hashable, Sendable, Comparable {
  /// Nine decimal digits each, the lowest first, without leading zeros.
  private var limbs: [UInt32]
  private static let base: UInt64 = 1_000_000_000

  package init(_ number: UInt) {
    limbs = []
    var rest = UInt64(number)
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  package static let zero = Count(0)

  package static func + (left: Count, right: Count) -> Count {
    var sum = Count.zero
    var carry: UInt64 = 0
    for place in 0..<max(left.limbs.count, right.limbs.count) {
      let digits = carry + left.limb(place) + right.limb(place)
      sum.limbs.append(UInt32(digits % base))
      carry = digits / base
    }
    if carry > 0 { sum.limbs.append(UInt32(carry)) }
    return sum
  }

  /// So many times a number below a milliard.
  package static func * (left: Count, factor: Int) -> Count {
    precondition(factor >= 0 && factor < Int(base), "factors are counts of answers")
    guard factor > 0 else { return .zero }
    var product = Count.zero
    var carry: UInt64 = 0
    for limb in left.limbs {
      let digits = UInt64(limb) * UInt64(factor) + carry
      product.limbs.append(UInt32(digits % base))
      carry = digits / base
    }
    if carry > 0 { product.limbs.append(UInt32(carry)) }
    return product
  }

  package static func < (left: Count, right: Count) -> Bool {
    guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }

  private func limb(_ place: Int) -> UInt64 {
    place < limbs.count ? UInt64(limbs[place]) : 0
  }
}

extension Count: CustomStringConvertible {
  /// With a comma before every third digit from the right: `1,203,447,080,959`.
  package var description: String {
    guard let top = limbs.last else { return "0" }
    var digits = String(top)
    for limb in limbs.dropLast().reversed() {
      let text = String(limb)
      digits += String(repeating: "0", count: 9 - text.count) + text
    }
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }
}
