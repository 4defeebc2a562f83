package import PyRewriter

/// Why a function, or nothing at all, could not be packed; reads like a compiler's message.
package enum BundleError: Error, Equatable, Sendable, CustomStringConvertible {
  /// `SOURCE_DATE_EPOCH` is no number of seconds.
  case badSourceDate(String)
  /// The function itself forbids a bundle: no handler, two packages of one name …
  case unfit(place: String, reason: String)
  /// Something in the code directory cannot be packed.
  case badFile(path: String, reason: String)
  /// A handler module cannot be instrumented.
  case rewriting(Diagnostic)
  /// The installer of the dependencies failed; `output` is the end of what it printed.
  case dependencies(place: String, reason: String, output: String)
  /// More bytes than Lambda unpacks; `largest` by top-level name, largest first.
  case tooLarge(place: String, bytes: Int, layerBytes: Int, limit: Int, largest: [SizeShare])
  /// The operating system's word on a file or program of ours.
  case system(path: String, reason: String)
  /// The archive could not be written.
  case archive(String)

  package var description: String {
    switch self {
    case .badSourceDate(let value):
      "SOURCE_DATE_EPOCH: error: '\(value)' is not a number of seconds since 1970: correct or unset it"
    case .unfit(let place, let reason), .badFile(let place, let reason), .system(let place, let reason):
      "\(place): error: \(reason)"
    case .rewriting(let diagnostic): diagnostic.description
    case .dependencies(let place, let reason, let output):
      "\(place): error: \(reason)" + (output.isEmpty ? "" : "\n" + Self.indented(output))
    case .tooLarge(let place, let bytes, let layerBytes, let limit, let largest):
      "\(place): error: \(bytes.grouped) bytes unzipped\(Self.layers(layerBytes)), Lambda takes \(limit.grouped): leave out what "
        + "it does not need (--exclude, --exclude-dependency-tests); the largest:\n"
        + Self.indented(largest.map(\.description).joined(separator: "\n"))
    case .archive(let message): message
    }
  }

  private static func layers(_ bytes: Int) -> String {
    bytes == 0 ? "" : " (\(bytes.grouped) of them in layers)"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }
}

extension Int {
  /// Digits in groups of three: `262,144,000`.
  package var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
