import FunctionProject
import Testing

@Suite struct WalkTests {
  private func files(_ project: TemporaryProject, _ root: String = ".", excludes: [String] = [])
    -> [String]
  {
    ProjectWalk.files(below: PathText.join(project.path, root), excludes: excludes) {
      $0.hasSuffix(".py")
    }
    .files.map { PathText.relative($0, to: project.path) }
  }

  @Test func skipsWhatIsNotTheProjects() throws {
    let project = try TemporaryProject([
      ".gitignore": "out/\n*.gen.py\n", "a.py": "", "B.py": "", "out/a.py": "", "x.gen.py": "",
      "node_modules/a.py": "", "__pycache__/a.py": "", ".hidden/a.py": "", "env/pyvenv.cfg": "",
      "env/lib/a.py": "",
      "lib/site-packages/a.py": "", ".aws-sam/build/F/a.py": "",
      "sub/.gitignore": "!x.gen.py\n/local\n",
      "sub/x.gen.py": "", "sub/local/a.py": "", "sub/deep/local/a.py": "",
      "mine/.gammarayignore": "secret*",
      "mine/secret.py": "", "mine/open.py": "",
    ])
    #expect(
      files(project) == ["B.py", "a.py", "mine/open.py", "sub/deep/local/a.py", "sub/x.gen.py"])
  }

  @Test func obeysIgnoreFilesAboveUpToTheRepository() throws {
    let project = try TemporaryProject([
      ".gitignore": "*.py", "repo/.git/HEAD": "", "repo/.gitignore": "a.py\n/app/b.py\n",
      "repo/.git/info/exclude": "d.py", "repo/app/a.py": "", "repo/app/b.py": "",
      "repo/app/c.py": "",
      "repo/app/d.py": "", "repo/app/sub/b.py": "",
    ])
    #expect(files(project, "repo/app") == ["repo/app/c.py", "repo/app/sub/b.py"])
  }

  @Test func excludesAreSeenFromThePath() throws {
    let project = try TemporaryProject([
      "app/legacy/a.py": "", "app/new/a.py": "", ".gitignore": "!legacy",
    ])
    #expect(files(project, "app", excludes: ["legacy"]) == ["app/new/a.py"])
    #expect(files(project, "app", excludes: ["/new/*.py"]) == ["app/legacy/a.py"])
  }

  @Test func survivesLinkLoops() throws {
    let project = try TemporaryProject(["a/x.py": ""])
    try project.link("a/loop", to: "..")
    try project.link("a/self.py", to: "self.py")
    try project.link("a/y.py", to: "x.py")
    #expect(files(project) == ["a/x.py", "a/y.py"])
  }

  @Test func namesAHiddenOrIgnoredDirectoryOutright() throws {
    let project = try TemporaryProject([".gitignore": "build/", "build/a.py": "", ".x/a.py": ""])
    #expect(files(project, "build") == ["build/a.py"])
    #expect(files(project, ".x") == [".x/a.py"])
  }

  @Test func handsOutLinksThatLeadToNoFile() throws {
    let project = try TemporaryProject(["shared/x.py": "", "f/app.py": ""])
    try project.link("f/shared", to: "../shared")
    try project.link("f/nothing", to: "gone")
    try project.link("f/y.py", to: "../shared/x.py")
    try project.link("f/node_modules", to: "../shared")
    let tree = try SourceTree(at: "\(project.path)/f", excludes: [])
    #expect(tree.files.map(\.relative) == ["app.py", "y.py"])
    #expect(tree.links.map(\.relative) == ["nothing", "shared"])
  }

  @Test func reportsUnreadableDirectories() throws {
    let project = try TemporaryProject(["a/x.py": ""])
    let found = ProjectWalk.files(below: "\(project.path)/nothing", excludes: []) { _ in true }
    #expect(found.files.isEmpty)
    #expect(found.problems.map(\.severity) == [.error])
  }
}
