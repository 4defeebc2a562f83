/// Elements of dictionaries, sequences and iterators.
extension Evaluator {
  /// Any element, as a loop gives them; of a dictionary the keys.
  func elements(of values: Values) -> Values {
    var result = Values(isOpen: values.isOpen || values.isEmpty)
    for found in values.all { result.formUnion(elements(of: found)) }
    return result
  }

  func elements(of found: Found) -> Values {
    switch found.value {
    case .container, .generator, .instance: ask(.elements(found.value)) { findElements(of: found) }
    default: findElements(of: found)
    }
  }

  private func findElements(of found: Found) -> Values {
    switch found.value {
    case .container(let ref): return containerElements(ref)
    case .many(let values): return values
    case .rows(let columns): return Values(.rows(columns))
    case .collection: return sdkElements(of: found.value, trace: found.trace)
    case .generator(let ref, let context):
      let syntax = program.syntax(ref.file)
      return union(syntax.functions[Int(ref.index)].yields.map { self.values($0, ref.file, context) })
    case .foreign, .string, .environment, .member, .paginator, .client: return .foreign
    case .instance(let ref, let context):
      let iterated = union(instanceAttribute("__iter__", of: ref, context).all.map {
        guard case .method(let function, let object) = $0.value else { return .unknown }
        return returned(by: function, object: object, arguments: ArgumentValues(), calledFrom: context)
      })
      return iterated.isEmpty ? .unknown : elements(of: iterated)
    default: return .unknown
    }
  }

  func containerElements(_ ref: ExpressionRef) -> Values {
    let syntax = program.syntax(ref.file)
    func value(_ id: ExpressionID) -> Values { values(id, ref.file, ref.context) }
    switch syntax[ref.expression].form {
    case .sequence(let range):
      var result = putIn(ref, key: nil)
      for id in syntax.lists[range] {
        if case .starred(let inner) = syntax[id].form { result.formUnion(elements(of: value(inner))) } else { result.formUnion(value(id)) }
      }
      return result
    case .dictionary(let range):
      let entries = Array(syntax.lists[range])
      return union(stride(from: 0, to: entries.count, by: 2).filter { entries[$0] >= 0 }.map { value(entries[$0]) })
    case .comprehension(let element): return value(element)
    case .dictionaryComprehension: return .foreign
    default: return putIn(ref, key: nil).orUnknown
    }
  }

  /// The element at a place that is known, as unpacking and constant indices ask for it.
  func elements(of values: Values, at place: Int) -> Values {
    var result = Values(isOpen: values.isOpen || values.isEmpty)
    for found in values.all {
      if case .rows(let columns) = found.value {
        result.formUnion(place < columns.count && place >= 0 ? columns[place] : .unknown)
      } else if case .container(let ref) = found.value, case .sequence(let range) = program.syntax(ref.file)[ref.expression].form {
        let all = Array(program.syntax(ref.file).lists[range])
        let index = place < 0 ? all.count + place : place
        result.formUnion(all.indices.contains(index) ? self.values(all[index], ref.file, ref.context) : elements(of: found))
      } else {
        result.formUnion(elements(of: found))
      }
    }
    return result
  }

  func integer(_ id: ExpressionID, _ file: Int32) -> Int? { Int(source(id, file)) }

  /// `d.get(k)`, `d.values()`, `q.get()` …
  func containerCall(_ method: String, base: ExpressionID, _ call: ExpressionRef) -> Values {
    let owner = values(base, call.file, call.context)
    let arguments = callArguments(of: call.expression, call.file, call.context)
    let key = arguments.positional.first.map(force) ?? .none
    let name = program.syntax(call.file).lastName(base)
    func put() -> Values { name.map { items(putInto: $0, key: key, call.file, call.context) } ?? .none }
    switch method {
    case "copy": return owner
    case "values": return Values(.many(anyEntry(of: owner)))
    case "items": return Values(.rows([.foreign, anyEntry(of: owner)]))
    case "keys": return Values(.many(.foreign))
    case "setdefault" where arguments.positional.count > 1:
      return union([entriesOfAny(owner, key), force(arguments.positional[1])])
    default:
      var result = entriesOfAny(owner, key)
      if result.isEmpty { result.formUnion(put()) }
      if arguments.positional.count > 1 { result.formUnion(force(arguments.positional[1])) }
      return result.orUnknown
    }
  }

  private func anyEntry(of owner: Values) -> Values { entriesOfAny(owner, .none) }

  private func entriesOfAny(_ owner: Values, _ key: Values) -> Values {
    union(owner.all.map { found in
      switch found.value {
      case .container(let ref): entries(of: ref, key: key)
      case .many(let values): values
      default: .none
      }
    })
  }
}
