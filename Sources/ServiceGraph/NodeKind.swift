/// What a node of the graph is; the raw value is the prefix of its id and what reports print.
package enum NodeKind: String, CaseIterable, Sendable, Hashable {
  case function
  case table, bucket, queue, topic, stream, bus, rule, schedule, api, email
  case deliveryStream = "delivery-stream"
  case stateMachine = "state-machine"
  /// A cluster of DocumentDB or DynamoDB's like, whose change stream wakes functions.
  case database
  /// ActiveMQ and RabbitMQ.
  case broker
  /// MSK and other Kafka.
  case kafka
  case pipe
  case userPool = "user-pool"
  case logGroup = "log-group"
  case iotRule = "iot-rule"
  case iotTopic = "iot-topic"
  case loadBalancer = "load-balancer"
  /// An HTTP host outside of the application.
  case host
  /// An AWS service as a whole, which wakes something or is asked to work: `cognito`, `cloudformation`.
  case service
  /// Something of another kind, or of one that is not known.
  case resource
  /// What somebody outside starts: an Alexa skill.
  case skill
}

/// A resource of the application, a function, or something outside of it.
package struct GraphNode: Sendable, Equatable {
  /// Where the application says something about a node.
  package enum Origin: String, Sendable {
    /// A template declares it.
    case declared
    /// It is only named: by a literal, or by an ARN.
    case named
    /// What it is, only the deployment or the running code knows; the name is the expression.
    case unknown
  }

  /// `kind:name`; stable from run to run, unique in the graph.
  package let id: String
  package let kind: NodeKind
  /// As people know it: the logical id in the template, else the physical name, else the expression.
  package let name: String
  package var origin: Origin
  /// The name that AWS knows, where the template says it outright.
  package var physicalName: String?
  package var place: Place?

  package init(
    kind: NodeKind, name: String, scope: String? = nil, origin: Origin, physicalName: String? = nil, place: Place? = nil
  ) {
    let mark = origin == .unknown ? "?" : ""
    id = "\(kind.rawValue):\(mark)\(name)\(scope.map { "@\($0)" } ?? "")"
    (self.kind, self.name, self.origin, self.physicalName, self.place) = (kind, name, origin, physicalName, place)
  }
}

/// A place in a file; lines and columns from 1.
package struct Place: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let path: String
  package let line: Int
  package let column: Int

  package init(path: String, line: Int, column: Int) {
    (self.path, self.line, self.column) = (path, line, column)
  }

  package var description: String { "\(path):\(line):\(column)" }

  package static func < (left: Place, right: Place) -> Bool {
    (left.path, left.line, left.column) < (right.path, right.line, right.column)
  }
}
