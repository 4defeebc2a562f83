import FunctionProject
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("a", "b", "a/b"), ("a", "../b", "b"), ("a", "../../b", "../b"), (".", "./src/", "src"),
    ("/a", "../../b", "/b"),
    ("a/b", "/c", "/c"), ("a", ".", "a"), ("a", "..", "."), ("../a", "../b", "../b"),
    ("", "x//y", "x/y"),
  ])
  func joins(base: String, path: String, expected: String) {
    #expect(PathText.join(base, path) == expected)
  }

  @Test(arguments: [
    ("/a/b/c", "/a", "b/c"), ("/a", "/a/b", ".."), ("/a/b", "/a/c", "../b"), ("/a", "/a", "."),
  ])
  func relates(path: String, directory: String, expected: String) {
    #expect(PathText.relative(path, to: directory) == expected)
  }

  @Test(arguments: [
    ("café", "café/ünï/app.py", "ünï/app.py"), (".", "a/b", "a/b"), ("/", "/a", "a"),
    ("a", "a/\u{301}b", "\u{301}b"),
  ])
  func tellsWhatFollows(directory: String, path: String, expected: String) {
    #expect(PathText.below(directory, path) == expected)
  }

  @Test(arguments: [
    ("../../a/b", "a/b"), ("/a/../b", "b"), ("a/b", "a/b"), ("..", "."), ("/", "."), (".", "."),
  ])
  func staysInside(path: String, expected: String) {
    #expect(PathText.contained(path) == expected)
  }

  @Test func splitsInFrontOfCombiningCharacters() {
    let path = PathText.normalise("a//\u{301}b/../\u{301}c.py")
    #expect(path == "a/\u{301}c.py" && PathText.isInside(path, "a"))
    #expect(PathText.directory(of: path) == "a" && PathText.name(of: path) == "\u{301}c.py")
  }

  @Test func tellsWhatIsInside() {
    #expect(
      PathText.isInside("a/b", "a") && PathText.isInside("a", ".") && PathText.isInside("/x", "/"))
    #expect(
      !PathText.isInside("ab", "a") && !PathText.isInside("../a", ".")
        && !PathText.isInside("/a", "."))
  }
}
