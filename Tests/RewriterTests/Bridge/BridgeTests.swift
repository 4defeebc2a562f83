import Testing
import TreeSitterBridge

@Suite struct BridgeTests {
  private func tree(_ source: String) throws -> SyntaxTree {
    var parser = try Parser()
    return try parser.parse(Array(source.utf8))
  }

  @Test func walksInDocumentOrder() throws {
    let tree = try tree("x = f(1)\n")
    var cursor = TreeCursor(at: tree.root)
    var kinds: [String] = []
    repeat { kinds.append(cursor.current.kind.name) } while cursor.advance()
    #expect(kinds == ["module", "expression_statement", "assignment", "identifier", "=", "call", "identifier", "argument_list", "(", "integer", ")"])
  }

  @Test func queriesCapture() throws {
    let tree = try tree("def a(): pass\nclass b: pass\ndef c(): pass\n")
    let query = try Query("(function_definition name: (identifier) @name)")
    var names: [String] = []
    query.forEachMatch(in: tree.root) { match in
      if let name = match["name"] { names.append(name.text) }
    }
    #expect(names == ["a", "c"])
  }

  @Test func refusesBadQueries() {
    #expect(throws: BridgeError.invalidQuery(offset: 1)) { try Query("(no_such_node)") }
    #expect(throws: BridgeError.predicateInQuery) { try Query("((identifier) @a (#eq? @a \"x\"))") }
  }

  @Test func findsWhatAnEditChanged() throws {
    var parser = try Parser()
    let old = try parser.parse(Array("a = 1\nb = 2\n".utf8))
    let insertion = [Replacement(old: 6..<6, newCount: 6)]
    let new = try parser.parse(Array("a = 1\nx = 3\nb = 2\n".utf8), reusing: old, replacements: insertion)
    let (hasError, count) = (new.hasError, new.root.childCount)
    #expect(!hasError)
    #expect(count == 3)
    for range in old.changedRanges(to: new, replacements: insertion) {
      #expect(range.lowerBound >= 6 && range.upperBound <= 12)
    }
  }
}
