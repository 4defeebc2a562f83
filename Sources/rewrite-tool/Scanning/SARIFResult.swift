import PyRewriter

/// One result of a SARIF log: a call or a hand-off, with its place.
struct SARIFResult: Encodable {
  /// Lines and columns from 1; columns in Unicode code points, the end behind the last one.
  struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int

    init(_ range: Range<Int>, in source: [UInt8]) {
      (startLine, startColumn) = Self.place(of: range.lowerBound, in: source)
      (endLine, endColumn) = Self.place(of: range.upperBound, in: source)
    }

    private static func place(of offset: Int, in source: [UInt8]) -> (Int, Int) {
      let before = source.prefix(offset)
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      return (line, String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1)
    }
  }

  struct ArtifactLocation: Encodable {
    let uri: String
    let uriBaseId: String?
  }

  struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region
  }

  struct Location: Encodable { let physicalLocation: PhysicalLocation }

  struct Properties: Encodable {
    var service: String?
    var operation: String?
    var effect: String?
    var hooked: Bool?
    var resource: String?
    var chain: [String]?
    var kind: String?
  }

  let ruleId: String
  let ruleIndex: Int
  let level: String
  let message: SARIFLog.Message
  let locations: [Location]
  let properties: Properties

  init(_ call: Scan.Call, source: [UInt8]) {
    let row = call.row
    let name = row.operation.map { [row.service, $0].compactMap(\.self).joined(separator: ".") } ?? row.callee
    self.init(
      SARIFRule(effect: row.effect), nil, "\(name)\(row.resource.map { " on \($0)" } ?? ""): \(row.reason)", call.site.path, call.site.range,
      source,
      Properties(
        service: row.service, operation: row.operation, effect: row.effect, hooked: row.hooked, resource: row.resource, chain: row.chain))
  }

  init(_ handOff: HandOff, source: [UInt8]) {
    self.init(
      .handOff, handOff.severity.rawValue, handOff.message, handOff.path, handOff.range, source, Properties(kind: handOff.kind.rawValue))
  }

  private init(
    _ rule: SARIFRule, _ level: String?, _ text: String, _ path: String, _ range: Range<Int>, _ source: [UInt8], _ properties: Properties
  ) {
    ruleId = rule.rawValue
    ruleIndex = rule.index
    self.level = level ?? rule.level
    message = .init(text: text)
    let isAbsolute = path.hasPrefix("/")
    let location = ArtifactLocation(
      uri: (isAbsolute ? "file://" : "") + Self.encoded(path), uriBaseId: isAbsolute ? nil : "%SRCROOT%")
    locations = [Location(physicalLocation: PhysicalLocation(artifactLocation: location, region: Region(range, in: source)))]
    self.properties = properties
  }

  /// RFC 3986: what is not unreserved, and no slash, as its bytes.
  private static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-._~/".contains(character))
      return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
