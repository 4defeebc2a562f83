/// Hashes of identifiers to look out for; what is not among them is told apart by one look at a table.
struct WantedIdentifiers: Sendable {
  private let hashes: Set<UInt64>
  private var table = [Bool](repeating: false, count: 1 << 16)

  init(_ hashes: Set<UInt64>) {
    self.hashes = hashes
    for hash in hashes { table[Int(hash & 0xFFFF)] = true }
  }

  func contains(_ hash: UInt64) -> Bool { table[Int(hash & 0xFFFF)] && hashes.contains(hash) }
}

/// The identifiers of a file, found without parsing it: a Bloom filter, so it may err on the side of holding one.
struct IdentifierSet: Sendable {
  private var bits: [UInt64]
  private let mask: UInt64
  /// The hashes of those identifiers that the caller asked to be told of.
  private(set) var wanted: Set<UInt64> = []
  /// Identifiers that are named like a client's or a resource's class: `S3Client`, `DynamoDBServiceResource`.
  private(set) var classNames: Set<String> = []

  init(of source: [UInt8], wanted: WantedIdentifiers) {
    var size = 64
    while size * 16 < source.count / 4 { size *= 2 }
    bits = [UInt64](repeating: 0, count: size)
    mask = UInt64(size * 64 - 1)
    var hash: UInt64 = 0
    var length = 0
    for (offset, byte) in source.enumerated() {
      if byte.isNameByte {
        hash = length == 0 ? Self.seed : hash
        hash = (hash ^ UInt64(byte)) &* Self.prime
        length += 1
      } else if length > 0 {
        insert(hash, wanted)
        insertClass(source[offset - length..<offset])
        length = 0
      }
    }
    if length > 0 {
      insert(hash, wanted)
      insertClass(source[(source.count - length)...])
    }
  }

  private mutating func insertClass(_ name: ArraySlice<UInt8>) {
    switch name.last {
    case UInt8(ascii: "t"): if name.suffix(Self.client.count).elementsEqual(Self.client) { classNames.insert(String(decoding: name, as: UTF8.self)) }
    case UInt8(ascii: "e"): if name.suffix(Self.resource.count).elementsEqual(Self.resource) { classNames.insert(String(decoding: name, as: UTF8.self)) }
    default: break
    }
  }

  private static let client = Array("Client".utf8)
  private static let resource = Array("ServiceResource".utf8)

  private mutating func insert(_ hash: UInt64, _ wanted: WantedIdentifiers) {
    let place = (hash ^ hash >> 31) & mask
    bits[Int(place >> 6)] |= UInt64(1) << (place & 63)
    if wanted.contains(hash) { self.wanted.insert(hash) }
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let place = (hash ^ hash >> 31) & mask
    return bits[Int(place >> 6)] & (UInt64(1) << (place & 63)) != 0
  }

  func mayContain(_ name: String) -> Bool { mayContain(Self.hash(of: name)) }

  static func hash(of name: String) -> UInt64 {
    name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3
}
