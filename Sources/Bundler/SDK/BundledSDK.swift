/// The instrumented SDK of one static bundle or layer; part of the manifest.
package struct BundledSDK: Encodable, Sendable {
  package let form: String
  /// `name==version`, sorted; empty where the function brings its own copy.
  package let versions: [String]
  package let files: Int
  /// Of the copy's modules, data and notes; of its bytecode; of the stock SDK, without bytecode.
  package let bytes: Int
  package let bytecodeBytes: Int
  package let stockBytes: Int
  /// Sorted by name.
  package let services: [NeededService]
  /// Why all services were kept: the places where a client is made of a service that is not known. Empty where that is not so.
  package let unknownServices: [String]
  /// How many of the SDK's services were left out.
  package let leftOut: Int

  /// `2,463,112 bytes of SDK (stock 27,400,118), services: s3 (app.py:3:6), sts (credentials)`
  package var summary: String {
    let names = services.map { "\($0.name) (\($0.place ?? $0.reason.rawValue))" }.joined(separator: ", ")
    return "SDK \(versions.joined(separator: " ")): \(bytes.grouped) bytes (stock: \(stockBytes.grouped)), \(bytecodeBytes.grouped) of bytecode; "
      + (leftOut == 0 ? "all services" : "\(leftOut) services left out; kept: \(names)")
  }

  /// The reason to keep all, for people; nil where some were left out.
  package var warning: String? {
    guard let first = unknownServices.first, form == SDKForm.slim.rawValue else { return nil }
    let more = unknownServices.count > 1 ? " (and \(unknownServices.count - 1) more, see the manifest)" : ""
    return "\(first): this may make a client of any service\(more), so all are kept; write the service's name there, should the code be yours"
  }
}
