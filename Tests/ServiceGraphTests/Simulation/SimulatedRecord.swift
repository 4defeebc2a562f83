/// A record under way: calls learn their keys later than their numbers.
final class SimulatedRecord {
  let run: Int
  let invocation: String
  var n: Int64 = 0
  var fields: [(String, String)]
  var keys: [String] = []

  init(run: Int, invocation: String, fields: [(String, String)]) {
    (self.run, self.invocation, self.fields) = (run, invocation, fields)
  }

  var isEntry: Bool { fields.contains { $0 == ("kind", "\"entry\"") } }

  static func text(_ value: String) -> String { "\"\(value)\"" }

  var line: String {
    var members = [("v", "1"), ("invocation", Self.text(invocation)), ("n", "\(n)")] + fields
    if !keys.isEmpty { members.append(("keys", "[" + keys.map(Self.text).joined(separator: ", ") + "]")) }
    return "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }
}

/// What really caused an invocation, by one string of its keys.
struct Truth {
  /// The call's last record, or the invocation whose end was the cause, or nothing.
  var call: SimulatedRecord?
  var ended: String?
  var isItem = false
  /// The event does not tell the call, or not it alone.
  var isUntold = false
  /// Calls whose message the call handed on.
  var through: [SimulatedRecord] = []

  /// What a call that hands this on has as its own past.
  var past: [SimulatedRecord] { [call].compactMap(\.self) + through }
}

/// A message, notification or change on its way to a function.
struct Delivery {
  let text: String
  let truth: Truth

  /// The same message for the n-th time.
  func again(_ n: Int) -> Delivery {
    let own = text.split(separator: " ").filter { !$0.hasPrefix("delivery:") }.joined(separator: " ")
    return Delivery(text: "\(own) delivery:\(n)", truth: truth)
  }
}
