/// Where a function was found.
package enum TemplateKind: String, Sendable, CaseIterable {
  case sam, cloudformation, cdk, serverless, terraform
  case handlerOption = "handler-option"
  case convention
}

/// Code that stands in the template itself; Lambda unpacks it as `index.py`.
package struct InlineSource: Sendable, Equatable {
  package static let fileName = "index.py"

  package var text: String
  /// The template's line on which `text` starts, 1-based.
  package var templateLine: Int
  /// False when intrinsic functions made the text, or parts of it are known only at deployment.
  package var isVerbatim: Bool

  package init(text: String, templateLine: Int, isVerbatim: Bool) {
    self.text = text
    self.templateLine = templateLine
    self.isVerbatim = isVerbatim
  }

  /// The template's line of line `line` of the code. Exact for verbatim text in a block scalar.
  package func templateLine(of line: Int) -> Int { templateLine + line - 1 }
}

/// A variable of a function's environment.
package struct EnvironmentVariable: Sendable, Equatable {
  package var name: String
  package var content: TemplateValue

  package init(name: String, content: TemplateValue) {
    self.name = name
    self.content = content
  }

  /// Nil when only the deployment knows it.
  package var value: String? { content.literal }
}

/// A layer of a function.
package enum LayerReference: Sendable, Equatable {
  /// A layer of the same project: its content's directory, and whether that is packed below `python/`
  /// (SAM's `BuildMethod: python…`) or laid out as in `/opt`.
  case directory(path: String, isPythonRoot: Bool)
  /// An ARN, or a value that only the deployment knows.
  case external(String)
}

/// A Python function of the project. All paths are relative to the working directory, or absolute outside it.
package struct LambdaFunction: Sendable, Equatable {
  /// Logical id in the template; for conventions the module's path with dashes.
  package var name: String
  /// `FunctionName`, where the template says it outright.
  package var functionName: String?
  /// Nil for a function that no template declares.
  package var template: String?
  package var templateKind: TemplateKind
  /// As in the template: `pkg/module.function`.
  package var handler: String
  /// The handler's module; nil when it was not found (a problem says why), or for inline code.
  package var file: String?
  /// The part of the handler after its last dot.
  package var function: String
  /// Where the name is bound in `file` (or in the inline text), 1-based; nil when it is not.
  package var line: Int?
  /// What is deployed: the directory's content. Nil for inline code.
  package var codeDirectory: String?
  package var runtime: String?
  /// `x86_64` or `arm64`; nil means Lambda's default, x86_64, or not known.
  package var architecture: String?
  package var inlineSource: InlineSource?
  package var layers: [LayerReference] = []
  /// In the template's order; the function's own before those that it shares with others.
  package var environment: [EnvironmentVariable] = []
  /// The template's condition under which the function is deployed.
  package var condition: String?
  /// Where the function is declared.
  package var position: ProjectPosition

  package init(
    name: String, functionName: String? = nil, template: String? = nil, templateKind: TemplateKind,
    handler: String,
    file: String? = nil, function: String, line: Int? = nil, codeDirectory: String? = nil,
    runtime: String? = nil,
    architecture: String? = nil, inlineSource: InlineSource? = nil, layers: [LayerReference] = [],
    environment: [EnvironmentVariable] = [], condition: String? = nil, position: ProjectPosition
  ) {
    self.name = name
    self.functionName = functionName
    self.template = template
    self.templateKind = templateKind
    self.handler = handler
    self.file = file
    self.function = function
    self.line = line
    self.codeDirectory = codeDirectory
    self.runtime = runtime
    self.architecture = architecture
    self.inlineSource = inlineSource
    self.layers = layers
    self.environment = environment
    self.condition = condition
    self.position = position
  }

  /// What is deployed for it: its code's directory and those of its layers, as far as they are in the project.
  package var directories: [String] {
    [codeDirectory].compactMap(\.self) + layers.compactMap { layer in if case .directory(let path, _) = layer { path } else { nil } }
  }
}
