/// Reads a template's text as JSON or YAML, whichever it is.
enum DocumentReader {
  /// - Returns: the documents of a YAML stream, or the one of a JSON text.
  static func read(_ source: [UInt8], named path: String) throws(DocumentError) -> [DocumentNode] {
    guard looksLikeJSON(source) else { return try YAMLReader.read(source) }
    do {
      return [try JSONReader.read(source)]
    } catch {
      // YAML's flow style starts with a brace too, but nobody calls such a file .json.
      guard !path.hasSuffix(".json"), let documents = try? YAMLReader.read(source) else {
        throw error
      }
      return documents
    }
  }

  private static func looksLikeJSON(_ source: [UInt8]) -> Bool {
    let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = source.starts(with: bom) ? source.dropFirst(3) : source[...]
    return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }
}
