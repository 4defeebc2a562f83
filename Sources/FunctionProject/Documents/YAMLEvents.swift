import CYaml

/// What libyaml reports, as safe values. Marks are 1-based.
enum YAMLEvent {
  struct Start {
    var tag: String?
    var anchor: String?
    var mark: TextMark
  }

  case scalar(String, DocumentNode.ScalarStyle, Start)
  case alias(String, TextMark)
  case sequenceStart(Start)
  case mappingStart(Start)
  case collectionEnd
  case documentStart
  case documentEnd
}

/// Reads all events of a YAML stream.
///
/// The events come from libyaml itself, not from `Yams.compose`: that one refuses duplicate keys, which
/// CloudFormation accepts.
enum YAMLEvents {
  static func read(_ source: [UInt8]) throws(DocumentError) -> [YAMLEvent] {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      throw DocumentError(mark: TextMark(line: 1, column: 1), message: "out of memory")
    }
    defer { unsafe yaml_parser_delete(parser) }
    return try unsafe source.withUnsafeBufferPointer { (buffer) throws(DocumentError) in
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      return try unsafe collect(from: parser, source: source)
    }
  }

  private static func collect(
    from parser: UnsafeMutablePointer<yaml_parser_t>, source: [UInt8]
  ) throws(DocumentError) -> [YAMLEvent] {
    var events: [YAMLEvent] = []
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else {
        throw unsafe failure(of: parser, source: source)
      }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT { return events }
      if let read = unsafe convert(event) { events.append(read) }
    }
  }

  private static func convert(_ event: yaml_event_t) -> YAMLEvent? {
    let mark = unsafe TextMark(
      line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let start = unsafe YAMLEvent.Start(
        tag: text(scalar.tag), anchor: text(scalar.anchor), mark: mark)
      return unsafe .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style), start)
    case YAML_ALIAS_EVENT:
      return unsafe .alias(text(event.data.alias.anchor) ?? "", mark)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe .sequenceStart(
        .init(tag: text(start.tag), anchor: text(start.anchor), mark: mark))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe .mappingStart(
        .init(tag: text(start.tag), anchor: text(start.anchor), mark: mark))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    default: return nil
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> DocumentNode.ScalarStyle {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    default: .plain
    }
  }

  private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let characters = unsafe characters else { return nil }
    return unsafe String(cString: characters)
  }

  private static func failure(
    of parser: UnsafeMutablePointer<yaml_parser_t>, source: [UInt8]
  ) -> DocumentError {
    let state = unsafe parser.pointee
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? "not valid YAML"
    // The reader knows only an offset, the scanner and the parser know a mark.
    if unsafe state.error == YAML_READER_ERROR {
      let mark = unsafe TextMark.of(offset: Int(state.problem_offset), in: source)
      return DocumentError(mark: mark, message: problem)
    }
    let mark = unsafe TextMark(
      line: Int(state.problem_mark.line) + 1, column: Int(state.problem_mark.column) + 1)
    let context = unsafe state.context.map { unsafe String(cString: $0) }
    return DocumentError(mark: mark, message: context.map { "\(problem) \($0)" } ?? problem)
  }
}

extension TextMark {
  /// The mark of a byte offset; columns count Unicode scalars.
  static func of(offset: Int, in source: [UInt8]) -> TextMark {
    var mark = TextMark(line: 1, column: 1)
    for byte in source.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        mark = TextMark(line: mark.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        mark.column += 1
      }
    }
    return mark
  }
}
