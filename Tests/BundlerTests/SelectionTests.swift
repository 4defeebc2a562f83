import Foundation
import Testing

/// Which files of a code directory are packed.
@Suite struct SelectionTests {
  @Test func ignoreFilesDefaultsAndOptions() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write(".git/HEAD", "")
    try workspace.write(".gitignore", "*.log\nvendor/\n")
    try workspace.write("code/.gammarayignore", "notes/\n")
    for path in [
      "a.log", "vendor/lib.py", "vendor/lib.txt", "notes/n.txt", "tests/t.py", "__pycache__/app.cpython-312.pyc", ".venv/x.py",
      "env/pyvenv.cfg", "env/lib.py", ".DS_Store", "keep/.hidden", "node_modules/x.js", ".aws-sam/build/x",
    ] { try workspace.write("code/\(path)", "") }
    let outcome = try workspace.run(
      "bundle", ".", "--output", "code/out", "--exclude", "tests", "--include", "vendor/*.py")
    #expect(outcome.exitCode == 0)
    #expect(try workspace.unpack("code/out/Fn.zip").paths == ["app.py", "keep/.hidden", "vendor/lib.py"])
    #expect(outcome.errors.contains("left out by --exclude or ignore files: a.log, notes/, tests/"), "\(outcome.errors)")
    // Its own output, which lies in the code directory, is no part of the next one.
    let before = try workspace.bytes("code/out/Fn.zip")
    try workspace.run("bundle", ".", "--output", "code/out", "--exclude", "tests", "--include", "vendor/*.py")
    #expect(try workspace.bytes("code/out/Fn.zip") == before)
  }

  @Test func theOutputOfABuildIsNotReadWithTheProjectsIgnoreFiles() throws {
    let workspace = try Workspace()
    try workspace.write(".git/HEAD", "")
    try workspace.write(".gitignore", "build/\n*.so\nlib/\n")
    try workspace.writeTemplate(
      ["Fn: {CodeUri: code, Handler: app.handler, Runtime: python3.12}"], at: "build/template.yaml")
    try workspace.write("build/code/app.py", "def handler(event, context): pass\n")
    try workspace.write("build/code/fast.so", "")
    try workspace.write("build/code/lib/x.py", "")
    #expect(try workspace.run("bundle", "build", "--output", "out").exitCode == 0)
    #expect(try workspace.unpack("out/Fn.zip").paths == ["app.py", "fast.so", "lib/x.py"])
  }

  @Test func bytecodeOfARewrittenFileNeverShips() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    for path in ["__pycache__/app.cpython-312.pyc", "__pycache__/other.cpython-312.pyc", "app.pyc"] {
      try workspace.write("code/\(path)", "")
    }
    try workspace.write("code/other.py", "")
    try workspace.run("bundle", ".", "--output", "out", "--include", "__pycache__", "--include", "*.pyc")
    #expect(try workspace.unpack("out/Fn.zip").paths == ["__pycache__/other.cpython-312.pyc", "app.py", "other.py"])
  }

  @Test func aHandlerThatIsLeftOutIsAnError() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("code/.gammarayignore", "app.py\n")
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/app.py: error: the handler of Fn is left out"))
  }

  @Test func aNameThatIsNotUTF8IsRefused() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.execute("/bin/sh", ["-c", #"touch "code/$(printf 'caf\351')""#])
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("its name is not UTF-8"))
  }

  @Test func linksInsideAreStored() throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("code/data/real.txt", "text")
    try workspace.write("code/src/main.py", "def handler(event, context): pass\n")
    try workspace.link("code/data/self", to: "..")
    try workspace.link("code/alias.txt", to: "data/real.txt")
    try workspace.link("code/data/absolute", to: workspace.path("code/src"))
    try FileManager.default.removeItem(atPath: workspace.path("code/app.py"))
    try workspace.link("code/app.py", to: "src/main.py")
    #expect(try workspace.run("bundle", ".", "--output", "out").exitCode == 0)
    let zip = try workspace.unpack("out/Fn.zip")
    #expect(try zip.linkTarget("alias.txt") == "data/real.txt")
    #expect(try zip.linkTarget("data/self") == "..")
    #expect(try zip.linkTarget("data/absolute") == "../src")
    #expect(try zip.text("app.py").contains("_gammaray.entry"))
    #expect(try !zip.text("src/main.py").contains("_gammaray"))
  }

  @Test(arguments: [
    ("nowhere", "a broken link to nowhere"), ("link", "a link that leads back to itself"),
    ("../other.txt", "a link to ../other.txt, outside of the code directory"),
    ("a.log", "a link to a.log, which is empty or left out"),
  ])
  func linksThatWouldBreakAreRefused(target: String, message: String) throws {
    let workspace = try Workspace()
    try workspace.writeFunction()
    try workspace.write("other.txt", "")
    try workspace.write("code/a.log", "")
    try workspace.write("code/.gammarayignore", "*.log\n")
    try workspace.link("code/link", to: target)
    let outcome = try workspace.run("bundle", ".", "--output", "out")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("code/link: error: \(message)"), "\(outcome.errors)")
    #expect(try workspace.run("bundle", ".", "--output", "out", "--exclude", "link").exitCode == 0)
  }
}
