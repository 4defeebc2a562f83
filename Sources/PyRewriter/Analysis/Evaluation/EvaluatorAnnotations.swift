/// Type annotations as evidence: stubs of clients and resources, classes of the files.
extension Evaluator {
  /// What something annotated so is; nothing where the annotation does not tell.
  func annotationValues(_ id: ExpressionID, _ file: Int32) -> Values {
    guard id >= 0 else { return .none }
    return ask(.annotation(file, id)) { evaluateAnnotation(id, file) }
  }

  private func evaluateAnnotation(_ id: ExpressionID, _ file: Int32) -> Values {
    let syntax = program.syntax(file)
    switch syntax[id].form {
    case .string: return quoted(id, file)
    case .same(let inner), .starred(let inner): return annotationValues(inner, file)
    case .either(let range), .sequence(let range): return union(syntax.lists[range].map { annotationValues($0, file) })
    case .subscripted(let base, let index): return generic(base, index, file)
    case .name(let name, _, _):
      let text = syntax.name(name)
      return evidence(values(id, file, 0), spelled: text, id, file)
    case .attribute(_, let name): return evidence(values(id, file, 0), spelled: syntax.name(name), id, file)
    default: return .none
    }
  }

  private func generic(_ base: ExpressionID, _ index: ExpressionID, _ file: Int32) -> Values {
    let syntax = program.syntax(file)
    switch syntax.lastName(base).map({ syntax.name($0) }) ?? "" {
    case "Optional", "Union", "Annotated", "Final", "ClassVar", "Required", "NotRequired": return annotationValues(index, file)
    case "Awaitable", "Coroutine", "AsyncContextManager", "ContextManager": return annotationValues(index, file)
    case "list", "List", "Sequence", "Iterable", "Iterator", "set", "Set", "tuple", "Tuple", "Collection", "AsyncIterator", "Generator":
      let inner = annotationValues(index, file)
      return inner.isEmpty ? .none : Values(.many(inner))
    case "dict", "Dict", "Mapping", "MutableMapping", "DefaultDict":
      guard case .sequence(let range) = syntax[index].form, let last = syntax.lists[range].last else { return .none }
      let inner = annotationValues(last, file)
      return inner.isEmpty ? .none : Values(.many(inner))
    case "Callable":
      return .none
    default: return annotationValues(base, file)
    }
  }

  private func evidence(_ values: Values, spelled name: String, _ id: ExpressionID, _ file: Int32) -> Values {
    var result = Values()
    for found in values.all {
      switch found.value {
      case .external(let path): result.formUnion(external(path, id, file))
      case .type(let ref): result.add(.instance(ref, 0))
      case .http(let type): result.add(.http(type))
      default: break
      }
    }
    if result.isEmpty, let service = catalog.service(forClass: name) { result.formUnion(stub(service, name, id, file)) }
    return result
  }

  /// `"S3Client"`, `"mypy_boto3_sns.SNSClient"`, `"Optional[S3Client]"`.
  private func quoted(_ id: ExpressionID, _ file: Int32) -> Values {
    let text = text(id, file, 0).strings.first ?? ""
    var result = Values()
    for part in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }) {
      result.formUnion(named(String(part), id, file))
    }
    return result
  }

  private func named(_ text: String, _ id: ExpressionID, _ file: Int32) -> Values {
    let parts = text.split(separator: ".").map(String.init)
    guard let first = parts.first, let last = parts.last else { return .none }
    var current = member(first, of: file)
    if current.isEmpty, parts.count > 1 { current = moduleValue(first, level: 0, file) }
    for part in parts.dropFirst() { current = attribute(part, of: current, at: id, file) }
    return evidence(current, spelled: last, id, file)
  }

  /// The class of this dotted name, from outside the files.
  private func external(_ path: String, _ id: ExpressionID, _ file: Int32) -> Values {
    let parts = path.split(separator: ".").map(String.init)
    guard let root = parts.first, let last = parts.last else { return .none }
    if let service = catalog.service(forStubPackage: root) { return stub(service, last, id, file) }
    switch path {
    case "botocore.client.BaseClient", "aiobotocore.client.AioBaseClient", "boto3.client", "types_aiobotocore_s3.client":
      return Values(.client(nil))
    case "boto3.Session", "boto3.session.Session", "botocore.session.Session", "aioboto3.Session", "aiobotocore.session.AioSession",
      "aioboto3.session.Session":
      return Values(.session)
    case "boto3.resources.base.ServiceResource", "boto3.resource": return .unknown
    default: break
    }
    if path.hasPrefix("boto3.resources.factory.") || path.hasPrefix("boto3.resources.") { return resourceClass(last) }
    if let type = catalog.sdkType(ofClass: path) { return Values(.resource(service: type.service, type: type.type, identifiers: [])) }
    if let type = catalog.httpType(ofClass: path) { return Values(.http(type)) }
    if path.hasPrefix("builtins.") {
      return ["str", "int", "float", "bool", "bytes", "complex"].contains(last) ? .foreign : .none
    }
    if let service = catalog.service(forClass: last), root.hasPrefix("mypy_boto3") || root.hasPrefix("types_") || root == "boto3_type_annotations" {
      return stub(service, last, id, file)
    }
    let isAny = ["Any", "object", "Callable", "Protocol", "TypeVar"].contains(last)
    guard !isAny, last.first?.isUppercase == true, root != "typing", root != "typing_extensions", root != "abc", !KnownModules.isSDK(root) else { return .none }
    return Values(.object(path))
  }

  private func resourceClass(_ name: String) -> Values {
    switch name {
    case "Table": Values(.resource(service: "dynamodb", type: name, identifiers: []))
    case "Bucket", "Object": Values(.resource(service: "s3", type: name, identifiers: []))
    case "Queue": Values(.resource(service: "sqs", type: name, identifiers: []))
    case "Topic": Values(.resource(service: "sns", type: name, identifiers: []))
    default: .unknown
    }
  }

  private func stub(_ service: String, _ name: String, _ id: ExpressionID, _ file: Int32) -> Values {
    let values: Values
    if name.hasSuffix("Client") {
      values = Values(.client(service))
    } else if name.hasSuffix("ServiceResource") {
      values = Values(.resource(service: service, type: nil, identifiers: []))
    } else if name.hasSuffix("Paginator") {
      values = Values(.paginator(service: service, method: nil))
    } else if name.hasSuffix("TypeDef") || name.hasSuffix("Waiter") || name.hasSuffix("Type") {
      return .foreign
    } else {
      values = Values(.resource(service: service, type: name, identifiers: []))
    }
    return stepping(values, .annotated(name), file: file, position: program.syntax(file)[id].start)
  }
}
