/// The packages of the AWS SDK for Python, of which static mode puts instrumented copies into a bundle.
package enum SDKPackages {
  package static let names = ["boto3", "botocore", "s3transfer", "aioboto3", "aiobotocore"]
  /// In front of a package's name: its instrumented copy.
  package static let prefix = "gammaray_"

  /// In front of `boto` in the names of those for asyncio.
  private static let asynchronous = "aio"

  /// False for most files, which need not be parsed.
  static func mayBeNamed(in source: [UInt8]) -> Bool { source.contains("boto") || source.contains("s3transfer") }

  /// Where a package or its copy is named, alone or in front of a dot, in code or in texts.
  static func occurrences(in source: [UInt8], of form: SDKName.Form) -> [SDKName] {
    switch form {
    case .copy:
      return source.offsets(of: prefix).compactMap { SDKName(at: $0, nameStart: $0 + prefix.utf8.count, in: source) }
    case .original:
      let starts = source.offsets(of: "boto").map { source.hasBytes(asynchronous, at: $0 - 3) ? $0 - 3 : $0 } + source.offsets(of: "s3transfer")
      return starts.sorted().compactMap { SDKName(at: $0, nameStart: $0, in: source) }
    }
  }
}

/// A package's name in a source.
struct SDKName: Equatable {
  enum Form { case original, copy }

  /// The name, without the copy's prefix.
  let package: String
  /// In bytes, with the copy's prefix.
  let range: Range<Int>

  /// - Parameter nameStart: where the name begins, behind the copy's prefix.
  fileprivate init?(at start: Int, nameStart: Int, in source: [UInt8]) {
    guard start == 0 || !source[start - 1].isNameByte,
      let name = SDKPackages.names.first(where: { name in
        let end = nameStart + name.utf8.count
        return source.hasBytes(name, at: nameStart) && (end == source.count || !source[end].isNameByte)
      })
    else { return nil }
    package = name
    range = start..<nameStart + name.utf8.count
  }
}
