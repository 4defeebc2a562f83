import Foundation
import ZipWriter

/// An entry for what lies at `path` of `directory`: a link as a link, a file with its mode.
func entry(_ path: String, in directory: String) throws -> ZipEntry {
  let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + path)
  if attributes[.type] as? FileAttributeType == .typeSymbolicLink {
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: directory + "/" + path)
    return ZipEntry(path: path, content: .symlink(target: target))
  }
  let mode = (attributes[.posixPermissions] as? NSNumber)?.uint16Value ?? 0o644
  return ZipEntry(path: path, mode: mode, content: .file(directory + "/" + path))
}

/// Files and links with odd names, sizes and contents, the same for the same seed.
struct RandomTree {
  private(set) var paths: [String] = []
  private var generator: SeededGenerator
  private let directory: TemporaryDirectory
  private let root: String

  init(seed: UInt64, in directory: TemporaryDirectory, under root: String) throws {
    (generator, self.directory, self.root) = (SeededGenerator(seed: seed), directory, root)
    try fill("", depth: 0)
  }

  private mutating func fill(_ folder: String, depth: Int) throws {
    for index in 0..<Int.random(in: 1...8, using: &generator) {
      let path = folder + name() + String(index)
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...2 where depth < 4: try fill(path + "/", depth: depth + 1)
      case 3: try addLink(path)
      default: try addFile(path)
      }
    }
  }

  private mutating func addLink(_ path: String) throws {
    let folder = (directory("\(root)/\(path)") as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let target = "../" + name()
    try FileManager.default.createSymbolicLink(
      atPath: directory("\(root)/\(path)"), withDestinationPath: target)
    paths.append(path)
  }

  private mutating func addFile(_ path: String) throws {
    let scale = [0, 1, 50, 5000, 300_000, 2_500_000].randomElement(using: &generator) ?? 0
    let size = Int.random(in: 0...scale, using: &generator)
    let content = Bool.random(using: &generator) ? text(size) : generator.bytes(size)
    let mode = Bool.random(using: &generator) ? 0o644 : 0o755
    try directory.write("\(root)/\(path)", content, mode: mode)
    paths.append(path)
  }

  private mutating func name() -> String {
    let alphabet = Array("abAB01 ._-+~#é日🎈%'\"$&()")
    let count = Int.random(in: 1...12, using: &generator)
    return "n" + String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
  }
}
