import PyRewriter

/// A call site in the form that `scan --format json` promises: lines from 1, columns from 0 in UTF-8 bytes.
struct ScanRow: Encodable {
  let path: String
  let line: Int
  let column: Int
  let methodLine: Int
  let methodColumn: Int
  let callee: String
  let service: String?
  let operation: String?
  let effect: String
  let hooked: Bool
  let resource: String?
  let reason: String
  let chain: [String]

  /// - Parameter resource: the site's, with what templates say of it.
  init(_ site: CallSite, at lines: LineStarts, isHooked: Bool, resource: String?) {
    let start = lines.position(of: site.range.lowerBound, path: site.path)
    let method = lines.position(of: site.methodRange.lowerBound, path: site.path)
    path = site.path
    (line, column) = (start.line, start.column - 1)
    (methodLine, methodColumn) = (method.line, method.column - 1)
    (callee, service, operation) = (site.callee, site.service, site.operation)
    (effect, hooked, self.resource) = (site.effect.rawValue, isHooked, resource)
    (reason, chain) = (site.reason, site.chain)
  }

  private enum CodingKeys: String, CodingKey {
    case path, line, column, methodLine, methodColumn, callee, service, operation, effect, hooked, resource, reason, chain
  }

  /// Every key is there, null where nothing is known.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(path, forKey: .path)
    try container.encode(line, forKey: .line)
    try container.encode(column, forKey: .column)
    try container.encode(methodLine, forKey: .methodLine)
    try container.encode(methodColumn, forKey: .methodColumn)
    try container.encode(callee, forKey: .callee)
    try container.encode(service, forKey: .service)
    try container.encode(operation, forKey: .operation)
    try container.encode(effect, forKey: .effect)
    try container.encode(hooked, forKey: .hooked)
    try container.encode(resource, forKey: .resource)
    try container.encode(reason, forKey: .reason)
    try container.encode(chain, forKey: .chain)
  }

  /// `path:line:column  effect  service.Operation  resource  (reason)`, the column from 1 as in every message.
  var text: String {
    let name = operation.map { [service, $0].compactMap(\.self).joined(separator: ".") } ?? callee
    let what = [effect, name, resource].compactMap(\.self).joined(separator: "  ")
    return "\(path):\(line):\(column + 1)  \(what)  (\(reason))"
  }
}
