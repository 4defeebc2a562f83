import ArgumentParser

struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "bundle", abstract: "Pack each function as a deployable zip.")
  func run() async throws {}
}

struct LayerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "layer", abstract: "Pack the runtime alone as a layer.")
  func run() async throws {}
}
