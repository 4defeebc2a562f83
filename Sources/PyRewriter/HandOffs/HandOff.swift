/// A place where a function gives work away on a path that no tracer sees.
package struct HandOff: Equatable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case presignedURL = "presigned-url"
    case schedule
    case subprocess
    case selfSigned = "self-signed"
    case rawSocket = "raw-socket"
  }

  package let kind: Kind
  package let path: String
  /// Of the call, in bytes.
  package let range: Range<Int>
  /// A presigned URL that only reads: nothing is woken by it.
  package let isHarmless: Bool

  package init(_ kind: Kind, path: String, range: Range<Int>, isHarmless: Bool = false) {
    self.kind = kind
    self.path = path
    self.range = range
    self.isHarmless = isHarmless
  }

  package var severity: Diagnostic.Severity { isHarmless ? .note : .warning }

  /// What is not seen, and what to do.
  package var message: String {
    switch kind {
    case .presignedURL where isHarmless:
      "a presigned URL for reading: whoever uses it is not seen here, but it wakes nothing"
    case .presignedURL:
      "a presigned URL: what its holder does with it is not recorded as this function's: call the operation here, or expect what it "
        + "wakes to have no proven cause"
    case .schedule:
      "the schedule's target is invoked later by EventBridge Scheduler, and its input has no trace of this call: put an id of your own "
        + "into Input, or expect the target's invocations to be roots"
    case .subprocess:
      "the AWS command line runs in a process of its own, where nothing is recorded: call the SDK instead"
    case .selfSigned:
      "requests signed by hand bypass the SDK: an HTTP client's are recorded without service, operation and ids: call the SDK where it has the operation"
    case .rawSocket:
      "a connection to AWS past the SDK and the HTTP clients: nothing sent over it is recorded: call the SDK instead"
    }
  }

  /// The ones that analysis found: by its knowledge of receivers.
  package init?(_ site: CallSite) {
    if site.isHandOff, ["generate_presigned_url", "generate_presigned_post"].contains(site.operation) {
      self.init(.presignedURL, path: site.path, range: site.range)
    } else if site.service == "scheduler", ["CreateSchedule", "UpdateSchedule"].contains(site.operation) {
      self.init(.schedule, path: site.path, range: site.range)
    } else {
      return nil
    }
  }
}
