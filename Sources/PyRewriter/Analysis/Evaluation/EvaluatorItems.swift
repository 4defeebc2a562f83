/// Items of containers: what displays hold and what is put in later.
extension Evaluator {
  func item(of base: ExpressionID, at index: ExpressionID, _ file: Int32, _ context: ContextID) -> Values {
    let owner = values(base, file, context)
    let key = values(index, file, context)
    var result = Values(isOpen: owner.isOpen || owner.isEmpty)
    for found in owner.all { result.formUnion(item(of: found, key: key, index: index, file)) }
    // What was put into a name that holds nothing known.
    if result.isEmpty, let name = program.syntax(file).lastName(base) { result.formUnion(items(putInto: name, key: key, file, context)) }
    return result
  }

  private func item(of found: Found, key: Values, index: ExpressionID, _ file: Int32) -> Values {
    switch found.value {
    case .container(let ref):
      if let place = integer(index, file), case .sequence = program.syntax(ref.file)[ref.expression].form {
        return elements(of: Values(found.value), at: place)
      }
      return entries(of: ref, key: key)
    case .many(let values): return values
    case .rows(let columns):
      guard let place = integer(index, file) else { return union(columns) }
      return place < columns.count && place >= 0 ? columns[place] : .unknown
    case .external("os.environ"): return Values(.environment(key.strings.first ?? "?"))
    case .foreign, .string, .environment, .member: return .foreign
    case .type, .external: return Values(found.value)
    case .collection: return elements(of: Values(found.value))
    case .instance(let ref, let context):
      let getter = instanceAttribute("__getitem__", of: ref, context)
      return union(getter.all.map { called($0, ArgumentValues(positional: [.values(key)]), ExpressionRef(file: file, expression: index, context: context)) }).orUnknown
    default: return .unknown
    }
  }

  /// The entries of a dictionary under one of the keys; under any, where none is known.
  func entries(of ref: ExpressionRef, key: Values) -> Values {
    ask(.entries(ref, key.strings)) { findEntries(of: ref, key: key) }
  }

  private func findEntries(of ref: ExpressionRef, key: Values) -> Values {
    let keys = key.strings
    let syntax = program.syntax(ref.file)
    var result = putIn(ref, key: keys.isEmpty ? nil : keys)
    switch syntax[ref.expression].form {
    case .dictionary(let range):
      let list = Array(syntax.lists[range])
      for place in stride(from: 0, to: list.count - 1, by: 2) {
        if list[place] < 0 {
          result.formUnion(item(ofSpread: values(list[place + 1], ref.file, ref.context), key: key))
        } else if keys.isEmpty || !Set(values(list[place], ref.file, ref.context).strings).isDisjoint(with: keys)
          || values(list[place], ref.file, ref.context).strings.isEmpty
        {
          result.formUnion(values(list[place + 1], ref.file, ref.context))
        }
      }
    case .sequence, .comprehension: result.formUnion(containerElements(ref))
    case .dictionaryComprehension(let value): result.formUnion(values(value, ref.file, ref.context))
    case .call:
      let arguments = callArguments(of: ref.expression, ref.file, ref.context)
      for (name, thunk) in arguments.keywords.sorted(by: { $0.key < $1.key }) where keys.isEmpty || keys.contains(name) {
        result.formUnion(force(thunk))
      }
      for thunk in arguments.positional { result.formUnion(factoryOrEntry(force(thunk), key: key, ref)) }
    default: break
    }
    return result.isEmpty && keys.isEmpty ? .unknown : result
  }

  /// `defaultdict(factory)` gives what the factory makes, `dict(other)` what the other holds.
  private func factoryOrEntry(_ values: Values, key: Values, _ ref: ExpressionRef) -> Values {
    union(values.all.map { found in
      switch found.value {
      case .function, .method, .partial: called(found, ArgumentValues(), ref)
      case .container(let inner): entries(of: inner, key: key)
      default: .none
      }
    })
  }

  private func item(ofSpread values: Values, key: Values) -> Values {
    union(values.all.map { if case .container(let ref) = $0.value { entries(of: ref, key: key) } else { .none } })
  }

  func entry(_ name: String, of values: Values) -> Values {
    var result = Values()
    for found in values.all {
      if case .container(let ref) = found.value { result.formUnion(entries(of: ref, key: Values(.string(name)))) }
    }
    return result
  }

  /// What other statements put into this container: items and `append`.
  func putIn(_ ref: ExpressionRef, key: [String]?) -> Values {
    let syntax = program.syntax(ref.file)
    var result = Values()
    for name in ownerNames(of: ref) {
      for member in syntax.items[name] ?? [] {
        let holds = values(member.base, ref.file, 0).all.contains {
          if case .container(let other) = $0.value { other.expression == ref.expression && other.file == ref.file } else { false }
        }
        guard holds else { continue }
        if let key, member.key >= 0 {
          let strings = values(member.key, ref.file, 0).strings
          if !strings.isEmpty, Set(strings).isDisjoint(with: key) { continue }
        }
        result.formUnion(bindingValue(member.binding, ref.file, ref.context))
      }
    }
    return result
  }

  /// The names and attributes that the container's display is assigned to.
  private func ownerNames(of ref: ExpressionRef) -> [NameID] {
    let syntax = program.syntax(ref.file)
    guard !syntax.items.isEmpty else { return [] }
    return syntax.bindings.compactMap { binding in
      guard case .value(let value) = binding.form, value >= 0 else { return nil }
      return value == ref.expression && syntax.items[binding.name] != nil ? binding.name : nil
    }
  }

  func items(putInto name: NameID, key: Values, _ file: Int32, _ context: ContextID) -> Values {
    let syntax = program.syntax(file)
    var result = Values()
    for member in syntax.items[name] ?? [] { result.formUnion(bindingValue(member.binding, file, context)) }
    return result
  }
}
