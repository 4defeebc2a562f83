import FunctionProject
import Glibc

/// A symbolic link that stays inside a code directory.
struct SymbolicLink {
  /// What is stored: relative, so that it holds wherever the zip is unpacked.
  let target: String
  /// Where it ends, seen from the code directory; empty for the directory itself.
  let destination: String

  /// - Parameters:
  ///   - relative: the link's path, seen from `root`.
  ///   - root: the code directory.
  /// - Throws: `badFile` when the link is broken, goes round in circles or leads out of `root`.
  init(at path: String, relative: String, root: String) throws(BundleError) {
    let raw = try Disk.linkTarget(path)
    guard let real = Disk.realPath(path) else {
      let reason = errno == ELOOP ? "a link that leads back to itself" : "a broken link to \(raw)"
      throw .badFile(path: path, reason: "\(reason): mend it, or leave it out with --exclude")
    }
    guard let realRoot = Disk.realPath(root), PathText.isInside(real, realRoot) else {
      throw .badFile(
        path: path,
        reason: "a link to \(raw), outside of the code directory: copy that here, make it a layer, or leave the link out "
          + "with --exclude")
    }
    let inside = PathText.relative(real, to: realRoot)
    destination = inside == "." ? "" : inside
    let directory = PathText.directory(of: relative)
    let lexical = PathText.join(directory, raw)
    if !raw.hasPrefix("/"), PathText.isInside(lexical, ".") {
      target = raw
    } else {
      target = PathText.relative("/" + destination, to: "/" + (directory == "." ? "" : directory))
    }
  }
}
