/// A handler string, taken apart as Lambda's runtime client does (awslambdaric, `_get_handler`): what
/// follows the last dot is the function; in the rest, dots and slashes both separate packages.
struct HandlerName: Equatable {
  enum Flaw: Error, Equatable {
    case noDot
    case emptyPart
    case builtinModule(String)

    var message: String {
      switch self {
      case .noDot: "it has no dot: write module.function"
      case .emptyPart:
        "Lambda cannot import it: write module.function or package/module.function, without ./ or an empty part"
      case .builtinModule(let name):
        "Lambda refuses it, for \(name) is a built-in module: rename the module"
      }
    }
  }

  /// Built into the interpreter on every Python that Lambda offers.
  private static let builtinModules: Set<String> = [
    "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator",
    "_signal", "_sre",
    "_stat", "_string", "_symtable", "_thread", "_tracemalloc", "_warnings", "_weakref", "atexit",
    "builtins", "errno",
    "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time",
  ]

  var module: [String]
  var function: String

  init(_ text: String) throws(Flaw) {
    guard let dot = text.lastIndex(of: ".") else { throw .noDot }
    function = String(text[text.index(after: dot)...])
    module = text[..<dot].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "/" }.map(
      String.init)
    guard !function.isEmpty, !module.contains("") else { throw .emptyPart }
    // The client looks at the text before the first dot only: `sys/x` is no built-in module to it.
    let first = String(text[..<dot].prefix { $0 != "." })
    guard !Self.builtinModules.contains(first) else { throw .builtinModule(first) }
  }
}
