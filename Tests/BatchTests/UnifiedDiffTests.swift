import Batch
import Testing

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, path: String = "a.py") -> String {
    String(decoding: UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: path).bytes(), as: UTF8.self)
  }

  @Test func isEmptyForEqualFiles() {
    #expect(diff("a\n", "a\n") == "")
  }

  @Test func showsThreeLinesAroundAChange() {
    #expect(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n") == """
      --- a/a.py
      +++ b/a.py
      @@ -2,7 +2,7 @@
       2
       3
       4
      -5
      +X
       6
       7
       8

      """)
  }

  @Test func joinsHunksThatTouch() {
    let old = (1...9).map { "\($0)\n" }.joined()
    let new = old.replacing("1\n", with: "A\n").replacing("8\n", with: "B\n")
    #expect(diff(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,9 +1,9 @@"])
  }

  @Test func saysWhereALineEndIsMissing() {
    #expect(diff("a", "a\nb") == """
      --- a/a.py
      +++ b/a.py
      @@ -1 +1,2 @@
      -a
      \\ No newline at end of file
      +a
      +b
      \\ No newline at end of file

      """)
  }

  @Test func startsAnEmptyFileAtLineZero() {
    #expect(diff("", "\na").hasPrefix("--- a/a.py\n+++ b/a.py\n@@ -0,0 +1,2 @@\n+\n+a\n"))
  }

  @Test(arguments: [("a b.py", "--- a/a b.py\t\n"), ("é.py", "--- \"a/\\303\\251.py\"\n"), ("a\"b.py", "--- \"a/a\\\"b.py\"\n")])
  func quotesNamesAsGitDoes(path: String, header: String) {
    #expect(diff("a\n", "b\n", path: path).hasPrefix(header))
  }

  @Test func coloursAsGitDoes() {
    let bytes = UnifiedDiff(from: Array("a\n".utf8), to: Array("b\n".utf8), path: "a").bytes(isColoured: true)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\u{1B}[31m-a\u{1B}[m\n\u{1B}[32m+b\u{1B}[m\n"))
  }
}
