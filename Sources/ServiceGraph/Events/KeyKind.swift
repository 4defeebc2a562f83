/// What a join key names, by the part before its first colon (`runtime/README.md`, "Join keys"). To add a key is to add a row to `prefixes`.
enum KeyKind: UInt8, Sendable {
  /// Several keys in one text, separated by spaces.
  case composite
  /// An invocation that a call started; one whose end or log is the cause.
  case lambda, invocation
  /// A message, an event, a record: it has one cause, and the same again is a redelivery.
  case message, kinesis
  /// The same, of what Lambda polls: after a failure it comes again, to another invocation.
  case polled
  /// A request, an execution, a job: what has its id may come to a function several times.
  case identifier
  /// Something that lasts, which others may act on too.
  case lasting
  /// The id of a call's request, of whatever service.
  case request
  case s3Request, s3Version, s3Object
  case image, itemKey, sequence
  /// Nobody's call is the cause.
  case root
  /// How the event came, and no cause.
  case delivery, replay, deadLetter
  /// A cross-check, and no cause: a trace, the token of a task that waits.
  case hint
  /// The source's own name for it, which no call has.
  case sourceOnly

  /// Keys of one family name the same cause, more or less exactly; those of another one an envelope around it, or what is inside.
  enum Family: Sendable { case own, ended, identifier, object, item, root, none }

  var family: Family {
    switch self {
    case .lambda: .own
    case .invocation: .ended
    case .s3Request, .s3Version, .s3Object: .object
    case .image, .itemKey, .sequence: .item
    case .message, .polled, .kinesis, .identifier, .lasting, .request: .identifier
    case .root: .root
    case .composite, .delivery, .replay, .deadLetter, .hint, .sourceOnly: .none
    }
  }

  /// Two invocations whose events both have it got the same event.
  var namesOneEvent: Bool { [.message, .polled, .kinesis, .s3Request, .sequence].contains(self) }

  /// It says nothing of what the event is.
  var isRemark: Bool { [.delivery, .replay, .deadLetter, .hint].contains(self) }

  private static let prefixes: [String: KeyKind] = [
    "lambda": .lambda, "invocation": .invocation, "request": .request, "root": .root,
    "sns": .message, "events": .message, "sqs": .polled, "mq": .polled, "kafka": .polled, "documentdb": .polled, "kinesis": .kinesis,
    "s3": .s3Request, "s3_version": .s3Version, "s3_object": .s3Object,
    "dynamodb_image": .image, "dynamodb_key": .itemKey, "dynamodb_sequence": .sequence,
    "cloudformation": .lasting, "codecommit": .lasting, "transcribe": .lasting, "scheduler": .lasting,
    "delivery": .delivery, "replay": .replay, "dead_letter": .deadLetter, "xray": .hint, "states_token": .hint,
    "logs": .sourceOnly, "alarm": .sourceOnly, "config": .sourceOnly, "alexa": .sourceOnly,
  ]

  /// `<service>:<id>` is what the service calls its job, execution, message …; services have no underscore in their names.
  init(prefix: String) { self = Self.prefixes[prefix] ?? (prefix.contains("_") ? .sourceOnly : .identifier) }
}
