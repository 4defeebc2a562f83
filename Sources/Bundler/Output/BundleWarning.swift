/// Something about a bundle that its owner should know; a text in the manifest.
package struct BundleWarning: Encodable, Equatable, Sendable, CustomStringConvertible {
  package let place: String
  package let message: String

  init(_ place: some CustomStringConvertible, _ message: String) {
    self.place = place.description
    self.message = message
  }

  package var description: String { "\(place): warning: \(message)" }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
