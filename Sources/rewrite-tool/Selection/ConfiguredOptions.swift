import FunctionProject
import PyRewriter

extension SelectionOptions {
  /// These options with what `configuration` says where the command line is silent; excludes of both hold.
  func completed(by configuration: ProjectConfiguration?) throws -> (SelectionOptions, Mode) {
    guard let configuration else { return (self, mode ?? .dynamic) }
    var options = self
    options.excludes += configuration.exclude
    if options.functions.isEmpty { options.functions = configuration.functions }
    options.handler = options.handler ?? configuration.handler
    guard options.mode == nil, let name = configuration.mode else { return (options, options.mode ?? .dynamic) }
    guard let mode = Mode(rawValue: name) else {
      let known = Mode.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("\(configuration.path): error: [tool.gammaray] mode '\(name)' is not there yet: use \(known)")
    }
    return (options, mode)
  }
}
