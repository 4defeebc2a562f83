/// boto3's method names turned into botocore's operation names, exactly for every operation that botocore has.
struct OperationNames: Sendable {
  /// Words that are not just capitalised, by their lower-case form.
  private var words: [String: String] = [:]
  /// Names that the words do not give, by their squashed form.
  private var exceptions: [String: String] = [:]

  mutating func addWords(_ names: [String]) {
    for name in names { words[name.lowercased()] = name }
  }

  mutating func addExceptions(_ names: [String]) {
    for name in names { exceptions[Self.squashed(name)] = name }
  }

  func exception(for method: String) -> String? { exceptions[Self.squashed(method)] }

  /// The operation that a client's method of this name calls in most services.
  func operation(for method: String) -> String { exception(for: method) ?? camelCase(method) }

  private func camelCase(_ method: String) -> String {
    var name = ""
    for word in method.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: true) {
      let text = String(Substring(word))
      name += words[text] ?? text.prefix(1).uppercased() + text.dropFirst()
    }
    return name
  }

  /// Equal for an operation's name and its method's: botocore only adds underscores and lowers letters.
  static func squashed(_ name: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") {
      bytes.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
