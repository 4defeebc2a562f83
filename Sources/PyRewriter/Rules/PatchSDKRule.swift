import TreeSitterBridge

/// Imports the mode's runtime before the module's own code runs; dynamic mode's patches the SDK.
/// Before: `import boto3`; after: `import gammaray.dynamic as _gammaray; import boto3`.
package struct PatchSDKRule: Rule {
  package static let id = "patch-sdk"
  package static let modes: Set<Mode> = [.dynamic, .static, .hybrid]

  package init() {}

  package func contribution(to module: borrowing ModuleContext) -> Contribution {
    var contribution = Contribution()
    // Copies of the SDK record by themselves.
    if module.options.mode == .static, module.options.entryPoints.isEmpty { return contribution }
    if module.options.mode == .hybrid, module.options.entryPoints.isEmpty,
      module.options.callees.allSatisfy({ ShownText.contains($0, in: module.tree) }) { return contribution }
    let prologue = CanonicalCode.prologue(module.options.mode)
    let outline = ModuleOutline(of: module.tree)
    switch ProloguePlace(outline: outline, source: module.tree.source) {
    case .before(let offset): contribution.edits = [.insert(prologue + "; ", at: offset)]
    case .after(let offset): contribution.edits = [.insert("; " + prologue, at: offset)]
    case .emptyLine(let offset): contribution.edits = [.insert(prologue, at: offset)]
    case .appendedLine(let late):
      contribution.appendedStatements = [prologue]
      // Hybrid mode's hooks know for themselves what runs too early, and copies of the SDK need no patching.
      if let late, module.options.mode == .dynamic {
        contribution.findings.append(
          Diagnostic(
            .warning, "late-prologue", at: module.position(of: late),
            "SDK calls that this statement makes while the module is imported are not recorded: "
              + "put an empty line or an import in front of it"))
      }
    }
    return contribution
  }
}

/// Where the prologue goes without adding a line.
enum ProloguePlace: Equatable {
  /// In front of a simple statement, on its line.
  case before(Int)
  /// Behind the docstring or a `__future__` import, on its line.
  case after(Int)
  case emptyLine(Int)
  /// At the module's end; `callsBefore`: where something is called before that.
  case appendedLine(callsBefore: Int?)

  init(outline: ModuleOutline, source: [UInt8]) {
    if let first = outline.firstStatement, !outline.isFirstStatementCompound {
      self = .before(first.lowerBound)
    } else if let end = outline.headerEnd {
      self = .after(end)
    } else if let first = outline.firstStatement, let line = Self.emptyLine(before: first.lowerBound, in: source) {
      self = .emptyLine(line)
    } else if let simple = outline.firstSimpleStatement {
      self = .before(simple)
    } else {
      self = .appendedLine(callsBefore: outline.callsAtImport)
    }
  }

  /// The last line in front of `offset` that has no byte. The first two lines stay: they may belong to an encoding cookie.
  private static func emptyLine(before offset: Int, in source: [UInt8]) -> Int? {
    var lineEnds: [Int] = []
    for (index, byte) in source[..<offset].enumerated() where byte == .lineFeed { lineEnds.append(index) }
    guard lineEnds.count > 2 else { return nil }
    for number in stride(from: lineEnds.count - 1, through: 2, by: -1) {
      let start = lineEnds[number - 1] + 1
      let length = lineEnds[number] - start
      if length == 0 || length == 1 && source[start] == .carriageReturn { return start }
    }
    return nil
  }
}

extension PatchSDKRule {
  package static let explanation = RuleExplanation(
    summary: "Imports the runtime in front of the module's first statement, on that statement's line, so that the SDK is watched from its first "
      + "import on and no line moves.",
    before: "import boto3", after: "import gammaray.dynamic as _gammaray; import boto3",
    suppression: "`# gammaray: ignore` alone on a line in front of the file's first statement leaves the file as it is.")
}
