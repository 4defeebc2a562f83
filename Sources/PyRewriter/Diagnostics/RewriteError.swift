/// Why a file was left as it is; reads like a compiler's message, `file:line:column` first.
package enum RewriteError: Error, Equatable, Sendable, CustomStringConvertible {
  case unparsableInput(SourcePosition)
  case notUTF8(SourcePosition)
  case unsupportedEncoding(SourcePosition, name: String)
  case nulByte(SourcePosition)
  case bareCarriageReturn(SourcePosition)
  case tooLarge(SourcePosition)
  case nameTaken(SourcePosition)
  case packageTaken(SourcePosition)
  case brokenOutput(SourcePosition, why: String)
  case parserUnavailable(SourcePosition)

  package var position: SourcePosition {
    switch self {
    case .unparsableInput(let at), .notUTF8(let at), .unsupportedEncoding(let at, _), .nulByte(let at),
      .bareCarriageReturn(let at), .tooLarge(let at), .nameTaken(let at), .packageTaken(let at), .brokenOutput(let at, _),
      .parserUnavailable(let at):
      at
    }
  }

  /// What is wrong, and what to do about it.
  package var message: String {
    switch self {
    case .unparsableInput: "not valid Python 3, as far as Python 3.12 goes: fix it here, or exclude the file"
    case .notUTF8: "not UTF-8, and no encoding is declared: save it as UTF-8, or declare its encoding (PEP 263)"
    case .unsupportedEncoding(_, let name):
      "the encoding '\(name)' cannot be edited byte for byte: save the file as UTF-8"
    case .nulByte: "a NUL byte: this is no Python source"
    case .bareCarriageReturn: "a carriage return without a line feed: convert the line ends to LF or CRLF"
    case .tooLarge: "4 GiB or more: exclude the file"
    case .nameTaken: "the name '_gammaray' is used here already: rename it, it is the one name that GammaRay binds"
    case .packageTaken: "a package of GammaRay's own is imported here by hand: import the SDK's, which static mode replaces"
    case .brokenOutput(_, let why): "left as it was, because \(why); please report this file"
    case .parserUnavailable: "the Python grammar does not fit the installed libtree-sitter: run ./setup and build again"
    }
  }

  package var id: String {
    switch self {
    case .unparsableInput: "unparsable-input"
    case .notUTF8: "not-utf8"
    case .unsupportedEncoding: "unsupported-encoding"
    case .nulByte: "nul-byte"
    case .bareCarriageReturn: "bare-carriage-return"
    case .tooLarge: "too-large"
    case .nameTaken: "name-taken"
    case .packageTaken: "package-taken"
    case .brokenOutput: "broken-output"
    case .parserUnavailable: "parser-unavailable"
    }
  }

  package var description: String { "\(position): error: \(message)" }
  package var diagnostic: Diagnostic { Diagnostic(.error, id, at: position, message) }
}
