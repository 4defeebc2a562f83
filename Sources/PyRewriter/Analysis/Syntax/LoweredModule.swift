/// A lowered file that many hold at once without copying it.
@dynamicMemberLookup
final class LoweredModule: Sendable {
  private let syntax: ModuleSyntax

  init(_ syntax: ModuleSyntax) { self.syntax = syntax }

  subscript<Member>(dynamicMember path: KeyPath<ModuleSyntax, Member>) -> Member { syntax[keyPath: path] }
  subscript(_ id: ExpressionID) -> Expression { syntax.expressions[Int(id)] }
  func name(_ id: NameID) -> String { id < 0 ? "" : syntax.names[Int(id)] }
  func lastName(_ id: ExpressionID) -> NameID? { syntax.lastName(id) }

  /// The function whose body the scope is in; nil at module level and in class bodies.
  func function(around scope: Int32) -> Int32? {
    var current = scope
    while current >= 0 {
      let place = syntax.scopes[Int(current)]
      switch place.kind {
      case .function: return place.owner
      case .comprehension: current = place.parent
      case .module, .classBody: return nil
      }
    }
    return nil
  }

  /// The method of `classIndex` that the scope is in or nested in.
  func method(of classIndex: Int32, around scope: Int32) -> Int32? {
    var current = scope
    while current >= 0 {
      let place = syntax.scopes[Int(current)]
      if place.kind == .function, syntax.functions[Int(place.owner)].classIndex == classIndex { return place.owner }
      current = place.parent
    }
    return nil
  }
}
