import CTreeSitter
import CTreeSitterPython

/// A node type of the Python grammar, as its number.
package struct NodeKind: Hashable, Sendable, RawRepresentable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `name` as the grammar spells it; a token such as `";"` is not `named`.
  package init(_ name: StaticString, named: Bool = true) {
    rawValue = unsafe name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
      unsafe ts_language_symbol_for_name(tree_sitter_python(), $0, UInt32(name.utf8CodeUnitCount), named)
    }
  }

  /// The grammar's name for it, for messages and tests.
  package var name: String {
    unsafe ts_language_symbol_name(tree_sitter_python(), rawValue).map { unsafe String(cString: $0) } ?? "?"
  }

  /// Text that the grammar could make nothing of.
  package static let error = NodeKind(rawValue: UInt16.max)
}

/// A field of the Python grammar's nodes, such as the `name` of a function, as its number.
package struct NodeField: Hashable, Sendable, RawRepresentable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package init(_ name: StaticString) {
    rawValue = unsafe name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
      unsafe ts_language_field_id_for_name(tree_sitter_python(), $0, UInt32(name.utf8CodeUnitCount))
    }
  }
}
