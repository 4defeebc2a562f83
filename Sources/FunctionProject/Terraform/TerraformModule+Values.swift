extension TerraformModule {
  /// An expression as a text, with references where only Terraform knows more.
  func templateValue(of expression: HCLExpression, depth: Int = 0) -> TemplateValue {
    if let text = string(expression) { return .literal(text) }
    guard depth < Self.deepest else { return .unknown }
    switch expression {
    case .literal(let text): return .literal(text)
    case .template(let parts):
      return parts.reduce(TemplateValue([])) { text, part in
        switch part {
        case .literal(let literal): text + .literal(literal)
        case .interpolation(let inner): text + templateValue(of: HCLParser.expression(inner), depth: depth + 1)
        }
      }
    case .reference(let names): return reference(names, depth: depth + 1)
    case .list, .call, .object, .unknown: return .unknown
    }
  }

  private func reference(_ names: [String], depth: Int) -> TemplateValue {
    if names.count == 2, names[0] == "local", let value = locals[names[1]] { return templateValue(of: value, depth: depth) }
    if names.count == 2, names[0] == "var", let value = variables[names[1]] { return templateValue(of: value, depth: depth) }
    // `type.name`, `data.type.name`, `module.name`, `var.name`.
    let address = names.first == "data" ? 3 : 2
    guard names.count >= address else { return .unknown }
    let resource = names.prefix(address).joined(separator: ".")
    guard names.count > address else { return TemplateValue([.reference(resource)]) }
    return TemplateValue([.attribute(resource: resource, name: names.dropFirst(address).joined(separator: "."))])
  }

  /// The entries of an object, also where `local.name` or `merge` gives it.
  func entries(_ expression: HCLExpression?, depth: Int = 0) -> [String: HCLExpression] {
    guard let expression, depth < Self.deepest else { return [:] }
    switch expression {
    case .object(let entries): return entries
    case .call("merge", let items): return items.reduce(into: [:]) { $0.merge(entries($1, depth: depth + 1)) { $1 } }
    case .call("tomap", let items): return entries(items.first, depth: depth + 1)
    case .reference(let names) where names.count == 2 && names[0] == "local":
      return entries(locals[names[1]], depth: depth + 1)
    case .reference(let names) where names.count == 2 && names[0] == "var":
      return entries(variables[names[1]], depth: depth + 1)
    default: return [:]
    }
  }
}
