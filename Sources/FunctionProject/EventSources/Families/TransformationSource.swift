import ServiceGraph

/// Delivery streams: what feeds them, the functions that transform their records, and where these go.
enum TransformationSource: EventSource {
  static let resourceTypes: Set = ["AWS::KinesisFirehose::DeliveryStream"]

  static func add(_ resource: StackResource, in stack: Stack, to links: inout Links) {
    let stream = Endpoint.resource(resource.key)
    if let source = resource["KinesisStreamSourceConfiguration"]?["KinesisStreamARN"] {
      links.add(from: .value(source, .stream), to: stream, kind: "kinesis", at: source.position, "KinesisStreamARN")
    }
    for (name, value, _) in resource.properties.entries where name.hasSuffix("DestinationConfiguration") {
      if let bucket = value["BucketARN"] { links.add(from: stream, to: .value(bucket, .bucket), kind: "firehose", at: bucket.position, name) }
      for processor in value["ProcessingConfiguration"]?["Processors"]?.items ?? [] {
        for parameter in processor["Parameters"]?.items ?? [] where parameter["ParameterName"]?.string == "LambdaArn" {
          guard let function = parameter["ParameterValue"] else { continue }
          links.add(from: stream, to: .value(function, .function), kind: "firehose", at: function.position, "transformation")
        }
      }
    }
  }
}
