import FoundationEssentials

/// Takes the archive's bytes in order.
package protocol ByteSink: ~Copyable, Sendable {
  mutating func write(_ bytes: [UInt8]) throws(ZipError)
}

/// Keeps everything in memory.
package struct MemorySink: ByteSink {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

/// Hands everything on to `base` and computes its SHA-256 on the way.
package struct HashingSink<Base: ByteSink & ~Copyable>: ByteSink, ~Copyable {
  private var hash = SHA256()
  private var base: Base

  package init(_ base: consuming Base) { self.base = base }

  package mutating func write(_ bytes: [UInt8]) throws(ZipError) {
    hash.update(bytes)
    try base.write(bytes)
  }

  /// SHA-256 of all bytes so far.
  package var digest: [UInt8] { hash.digest() }

  package consuming func intoBase() -> Base { base }
}

extension ZipSummary {
  /// The digest as Lambda's `CodeSha256` and Terraform's `source_code_hash` write it.
  package var base64SHA256: String { Data(digest).base64EncodedString() }
}
