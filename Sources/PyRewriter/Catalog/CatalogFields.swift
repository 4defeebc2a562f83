/// Pieces of a line of the catalog.
enum Fields {
  static func words(_ bytes: ArraySlice<UInt8>) -> [String] { texts(bytes, separator: UInt8(ascii: " ")) }

  static func texts(_ bytes: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What stands before and behind the first `separator`; nil behind it where there is none.
  static func pair(_ text: String, at separator: UInt8) -> (String, String?) {
    guard let at = text.utf8.firstIndex(of: separator) else { return (text, nil) }
    return (String(text[..<at]), String(text[text.utf8.index(after: at)...]))
  }
}

/// `name=Operation`, `name=Operation>Type`, `name=Operation>Type*`, `name=Operation>>Item`, `name>Type`, `>Type` or
/// `*name=Operation`. In an operation `.` stands for the type's name; an empty one is the method's in CamelCase.
struct MemberToken {
  private var name: String
  private var operation: String?
  private var given: Substring?

  init(_ token: ArraySlice<UInt8>, typeName: String, names: OperationNames) {
    let (before, given) = Fields.pair(String(decoding: token, as: UTF8.self), at: UInt8(ascii: ">"))
    let (name, operation) = Fields.pair(before, at: UInt8(ascii: "="))
    self.name = name
    self.given = given.map { Substring($0) }
    guard let operation else { return }
    let method = name.utf8.first == UInt8(ascii: "*") ? String(name.dropFirst()) : name
    self.operation = operation.isEmpty ? names.operation(for: method) : operation.replacing(".", with: typeName)
  }

  func add(to type: inout ResourceType) {
    guard let operation else {
      if let given { type.members[name.isEmpty ? String(given) : name] = .resource(String(given)) }
      return
    }
    if name.utf8.first == UInt8(ascii: "*") {
      type.batchActions[String(name.dropFirst())] = operation
    } else if let given, given.utf8.first == UInt8(ascii: ">") {
      type.members[name] = .collection(operation: operation, item: String(given.dropFirst()))
    } else {
      type.members[name] = .action(operation: operation, result: given.map(Self.result))
    }
  }

  private static func result(_ given: Substring) -> ResourceResult {
    given.utf8.last == UInt8(ascii: "*") ? .list(of: String(given.dropLast())) : .one(String(given))
  }
}

extension HTTPClient {
  /// Adds `get=GET:0`, `request=0:1`, `send=?:-` or `Session>requests.Session`; false when it is none of these.
  mutating func add(_ token: String, of client: String) -> Bool {
    let (maker, made) = Fields.pair(token, at: UInt8(ascii: ">"))
    if let made {
      types[maker] = made
      return true
    }
    let (name, value) = Fields.pair(token, at: UInt8(ascii: "="))
    guard let (method, url) = value.map({ Fields.pair($0, at: UInt8(ascii: ":")) }), let url else { return false }
    let position = Int(method)
    calls[name] = HTTPCall(
      client: client, method: position == nil && method != "?" ? method : nil, methodArgument: position, urlArgument: Int(url))
    return true
  }
}
