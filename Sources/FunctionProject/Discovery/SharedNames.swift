extension Discovery {
  /// Reports functions that would be deployed under one name.
  ///
  /// The same logical id in two templates is common and harmless; the same `FunctionName` is not, unless both
  /// templates declare the same code (one for each stage, say).
  mutating func reportSharedNames() {
    var first: [String: LambdaFunction] = [:]
    for function in project.functions {
      guard let name = function.functionName else { continue }
      guard let other = first[name] else {
        first[name] = function
        continue
      }
      guard !Self.exclude(each: function, other) else { continue }
      let message =
        "\(function.name): the name '\(name)' is also \(other.name)'s at \(other.position): rename one of them"
      if Self.isSameCode(function, other) {
        project.warning(message, at: function.position)
      } else {
        project.error(message, at: function.position)
      }
    }
  }

  /// Two functions of one template under two conditions: commonly one for each kind of deployment.
  private static func exclude(each left: LambdaFunction, _ right: LambdaFunction) -> Bool {
    guard left.template == right.template, let one = left.condition, let other = right.condition
    else { return false }
    return one != other
  }

  private static func isSameCode(_ left: LambdaFunction, _ right: LambdaFunction) -> Bool {
    left.codeDirectory == right.codeDirectory && left.file == right.file
      && left.function == right.function
      && left.inlineSource?.text == right.inlineSource?.text
  }
}
