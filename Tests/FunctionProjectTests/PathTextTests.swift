import FunctionProject
import Testing

@Suite struct PathTextTests {
  @Test(arguments: [
    ("a", "b", "a/b"), ("a", "../b", "b"), ("a", "../../b", "../b"), (".", "./src/", "src"), ("/a", "../../b", "/b"),
    ("a/b", "/c", "/c"), ("a", ".", "a"), ("a", "..", "."), ("../a", "../b", "../b"), ("", "x//y", "x/y"),
  ])
  func joins(base: String, path: String, expected: String) {
    #expect(PathText.join(base, path) == expected)
  }

  @Test(arguments: [("/a/b/c", "/a", "b/c"), ("/a", "/a/b", ".."), ("/a/b", "/a/c", "../b"), ("/a", "/a", ".")])
  func relates(path: String, directory: String, expected: String) {
    #expect(PathText.relative(path, to: directory) == expected)
  }

  @Test func tellsWhatIsInside() {
    #expect(PathText.isInside("a/b", "a") && PathText.isInside("a", ".") && PathText.isInside("/x", "/"))
    #expect(!PathText.isInside("ab", "a") && !PathText.isInside("../a", ".") && !PathText.isInside("/a", "."))
  }
}
