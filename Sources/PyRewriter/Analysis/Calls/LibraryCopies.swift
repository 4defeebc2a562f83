/// Copies of the SDK and of HTTP clients among the files: what they send, they send for a call of somebody else's, which is the one that counts.
struct LibraryCopies {
  private var directories: Set<String> = []

  init(_ files: [ModuleFile]) {
    var markers: Set<String> = []
    for file in files where Self.markers.contains(where: { file.path.hasSuffix("/" + $0) || file.path == $0 }) { markers.insert(file.path) }
    guard !markers.isEmpty else { return }
    for file in files where file.isPackage {
      let directory = String(file.path.dropLast("__init__.py".count))
      let name = directory.split(separator: "/").last.map(String.init) ?? ""
      let isLibrary = Self.markers.contains { $0.hasPrefix(name + "/") && markers.contains(directory + $0.dropFirst(name.count + 1)) }
      if isLibrary { directories.insert(directory) }
    }
  }

  func contains(_ file: ModuleFile) -> Bool { !directories.isEmpty && directories.contains { file.path.hasPrefix($0) } }

  /// A file that tells the library from a folder that happens to have its name.
  private static let markers = [
    "boto3/session.py", "botocore/client.py", "s3transfer/manager.py", "aiobotocore/client.py", "aioboto3/session.py",
    "requests/adapters.py", "urllib3/connectionpool.py", "httpx/_client.py", "aiohttp/client_reqrep.py",
  ]
}
