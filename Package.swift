// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
]

let package = Package(
  name: "gammaray",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CTreeSitter", pkgConfig: "tree-sitter", providers: [.apt(["libtree-sitter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "CTreeSitterPython", sources: ["parser.c", "scanner.c"],
      cSettings: [.headerSearchPath("grammar/include"), .unsafeFlags(["-O2", "-w"])]),
    .target(name: "CEmbeddedFiles", cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(
      name: "TreeSitterBridge", dependencies: ["CTreeSitter", "CTreeSitterPython"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(name: "PyRewriter", dependencies: ["TreeSitterBridge"], swiftSettings: strict),
    .target(name: "ServiceGraph", swiftSettings: strict),
    .target(
      name: "FunctionProject",
      dependencies: ["PyRewriter", "ServiceGraph", .product(name: "Yams", package: "Yams"), .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: strict),
    .target(name: "CFileSystem"),
    .target(name: "Batch", dependencies: ["CFileSystem", "PyRewriter"], swiftSettings: strict),
    .target(name: "EmbeddedFiles", dependencies: ["CEmbeddedFiles"], swiftSettings: strict),
    .target(name: "PatchTemplates", dependencies: ["EmbeddedFiles"], swiftSettings: strict),
    .target(name: "ZipWriter", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "ReportPage", dependencies: ["EmbeddedFiles", "ZipWriter"], swiftSettings: strict),
    .target(
      name: "Bundler",
      dependencies: [
        "Batch", "EmbeddedFiles", "FunctionProject", "PatchTemplates", "PyRewriter", "ZipWriter",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),
    .target(name: "EventArchive", dependencies: ["Batch", "ServiceGraph", "ZipWriter"], swiftSettings: strict),
    .executableTarget(
      name: "rewrite-tool",
      dependencies: [
        "Batch", "Bundler", "EventArchive", "FunctionProject", "PatchTemplates", "PyRewriter", "ReportPage", "ServiceGraph", "ZipWriter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Takes the place of glibc's malloc: docs/decisions/005.
      swiftSettings: strict, linkerSettings: [.linkedLibrary("jemalloc")]),
    .testTarget(name: "RewriterTests", dependencies: ["PyRewriter", "TreeSitterBridge"], swiftSettings: strict),
    .testTarget(
      name: "FunctionProjectTests", dependencies: ["FunctionProject", "ServiceGraph"], swiftSettings: strict),
    .testTarget(name: "ServiceGraphTests", dependencies: ["ServiceGraph"], swiftSettings: strict),
    .testTarget(name: "ReportPageTests", dependencies: ["ReportPage", "ZipWriter"], swiftSettings: strict),
    .testTarget(name: "BatchTests", dependencies: ["Batch", "PyRewriter"], swiftSettings: strict),
    .testTarget(name: "EventArchiveTests", dependencies: ["EventArchive", "ServiceGraph"], swiftSettings: strict),
    .testTarget(name: "ZipWriterTests", dependencies: ["ZipWriter"], swiftSettings: strict),
    .testTarget(
      name: "BundlerTests", dependencies: ["Bundler", "FunctionProject", "PatchTemplates", "ZipWriter"], swiftSettings: strict),
  ]
)
