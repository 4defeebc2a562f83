import FunctionProject
import Testing

@Suite struct IgnoreTests {
  /// `path` ends with a slash for a directory.
  private func ignores(_ lines: String, _ path: String) -> Bool {
    var rules = IgnoreRules()
    rules.add(Array(lines.utf8), atDepth: 0)
    return rules.ignores(path.split(separator: "/").map { Array($0.utf8) }, isDirectory: path.hasSuffix("/"))
  }

  @Test(arguments: [
    ("build", "build/"), ("build", "a/b/build"), ("build/", "a/build/"), ("/build", "build"), ("a/b", "a/b"),
    ("*.pyc", "a/x.pyc"), ("**/x", "x"), ("**/x", "a/b/x"), ("a/**", "a/b"), ("a/**", "a/b/c"), ("a/**/z", "a/z"),
    ("a/**/z", "a/b/c/z"), ("x?z", "xyz"), ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("\\#x", "#x"), ("\\!x", "!x"),
    ("x\\ ", "x "), ("x   ", "x"), ("x\r", "x"), ("\u{FEFF}x", "x"), ("[]x]y", "]y"), ("a*b*c", "aXbYbZc"),
    ("*", "anything"), ("foo/*", "foo/x"), ("*.[oa]", "lib.a"), ("# x\n\ny", "y"), ("a\n!b", "a"), ("é*", "étage"),
  ])
  func matches(lines: String, path: String) {
    #expect(ignores(lines, path))
  }

  @Test(arguments: [
    ("build/", "build"), ("/build", "a/build"), ("a/b", "x/a/b"), ("foo/*", "foo/x/y"), ("#x", "#x"), ("", "x"),
    ("a/**", "a/"), ("*.py", "x.pyc"), ("[a-c]x", "dx"), ("x?z", "xz"), ("a\n!a", "a"), ("*.log\n!keep.log", "keep.log"),
    ("[a", "[a"), ("/", "x"), ("*/x", "x"), ("?", "é"),
  ])
  func leavesAlone(lines: String, path: String) {
    #expect(!ignores(lines, path))
  }

  @Test func innerFilesOverrideOuterOnesButNotExcludes() {
    var rules = IgnoreRules()
    rules.add(Array("*.log".utf8), atDepth: 0)
    rules.add(Array("!*.log\n/only-here".utf8), atDepth: 1)
    let path = ["a", "x.log"].map { Array($0.utf8) }
    #expect(!rules.ignores(path, isDirectory: false))
    #expect(rules.ignores(["a", "only-here"].map { Array($0.utf8) }, isDirectory: false))
    #expect(!rules.ignores(["a", "b", "only-here"].map { Array($0.utf8) }, isDirectory: false))
    rules.exclude(["x.*"], atDepth: 0)
    #expect(rules.ignores(path, isDirectory: false))
  }

  @Test func aPatternOfManyStarsEndsSoon() {
    let stars = String(repeating: "a*", count: 40) + "b"
    #expect(!ignores(stars, String(repeating: "a", count: 200)))
  }
}
