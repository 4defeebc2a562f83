import Synchronization

/// What the functions of a run share, found out once.
final class RunMemory: Sendable {
  private let installers = Mutex<[String: Installer?]>([:])
  private let runtimes = Mutex<[String: RuntimePackage]>([:])

  /// - Parameter find: asked when the version is met first; nil when there is no installer.
  func installer(for version: String, find: () -> Installer?) -> Installer? {
    if let known = installers.withLock({ $0[version] }) { return known }
    let found = find()
    installers.withLock { $0[version] = .some(found) }
    return found
  }

  /// - Parameter make: asked when the version is met first; the empty version means none.
  func runtime(for version: String, make: () throws(BundleError) -> RuntimePackage) throws(BundleError) -> RuntimePackage {
    if let known = runtimes.withLock({ $0[version] }) { return known }
    let made = try make()
    runtimes.withLock { $0[version] = made }
    return made
  }
}
