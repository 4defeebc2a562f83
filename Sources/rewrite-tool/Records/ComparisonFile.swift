import Batch
import FoundationEssentials
import ServiceGraph

/// What a graph is compared with: a plan, an earlier graph, or records.
enum ComparisonFile {
  private struct Document: Decodable {
    struct Node: Decodable {
      let id, kind, name: String
      let physicalName, origin: String?
    }

    struct Edge: Decodable { let from, to, kind: String }

    let nodes, functions, resources: [Node]?
    let edges: [Edge]
  }

  static func read(_ path: String, filter: GraphFilter) throws -> ComparedGraph {
    if let document = try document(path) {
      let nodes = (document.nodes ?? []) + (document.functions ?? []) + (document.resources ?? [])
      return ComparedGraph(
        nodes: nodes.map { .init(id: $0.id, kind: $0.kind, name: $0.name, physicalName: $0.physicalName, isUnknown: $0.origin == "unknown") },
        edges: document.edges.map { .init(from: $0.from, to: $0.to, kind: $0.kind) }, isPlan: document.functions != nil)
    }
    let history = try RecordOptions.history(of: [path], isQuiet: true)
    let other = ObservedDocument(ObservedGraph(history, filter: filter), Completeness(history, filter: filter))
    return ComparedGraph(
      nodes: other.nodes.map { .init(id: $0.id, kind: $0.kind, name: $0.name, physicalName: nil) },
      edges: other.edges.map { .init(from: $0.from, to: $0.to, kind: $0.kind) }, isPlan: false)
  }

  /// Nil where it is no graph: records, or a folder with an archive of them.
  private static func document(_ path: String) throws -> Document? {
    if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { return nil }
    var bytes: [UInt8] = []
    do throws(FileError) { bytes = try FileReader.read(path) } catch { throw Failure(error.description) }
    return try? JSONDecoder().decode(Document.self, from: Data(bytes))
  }
}
