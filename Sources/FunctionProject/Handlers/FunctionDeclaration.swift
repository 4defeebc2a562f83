/// A function as a template declares it, before anything was looked for on the disk.
struct FunctionDeclaration {
  /// A text of the template and where it stands.
  struct Located {
    /// Nil when only the deployment knows the value.
    var text: String?
    var position: ProjectPosition
  }

  var name: String
  var functionName: String?
  var template: String?
  var kind: TemplateKind
  /// Nil when the template gives none.
  var handler: Located?
  var runtime: RuntimeName
  var runtimePosition: ProjectPosition
  var architecture: String?
  var code: CodeLocation
  var codePosition: ProjectPosition
  var layers: [LayerReference] = []
  var environment: [EnvironmentVariable] = []
  var condition: String?
  var position: ProjectPosition

  /// Without runtime we cannot tell a broken Python function from a sound one in another language.
  var isSurelyPython: Bool {
    switch runtime {
    case .python, .anyPython: true
    case .other, .unrecognised, .unknown, .absent: false
    }
  }
}
