import TreeSitterBridge

/// `_gammaray.hook(CALLEE)`, as we write it or as a formatter laid it out anew.
struct HookedCallee {
  /// Of the call of `hook`.
  let outer: Range<Int>
  /// Of what it is given.
  let callee: Range<Int>

  /// Deletions that leave the callee alone.
  var removals: [Edit] {
    [.delete(outer.lowerBound..<callee.lowerBound), .delete(callee.upperBound..<outer.upperBound)]
  }

  /// Nil when the name at `offset` is not that of a call of `hook` with one argument and nothing else, not even a comment.
  init?(using offset: Int, in tree: borrowing SyntaxTree) {
    let name = offset..<offset + CanonicalCode.name.utf8.count
    guard tree.source.hasBytes(".hook", at: name.upperBound), let identifier = tree.root.descendant(spanning: name), identifier.byteRange == name,
      let function = identifier.parent, function.kind == .attribute, function.byteRange == offset..<name.upperBound + ".hook".utf8.count,
      let call = function.parent, call.kind == .call, call.byteRange.lowerBound == offset,
      let arguments = call.child(.arguments), arguments.kind == .argumentList, let callee = arguments.firstNamedChild(except: [])
    else { return nil }
    // A formatter may have added a comma.
    let hasNoOther = arguments.childCount == 3 || arguments.childCount == 4 && arguments.child(at: 2)?.kind == .comma
    guard hasNoOther, callee.kind != .comment, callee.kind != .keywordArgument else { return nil }
    self.outer = call.byteRange
    self.callee = callee.byteRange
  }
}
