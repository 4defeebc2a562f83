// Packs a directory with the ZipWriter module and nothing else: PackDirectory DIRECTORY ARCHIVE [WORKERS]
import Foundation
import ZipWriter

@main struct PackDirectory {
  static func main() async {
    do {
      try await pack(CommandLine.arguments)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  static func pack(_ arguments: [String]) async throws {
    let options = ZipOptions(workerCount: arguments.count > 3 ? Int(arguments[3]) : nil)
    let entries = try entries(of: arguments[1], prefix: "")
    let summary = try await writeZip(entries, to: arguments[2], options: options)
    print(summary.entries.count, summary.uncompressedSize, summary.archiveSize, summary.base64SHA256)
  }

  /// All files and links below `directory`.
  static func entries(of directory: String, prefix: String) throws -> [ZipEntry] {
    guard let stream = opendir(directory) else { throw CocoaError(.fileReadUnknown) }
    defer { closedir(stream) }
    var entries: [ZipEntry] = []
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: item.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name != "." && name != ".." else { continue }
      let (path, file) = (prefix + name, directory + "/" + name)
      var status = stat()
      guard lstat(file, &status) == 0 else { throw CocoaError(.fileReadUnknown) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: entries += try self.entries(of: file, prefix: path + "/")
      case S_IFLNK:
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: file)
        entries.append(ZipEntry(path: path, content: .symlink(target: target)))
      default: entries.append(ZipEntry(path: path, mode: UInt16(status.st_mode & 0o7777), content: .file(file)))
      }
    }
    return entries
  }
}
