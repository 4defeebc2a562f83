/// One place of a file that names a package of the SDK, or its copy, as a module.
struct ModuleReference: Equatable {
  enum Form: Equatable {
    /// An `import` statement; nil stands for other modules.
    case statement([ImportElement?])
    /// A name at `prefixed` that the copy's prefix alone is put in front of: in `from boto3 import …` or in a text.
    case name
    /// A text that is the start of a name that only a run of the code tells.
    case computed
  }

  let form: Form
  /// The statement's bytes, or the name's.
  let range: Range<Int>
  /// Of the statement for imports: `# gammaray: ignore` on one of its lines keeps it as it is.
  let lines: Range<Int>

  init(_ form: Form, at range: Range<Int>, in lines: Range<Int>? = nil) {
    self.form = form
    self.range = range
    self.lines = lines ?? range
  }

  /// What replaces it; nil where undoing could not tell what was there.
  var replacement: [Edit]? {
    switch form {
    case .statement(let elements): ImportReplacement.edits(for: elements)
    case .name: [.insert(SDKPackages.prefix, at: range.lowerBound)]
    case .computed: []
    }
  }

  /// What undoes the replacement.
  var removals: [Edit] {
    switch form {
    case .statement(let elements): ImportReplacement.removals(from: elements)
    case .name: [.delete(range.lowerBound..<range.lowerBound + SDKPackages.prefix.utf8.count)]
    case .computed: []
    }
  }

  /// The first element that names a copy as GammaRay never does.
  var foreignUse: Int? {
    guard case .statement(let elements) = form else { return nil }
    for element in elements {
      if let element, element.isCopy, element.alias == nil { return element.range.lowerBound }
    }
    return nil
  }
}
