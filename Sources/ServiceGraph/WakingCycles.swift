/// Ways on which something may wake itself again: the loops that a Lambda application can run up a bill with.
package enum WakingCycles {
  /// For each strongly connected part of the graph a shortest loop through its first function, as node ids in the loop's order.
  /// Edges count as a path only where what comes along the one can go on along the other: a put below `thumbnails/` does not
  /// wake a notification about `uploads/`.
  package static func find(in graph: ServiceGraph) -> [[String]] {
    let edges = graph.edges
    var leaving: [String: [Int]] = [:]
    for (index, edge) in edges.enumerated() { leaving[edge.from, default: []].append(index) }
    let next = edges.map { edge in
      leaving[edge.to, default: []].filter { edge.traffic.mayContinue(into: edges[$0].traffic) }
    }
    return parts(next).compactMap { part in
      let inside = Set(part)
      guard part.count > 1 || next[part[0]].contains(part[0]) else { return nil }
      let starts = part.sorted().filter { edges[$0].from.hasPrefix("function:") }
      // A loop of resources alone, such as two topics, is real too.
      guard let start = starts.first ?? part.min() else { return nil }
      return loop(from: start, within: inside, next).map { edges[$0].from }
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The edges of a shortest way from `start` back to itself.
  private static func loop(from start: Int, within inside: Set<Int>, _ next: [[Int]]) -> [Int] {
    var before: [Int: Int] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let edge = queue[head]
      head += 1
      for following in next[edge] where inside.contains(following) {
        if following == start { return way(to: edge, before) }
        guard before[following] == nil else { continue }
        before[following] = edge
        queue.append(following)
      }
    }
    return [start]
  }

  private static func way(to end: Int, _ before: [Int: Int]) -> [Int] {
    var path = [end]
    while let edge = before[path[path.count - 1]] { path.append(edge) }
    return path.reversed()
  }

  /// Strongly connected parts (Tarjan), without recursion: graphs may be long chains.
  private static func parts(_ next: [[Int]]) -> [[Int]] {
    var index = Array(repeating: -1, count: next.count)
    var low = index
    var onStack = Array(repeating: false, count: next.count)
    var stack: [Int] = []
    var counter = 0
    var found: [[Int]] = []
    for root in next.indices where index[root] < 0 {
      var work = [(node: root, child: 0)]
      while let (node, child) = work.last {
        if child == 0 {
          (index[node], low[node]) = (counter, counter)
          counter += 1
          stack.append(node)
          onStack[node] = true
        }
        if child < next[node].count {
          work[work.count - 1].child += 1
          let target = next[node][child]
          if index[target] < 0 {
            work.append((target, 0))
          } else if onStack[target] {
            low[node] = min(low[node], index[target])
          }
          continue
        }
        work.removeLast()
        if let parent = work.last { low[parent.node] = min(low[parent.node], low[node]) }
        guard low[node] == index[node] else { continue }
        var part: [Int] = []
        while let member = stack.popLast() {
          onStack[member] = false
          part.append(member)
          if member == node { break }
        }
        found.append(part)
      }
    }
    return found
  }
}
