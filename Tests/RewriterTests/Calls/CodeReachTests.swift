import PyRewriter
import Testing

/// Which code a handler may get to.
@Suite struct CodeReachTests {
  /// The marks (`MARK_x`) in the code that `name` in `app.py` reaches; sorted.
  private func reached(_ files: [String: String], from name: String = "handler", others: [String] = []) throws -> [String] {
    let modules = files.sorted { $0.key < $1.key }.map { path, text in
      ModuleFile(path: path, moduleNames: [String(path.dropLast(3)).replacing("/__init__", with: "").replacing("/", with: ".")], bytes: Array(text.utf8))
    }
    let reach = try CodeReach(modules)
    let found = reach.reached(
      from: .init(path: "app.py", name: name), others: Set(others.map { CodeReach.Definition(path: "app.py", name: $0) }))
    return files.sorted { $0.key < $1.key }.flatMap { path, text in
      text.matches(of: /MARK_\w+/).filter { found.contains(path, text.utf8.distance(from: text.startIndex, to: $0.range.lowerBound)) }
        .map { String(text[$0.range]) }
    }
  }

  @Test func ofSeveralHandlersTheOwn() throws {
    let text = "def create(e, c): MARK_a()\ndef delete(e, c): helper()\ndef helper(): MARK_b()\nMARK_top()\n"
    #expect(try reached(["app.py": text], from: "create") == ["MARK_a", "MARK_top"])
    #expect(try reached(["app.py": text], from: "delete") == ["MARK_b", "MARK_top"])
  }

  @Test func throughImportsOfAllKinds() throws {
    let files = [
      "app.py": "from lib import store\nimport pkg.deep as d\nfrom .near import x\ndef handler(e, c):\n  import late\n  store.put()\n  d.run(); x()\n",
      "lib/__init__.py": "MARK_init()", "lib/store.py": "def put(): MARK_put()\ndef other(): MARK_other()", "pkg/deep.py": "def run(): MARK_run()",
      "near.py": "def x(): MARK_x()", "late.py": "MARK_late()", "never.py": "MARK_never()",
    ]
    #expect(Set(try reached(files)) == ["MARK_init", "MARK_put", "MARK_run", "MARK_x", "MARK_late"])
  }

  @Test func whatIsImportedButNotCalledByThisHandler() throws {
    let files = [
      "app.py": "from lib import put as store, drop\ndef handler(e, c): store()\ndef other(e, c): drop()\n",
      "lib.py": "def put(): MARK_put()\ndef drop(): MARK_drop()\n",
    ]
    #expect(try reached(files) == ["MARK_put"])
    #expect(try reached(files, from: "other") == ["MARK_drop"])
  }

  @Test func decoratedFunctionsButNotOtherHandlers() throws {
    let text = "@app.get('/a')\ndef route(): MARK_route()\n@trace\ndef second(e, c): MARK_second()\n@trace\ndef handler(e, c): return app.resolve(e)\n"
    #expect(try reached(["app.py": text], others: ["handler", "second"]) == ["MARK_route"])
  }

  @Test func methodsThatAreNamedAndPythonsOwn() throws {
    let text = """
      class Store:
        def __init__(self): MARK_init()
        def put(self): MARK_put()
        def drop(self): MARK_drop()
      def handler(e, c): getattr(Store(), "put")()
      if __name__ == "__main__": Store().drop()
      """
    #expect(try reached(["app.py": text]) == ["MARK_init", "MARK_put"])
  }

  @Test func aFileThatIsNotThereReachesNothing() throws {
    #expect(try reached(["other.py": "MARK_x()"]).isEmpty)
  }
}
