/// Finds the objects that are elements of a list, of the outermost one or of one that is a member of the outermost object.
struct ElementScanner: Sendable {
  enum Step { case outside, begins, inside, ends }

  private var stack: [UInt8] = []
  private var elementDepth = 0
  private var isInString = false
  private var isEscaped = false

  var isInside: Bool { !stack.isEmpty }
  var isInElement: Bool { elementDepth > 0 }

  mutating func step(_ byte: UInt8) -> Step {
    if isInString {
      if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isInString = false }
      return isInElement ? .inside : .outside
    }
    switch byte {
    case 0x22: isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): return open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return close()
    default: break
    }
    return isInElement ? .inside : .outside
  }

  private mutating func open(_ byte: UInt8) -> Step {
    // Within an element only the depth matters, so hostile nesting costs no memory.
    if isInElement {
      elementDepth += 1
      return .inside
    }
    if byte == UInt8(ascii: "{"), stack.last == UInt8(ascii: "["), stack.count <= 2 {
      elementDepth = 1
      return .begins
    }
    if stack.count < 4096 { stack.append(byte) }
    return .outside
  }

  private mutating func close() -> Step {
    guard isInElement else {
      _ = stack.popLast()
      return .outside
    }
    elementDepth -= 1
    return isInElement ? .inside : .ends
  }
}
