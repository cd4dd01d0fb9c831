// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Spaces that look like the ordinary one, or like nothing, and mean something else to YAML.
func isHiddenSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
  default: false
  }
}

/// Marks that make a text read in another order than it is stored in.
func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Characters that steer a screen or end a text early; tab and line feed are not among them.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
  default: false
  }
}

/// Line breaks that most editors do not show as one.
func isHiddenLineBreak(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x85, 0x2028, 0x2029: true
  default: false
  }
}

func isSmartQuote(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2018...0x201F, 0xAB, 0xBB: true
  default: false
  }
}

/// `U+00A0`, as authors can look it up.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A scalar that is safe to print: pictures for control characters, nothing that turns a line.
func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar == "\t" || scalar == "\n" { return " " }
  if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "?" }
  if isControl(scalar) || isDirectionMark(scalar) || isHiddenLineBreak(scalar) { return "\u{FFFD}" }
  return scalar
}

/// The author's words in quotes, safe to print and at most 40 characters long.
func quoted(_ text: some StringProtocol) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(40) { shown.append(printable(scalar)) }
  let isCut = text.unicodeScalars.dropFirst(40).first != nil
  return "\"" + String(shown) + (isCut ? "..." : "") + "\""
}

func quoted(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return quoted(String(text))
}
