import TreeSitterBridge

/// `a.b as c` in an `import` statement, where `a` is a package of the SDK or its copy.
struct ImportElement: Equatable {
  /// The first name, without the copy's prefix.
  let package: String
  let isCopy: Bool
  /// The rest of the dotted name, with its first dot.
  let rest: String
  let alias: String?
  let range: Range<Int>
  /// Where the dotted name ends.
  let nameEnd: Int

  /// Nil for other modules.
  init?(_ node: Node) {
    range = node.byteRange
    let alias = node.kind == .aliasedImport ? node.child(.alias) : nil
    self.alias = alias?.text
    guard let name = node.kind == .aliasedImport ? node.child(.name) : node, name.kind == .dottedName else { return nil }
    nameEnd = name.byteRange.upperBound
    // White space may stand around the dots.
    var names: [String] = []
    for index in 0..<name.childCount {
      if let child = name.child(at: index), child.kind == .identifier { names.append(child.text) }
    }
    guard let first = names.first else { return nil }
    isCopy = first.hasPrefix(SDKPackages.prefix)
    package = isCopy ? String(first.dropFirst(SDKPackages.prefix.count)) : first
    rest = names.dropFirst().map { "." + $0 }.joined()
    guard SDKPackages.names.contains(package) else { return nil }
  }

  /// Of an `import` statement, in order; nil stands for other modules.
  static func all(of statement: Node) -> [ImportElement?] {
    var elements: [ImportElement?] = []
    for index in 0..<statement.childCount {
      guard let child = statement.child(at: index), child.kind == .dottedName || child.kind == .aliasedImport else { continue }
      elements.append(ImportElement(child))
    }
    return elements
  }

  var copy: String { SDKPackages.prefix + package }
  /// `import a.b` binds `a`; so does an alias that is named like it.
  var bindsPackageName: Bool { alias == nil || alias == package }
  /// `gammaray_boto3 as boto3`, our own word for `boto3`.
  var isPlainCopy: Bool { isCopy && rest.isEmpty && alias == package }
}
