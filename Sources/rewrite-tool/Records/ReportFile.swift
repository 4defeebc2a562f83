import Batch
import FoundationEssentials
import ReportPage
import ServiceGraph

/// The HTML report as a file, or on standard output.
enum ReportFile {
  static func write(_ document: ReportDocument, to path: String?) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let page = ReportPage.html(json: Array(try encoder.encode(document)))
    guard let path else { return Console.write(page) }
    let writer = AtomicWriter()
    do throws(FileError) { try writer.write(page, to: path) } catch { throw Failure(error.description) }
    let failures = writer.finish()
    if let first = failures.first { throw Failure(first.description) }
  }
}
