/// Loops in a relation that should have none.
enum CausalCycles {
  /// Nil where there is no loop. Else of each node the number of its strongly connected part, -1 where it is on no loop.
  ///
  /// - Parameter before: of each node those before it.
  static func members(_ before: NodeLinks) -> [Int]? {
    let count = before.count
    var waiting = [Int](repeating: 0, count: count)
    for node in before.nodes { waiting[Int(node)] += 1 }
    // Nodes that cause nothing are on no loop; without them others cause nothing.
    var free = waiting.indices.filter { waiting[$0] == 0 }
    var isFree = waiting.map { $0 == 0 }
    while let node = free.popLast() {
      for other in before[node].lazy.map(Int.init) {
        waiting[other] -= 1
        if waiting[other] == 0 {
          isFree[other] = true
          free.append(other)
        }
      }
    }
    guard isFree.contains(false) else { return nil }
    let rest = waiting.indices.filter { !isFree[$0] }
    return parts(rest, before, count: count)
  }

  /// Strongly connected parts of more than one node (Tarjan), without recursion: chains may be long.
  private static func parts(_ nodes: [Int], _ before: NodeLinks, count: Int) -> [Int] {
    var search = ComponentSearch(count: count)
    for node in nodes where search.order[node] < 0 { search.visit(from: node, before) }
    return search.parts
  }
}

/// Of each node the others that it is linked to, in one list.
struct NodeLinks: Sendable {
  private(set) var nodes: [Int32] = []
  private var ends: [Int32] = []

  init() {}

  init(_ parts: [NodeLinks]) {
    for part in parts {
      let known = Int32(nodes.count)
      nodes += part.nodes
      ends += known == 0 ? part.ends : part.ends.map { $0 + known }
    }
  }

  var count: Int { ends.count }

  /// Those of the next node.
  mutating func add(_ others: ((Int) -> Void) -> Void) {
    others { nodes.append(Int32($0)) }
    ends.append(Int32(nodes.count))
  }

  subscript(node: Int) -> ArraySlice<Int32> { nodes[(node == 0 ? 0 : Int(ends[node - 1]))..<Int(ends[node])] }
}

private struct ComponentSearch {
  var order: [Int]
  private var low: [Int]
  private var stack: [Int] = []
  private var isOnStack: [Bool]
  private var counter = 0
  private var partCount = 0
  private(set) var parts: [Int]

  init(count: Int) {
    order = [Int](repeating: -1, count: count)
    (low, parts) = (order, order)
    isOnStack = [Bool](repeating: false, count: count)
  }

  mutating func visit(from root: Int, _ next: NodeLinks) {
    var work = [(node: root, child: 0)]
    while let (node, child) = work.last {
      if child == 0 { enter(node) }
      guard child == next[node].count else {
        work[work.count - 1].child += 1
        let list = next[node]
      let target = Int(list[list.startIndex + child])
        if order[target] < 0 { work.append((target, 0)) } else if isOnStack[target] { low[node] = min(low[node], order[target]) }
        continue
      }
      work.removeLast()
      if let parent = work.last { low[parent.node] = min(low[parent.node], low[node]) }
      if low[node] == order[node] { close(node, loops: next[node].contains(Int32(node))) }
    }
  }

  private mutating func enter(_ node: Int) {
    guard order[node] < 0 else { return }
    (order[node], low[node]) = (counter, counter)
    counter += 1
    stack.append(node)
    isOnStack[node] = true
  }

  private mutating func close(_ node: Int, loops: Bool) {
    var members: [Int] = []
    while let member = stack.popLast() {
      isOnStack[member] = false
      members.append(member)
      if member == node { break }
    }
    guard members.count > 1 || loops else { return }
    for member in members { parts[member] = partCount }
    partCount += 1
  }
}

extension CausalHistory {
  /// Calls `body` with the invocations that caused it, with proof.
  func forPredecessors(of invocation: Int, _ body: (Int) -> Void) {
    for index in causesOfInvocation[invocation] where causes[index].certainty == .exact {
      if let before = causingInvocation(causes[index]) { body(before) }
    }
  }
}
