package import TreeSitterBridge

/// What became of one file.
package struct RewriteResult: Equatable, Sendable {
  package let output: [UInt8]
  /// The input held instrumentation already.
  package let wasInstrumented: Bool
  package let findings: [Diagnostic]
}

/// Turns the bytes of one file into those of another. One a worker: it holds a parser.
package struct Rewriter: ~Copyable {
  private var parser: Parser

  package init() throws(BridgeError) { parser = try Parser() }

  /// Restores `source`, then instruments it as `options` say: rewriting twice, or in another mode, is one step. Without entry points in
  /// `options`, those that were wrapped before are wrapped again.
  package mutating func rewrite(
    _ source: [UInt8], path: String, options: RewriteOptions
  ) throws(RewriteError) -> RewriteResult {
    if options.asksForNothing(in: source), !Instrumentation.mayBePresent(in: source) {
      return RewriteResult(output: source, wasInstrumented: false, findings: [])
    }
    let clean = try cleanTree(of: source, path: path)
    let suppressions = Suppressions(in: clean.tree)
    let named = options.entryPoints.isEmpty ? clean.entryPoints : options.entryPoints
    let (entryPoints, usedByEntryPoints) = suppressions.unsuppressed(named, in: clean.tree)
    let (callees, usedByCallees) = suppressions.unsuppressed(options.mode == .hybrid ? options.callees : [])
    let used = usedByEntryPoints.union(usedByCallees)
    let module = ModuleContext(
      path: path, tree: clean.tree, options: RewriteOptions(mode: options.mode, entryPoints: entryPoints, callees: callees),
      suppressions: suppressions, lineEnd: PythonSource.lineEnd(of: source))
    guard suppressions.fileOffset == nil, !module.options.asksForNothing(in: module.tree.source) else {
      return RewriteResult(
        output: module.tree.source, wasInstrumented: clean.wasInstrumented,
        findings: suppressions.fileOffset == nil ? module.unusedSuppressions(except: used) : [])
    }
    let (edits, findings) = try contributions(to: module, usedSuppressions: used)
    let output = edits.applied(to: module.tree.source)
    if !edits.isEmpty { try check(output, of: module, edits: edits) }
    return RewriteResult(output: output, wasInstrumented: clean.wasInstrumented, findings: findings)
  }

  /// The bytes that `source` had before it was instrumented; `source` itself where it was not.
  package mutating func restore(_ source: [UInt8], path: String) throws(RewriteError) -> RewriteResult {
    guard Instrumentation.mayBePresent(in: source) else {
      return RewriteResult(output: source, wasInstrumented: false, findings: [])
    }
    let tree = try parse(PythonSource(source, path: path))
    let found = Instrumentation(in: tree)
    return RewriteResult(
      output: try removals(found, path: path, source: source).applied(to: source),
      wasInstrumented: found.isPresent, findings: [])
  }

  /// Where and how the module binds each of `names` at its end, instrumentation apart; `nil` where nothing binds it.
  package mutating func bindings(
    of names: [String], in source: [UInt8], path: String
  ) throws(RewriteError) -> [LocatedBinding?] {
    guard names.contains(where: { source.contains($0) }) else { return names.map { _ in nil } }
    let tree = try parse(PythonSource(source, path: path))
    // The appended line binds a name too, to what is no `def`.
    let instrumentation = Instrumentation(in: tree).removals.map(\.range)
    return names.map { name in
      guard let binding = NameBindings(of: name, in: tree, except: instrumentation).decisive else { return nil }
      let position = SourcePosition(path: path, source: source, offset: binding.range.lowerBound)
      return LocatedBinding(position: position, form: binding.form)
    }
  }

  private mutating func cleanTree(of source: [UInt8], path: String) throws(RewriteError) -> CleanModule {
    let tree = try parse(PythonSource(source, path: path))
    let found = Instrumentation(in: tree)
    if let use = found.foreignUse {
      throw .nameTaken(SourcePosition(path: path, source: source, offset: use))
    }
    if let use = found.foreignCopy {
      throw .packageTaken(SourcePosition(path: path, source: source, offset: use))
    }
    guard found.isPresent else { return CleanModule(tree: tree, wasInstrumented: false, entryPoints: []) }
    let removals = try removals(found, path: path, source: source)
    let clean = try reparse(removals.applied(to: source), after: tree, edits: removals, path: path)
    return CleanModule(tree: clean, wasInstrumented: true, entryPoints: found.entryPoints)
  }

  private func removals(
    _ found: Instrumentation, path: String, source: [UInt8]
  ) throws(RewriteError) -> EditSet {
    var removals = EditSet()
    do { try removals.add(found.removals) } catch {
      let at = SourcePosition(path: path, source: source, offset: error.rejected.range.lowerBound)
      throw .brokenOutput(at, why: "its instrumentation overlaps itself")
    }
    return removals
  }

  private func contributions(
    to module: borrowing ModuleContext, usedSuppressions: Set<Int>
  ) throws(RewriteError) -> (edits: EditSet, findings: [Diagnostic]) {
    var edits = EditSet()
    var appended: [String] = []
    var findings: [Diagnostic] = []
    var usedSuppressions = usedSuppressions
    for rule in RuleRegistry.all where rule.modes.contains(module.options.mode) {
      let contribution = rule.init().contribution(to: module)
      do { try edits.add(contribution.edits) } catch {
        throw .brokenOutput(module.position(of: error.rejected.range.lowerBound), why: "'\(rule.id)' edits what another rule edits")
      }
      appended += contribution.appendedStatements
      findings += contribution.findings
      usedSuppressions.formUnion(contribution.usedSuppressions)
    }
    if !appended.isEmpty {
      do { try edits.add([AppendedLine.edit(appended, in: module)]) } catch {
        throw .brokenOutput(module.position(of: error.rejected.range.lowerBound), why: "its end is edited twice")
      }
    }
    return (edits, findings + module.unusedSuppressions(except: usedSuppressions))
  }

  /// Refuses an output that does not parse, differs from the input in more than our nodes, or cannot be undone.
  private mutating func check(
    _ output: [UInt8], of module: borrowing ModuleContext, edits: EditSet
  ) throws(RewriteError) {
    let at = module.position(of: edits.edits[0].range.lowerBound)
    guard let tree = try? parser.parse(output, reusing: module.tree, replacements: edits.replacements), !tree.hasError else {
      throw .brokenOutput(at, why: "it would no longer parse")
    }
    guard StructureCheck.isUnchanged(from: module.tree, to: tree, by: edits) else {
      throw .brokenOutput(at, why: "the instrumentation would change what is around it")
    }
    var undo = EditSet()
    guard (try? undo.add(Instrumentation(in: tree).removals)) != nil, undo.applied(to: output) == module.tree.source else {
      throw .brokenOutput(at, why: "the instrumentation could not be undone")
    }
  }

  fileprivate mutating func parse(_ source: PythonSource) throws(RewriteError) -> SyntaxTree {
    do {
      let tree = try parser.parse(source.bytes)
      if let offset = SyntaxErrors.first(in: tree) { throw RewriteError.unparsableInput(source.position(of: offset)) }
      return tree
    } catch let error as RewriteError {
      throw error
    } catch {
      throw error as? BridgeError == .sourceTooLarge ? .tooLarge(source.position(of: 0)) : .parserUnavailable(source.position(of: 0))
    }
  }

  private mutating func reparse(
    _ bytes: [UInt8], after old: borrowing SyntaxTree, edits: EditSet, path: String
  ) throws(RewriteError) -> SyntaxTree {
    guard let tree = try? parser.parse(bytes, reusing: old, replacements: edits.replacements), !tree.hasError else {
      throw .brokenOutput(SourcePosition(path: path, line: 1, column: 1), why: "without its instrumentation it does not parse")
    }
    return tree
  }
}

private struct CleanModule: ~Copyable {
  let tree: SyntaxTree
  let wasInstrumented: Bool
  /// What was wrapped.
  let entryPoints: [String]
}

/// A name of a module, and where it is bound.
package struct LocatedBinding: Equatable, Sendable {
  package let position: SourcePosition
  package let form: NameBinding.Form
}

extension Rewriter {
  /// The entry points of a module that nothing declares: `lambda_handler` or `handler`, a `def` that takes an event and a context.
  package mutating func conventionalEntryPoints(in source: [UInt8]) -> [String] {
    let names = ["lambda_handler", "handler"]
    guard let bindings = try? bindings(of: names, in: source, path: "") else { return [] }
    return zip(names, bindings).compactMap { name, binding in binding?.form.takesEventAndContext == true ? name : nil }
  }
}
