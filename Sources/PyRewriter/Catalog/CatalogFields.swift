/// Pieces of a line of the catalog.
enum Fields {
  static func words(_ bytes: ArraySlice<UInt8>) -> [String] { texts(bytes, separator: UInt8(ascii: " ")) }

  static func words(_ text: String) -> [String] { text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) } }

  static func texts(_ bytes: ArraySlice<UInt8>, separator: UInt8) -> [String] {
    var texts: [String] = []
    var start = bytes.startIndex
    for index in bytes.indices where bytes[index] == separator {
      if index > start { texts.append(String(decoding: bytes[start..<index], as: UTF8.self)) }
      start = index + 1
    }
    if start < bytes.endIndex { texts.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return texts
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
  private let name: ArraySlice<UInt8>
  private let operation: ArraySlice<UInt8>?
  private let given: ArraySlice<UInt8>?

  init(_ token: ArraySlice<UInt8>) {
    let arrow = token.firstIndex(of: UInt8(ascii: ">"))
    let equals = token.firstIndex(of: UInt8(ascii: "="))
    let end = arrow ?? token.endIndex
    name = token[..<(equals ?? end)]
    operation = equals.map { token[($0 + 1)..<end] }
    given = arrow.map { token[($0 + 1)...] }
  }

  func add(to type: inout ResourceType, named typeName: String, names: OperationNames) {
    let given = given.map { String(decoding: $0, as: UTF8.self) }
    guard let operation else {
      if let given { type.members[name.isEmpty ? given : String(decoding: name, as: UTF8.self)] = .resource(given) }
      return
    }
    let isBatch = name.first == UInt8(ascii: "*")
    let method = String(decoding: isBatch ? name.dropFirst() : name, as: UTF8.self)
    let called = Self.operation(operation, method: method, typeName: typeName, names: names)
    if isBatch {
      type.batchActions[method] = called
    } else if let given, given.utf8.first == UInt8(ascii: ">") {
      type.members[method] = .collection(operation: called, item: String(given.dropFirst()))
    } else {
      type.members[method] = .action(operation: called, result: given.map(Self.result))
    }
  }

  private static func operation(
    _ written: ArraySlice<UInt8>, method: String, typeName: String, names: OperationNames
  ) -> String {
    if written.isEmpty { return names.operation(for: method) }
    guard let dot = written.firstIndex(of: UInt8(ascii: ".")) else { return String(decoding: written, as: UTF8.self) }
    return String(decoding: written[..<dot] + typeName.utf8 + written[(dot + 1)...], as: UTF8.self)
  }

  private static func result(_ given: String) -> ResourceResult {
    given.utf8.last == UInt8(ascii: "*") ? .list(of: String(given.dropLast())) : .one(given)
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
