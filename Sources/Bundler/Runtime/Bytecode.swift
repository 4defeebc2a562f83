import Batch
import FunctionProject

/// Modules compiled for one Python version, as `.pyc` that Python takes without looking at times or sources.
struct Bytecode {
  /// A module's path in the zip, and its text.
  typealias Source = (path: String, bytes: [UInt8])

  /// By the path of the source: `gammaray/dynamic.py`.
  let files: [String: [UInt8]]

  /// Compiles with an interpreter of the version, or takes the outcome from the cache.
  /// - Parameters:
  ///   - version: `3.12`.
  ///   - root: where the modules will lie: the code's file names in tracebacks start with it.
  /// - Returns: nil when no interpreter of that version is at hand.
  static func compiled(
    _ sources: [Source], for version: String, root: String, environment: [String: String]
  ) throws(BundleError) -> Bytecode? {
    let cache = Cache("bytecode", environment: environment)
    for python in ProgramFinder(environment: environment).pythons(version) {
      guard let real = Disk.realPath(python), let print = Disk.fingerprint(real) else { continue }
      let texts = sources.flatMap { [$0.path, String(decoding: $0.bytes, as: UTF8.self)] }
      let key = Cache.key([version, root, python, real, print, script] + texts)
      guard let directory = try? cache.directory(key, make: { work throws(BundleError) in
        try compile(sources, with: python, version: version, root: root, work: work, environment: environment)
      }) else { continue }
      return try read(sources, from: directory)
    }
    return nil
  }

  /// `gammaray/x.py` → `gammaray/__pycache__/x.cpython-312.pyc` (PEP 3147).
  static func path(of source: String, version: String) -> String {
    let tag = TargetPlatform(pythonVersion: version, architecture: "").cacheTag
    let slash = source.lastIndex(of: "/").map { source.index(after: $0) } ?? source.startIndex
    return "\(source[..<slash])__pycache__/\(source[slash...].dropLast(3)).\(tag).pyc"
  }

  /// Arguments: the version, the root, the working directory; sources lie in its `source`, results go to `compiled`.
  private static let script = """
    import os, py_compile, sys, warnings
    version, root, work = sys.argv[1:]
    if "%d.%d" % sys.version_info[:2] != version or sys.implementation.name != "cpython":
        sys.exit("another Python: " + sys.version)
    warnings.simplefilter("ignore")
    for directory, _, names in sorted(os.walk(os.path.join(work, "source"))):
        for name in sorted(names):
            source = os.path.join(directory, name)
            path = os.path.relpath(source, os.path.join(work, "source"))
            py_compile.compile(
                source, os.path.join(work, "compiled", path + "c"), root + "/" + path, doraise=True, optimize=0,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    """

  private static func compile(
    _ sources: [Source], with python: String, version: String, root: String, work: String,
    environment: [String: String]
  ) throws(BundleError) {
    do throws(FileError) {
      let writer = AtomicWriter()
      try writer.write(Array(script.utf8), to: "\(work)/compile.py")
      for file in sources {
        let path = "\(work)/source/\(file.path)"
        try Directories.make(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
        try writer.write(file.bytes, to: path)
      }
      try writer.finishOrThrow()
    } catch {
      throw .system(path: error.path, reason: error.message)
    }
    // Up to 3.10 the order of constant sets hangs on the hash seed.
    var variables = ["PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"]
    for name in ["PATH", "HOME", "PYENV_ROOT", "LD_LIBRARY_PATH"] { variables[name] = environment[name] }
    let outcome = try ChildProcess(
      program: python, arguments: ["-s", "-S", "\(work)/compile.py", version, root, work], environment: variables
    ).run()
    guard outcome.exitCode == 0 else { throw .system(path: python, reason: outcome.tail()) }
  }

  private static func read(_ sources: [Source], from directory: String) throws(BundleError) -> Bytecode {
    do throws(FileError) {
      var files: [String: [UInt8]] = [:]
      for source in sources { files[source.path] = try FileReader.read("\(directory)/compiled/\(source.path)c") }
      return Bytecode(files: files)
    } catch {
      throw .system(path: error.path, reason: "\(error.message): remove \(directory) and run again")
    }
  }
}
