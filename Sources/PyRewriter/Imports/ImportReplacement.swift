import TreeSitterBridge

/// How an `import` statement is made to import the copies, and how that is undone. Each element is replaced where it stands:
///
/// | clean | replaced, `b` for `gammaray_b` |
/// | --- | --- |
/// | `boto3` | `b as boto3` |
/// | `boto3 as x`, `boto3.session as x` | `b as x`, `b.session as x` |
/// | `boto3.session`, which binds `boto3` | `b.session as boto3, b as boto3` |
/// | `boto3 as boto3` | `b as boto3, b as boto3` |
/// | `boto3.session as boto3` | `b.session as boto3, b.session as boto3` |
enum ImportReplacement {
  /// Nil where undoing could not tell what the statement was: `import boto3, boto3`.
  static func edits(for elements: [ImportElement?]) -> [Edit]? {
    for (element, next) in zip(elements, elements.dropFirst()) {
      guard let element, let next, element.package == next.package, element.rest.isEmpty, element.alias == nil else { continue }
      if next.rest.isEmpty, next.bindsPackageName { return nil }
    }
    return elements.flatMap { element in element.map(edits) ?? [] }
  }

  private static func edits(for element: ImportElement) -> [Edit] {
    guard !element.isCopy else { return [] }
    let prefix = Edit.insert(SDKPackages.prefix, at: element.range.lowerBound)
    let tail = tail(of: element)
    return tail.isEmpty ? [prefix] : [prefix, .insert(tail, at: element.range.upperBound)]
  }

  private static func tail(of element: ImportElement) -> String {
    let alias = " as \(element.package)"
    switch (element.alias, element.rest.isEmpty) {
    case (nil, true): return alias
    case (nil, false): return "\(alias), \(element.copy)\(alias)"
    case (element.package, _): return ", \(element.copy)\(element.rest)\(alias)"
    default: return ""
    }
  }

  /// Deletions that give back what `edits` changed. What a formatter took apart becomes what it would have made of the clean statement.
  static func removals(from elements: [ImportElement?]) -> [Edit] {
    var removals: [Edit] = []
    var index = 0
    while index < elements.count {
      defer { index += 1 }
      guard let element = elements[index], element.isCopy, let alias = element.alias else { continue }
      let start = element.range.lowerBound
      removals.append(.delete(start..<start + SDKPackages.prefix.utf8.count))
      guard alias == element.package else { continue }
      let next = index + 1 < elements.count ? elements[index + 1] : nil
      if let next, next.package == element.package, next.isCopy, next.alias == alias, next.rest == element.rest || next.rest.isEmpty {
        let isWhole = next.rest == element.rest
        removals.append(.delete((isWhole ? element.range.upperBound : element.nameEnd)..<next.range.upperBound))
        index += 1
      } else {
        removals.append(.delete(element.nameEnd..<element.range.upperBound))
      }
    }
    return removals
  }
}
