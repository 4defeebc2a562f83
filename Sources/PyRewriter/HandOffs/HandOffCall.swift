import TreeSitterBridge

/// Judges one call.
struct HandOffCall {
  static let awsDomains = ["amazonaws.com", ".api.aws", ".on.aws"]
  let names: FileNames

  init(_ names: FileNames) { self.names = names }

  func kind(of call: Node) -> (HandOff.Kind, isHarmless: Bool)? {
    guard let callee = call.child(Syntax.function), let arguments = call.child(Syntax.arguments) else { return nil }
    if let isHarmless = presigned(callee, arguments) { return (.presignedURL, isHarmless) }
    if let name = names.dotted(callee) {
      if Self.isSigner(name) { return (.selfSigned, false) }
      if Self.runners.contains(name), first(of: arguments).map(Self.isAWSCommand) == true { return (.subprocess, false) }
      if Self.connectors.contains(name), first(of: arguments).map(Self.isAWSHost) == true { return (.rawSocket, false) }
    }
    if callee.child(Syntax.member)?.text == "connect", let address = arguments.firstNamedChild(except: [.comment]),
      address.kind == Syntax.tuple, names.text(address).map(Self.isAWSHost) == true
    {
      return (.rawSocket, false)
    }
    return nil
  }

  // MARK: Presigned URLs

  private static let reading: Set<String> = ["get_object", "head_object", "list_objects", "list_objects_v2", "get_caller_identity"]
  private static let presignKeywords: Set<String> = [
    "ClientMethod", "Params", "ExpiresIn", "HttpMethod", "Bucket", "Key", "Fields", "Conditions",
  ]

  /// boto3's method has telling keywords: a method of the user's of the same name is another's hand-off.
  private func presigned(_ callee: Node, _ arguments: Node) -> Bool? {
    guard let name = callee.child(Syntax.member)?.text, name == "generate_presigned_url" || name == "generate_presigned_post" else { return nil }
    var keywords: [String] = []
    var method: String?
    for index in 0..<arguments.childCount {
      guard let argument = arguments.child(at: index), argument.kind == Syntax.keywordArgument, let key = argument.child(.name) else { continue }
      keywords.append(key.text)
      if key.text == "ClientMethod", let value = argument.child(Syntax.value) { method = names.text(value) }
    }
    guard keywords.contains(where: Self.presignKeywords.contains) else { return nil }
    method = method ?? first(of: arguments)
    return name == "generate_presigned_url" && method.map(Self.reading.contains) == true
  }

  // MARK: Signing and connecting

  private static let signers: Set<String> = [
    "requests_aws4auth.AWS4Auth", "httpx_auth.AWS4Auth", "aws_requests_auth.aws_auth.AWSRequestsAuth",
    "aws_requests_auth.boto_utils.BotoAWSRequestsAuth", "requests_auth_aws_sigv4.AWSSigV4",
    "opensearchpy.AWSV4SignerAuth", "opensearchpy.RequestsAWSV4SignerAuth", "opensearchpy.Urllib3AWSV4SignerAuth",
    "opensearchpy.AWSV4SignerAsyncAuth",
  ]

  private static func isSigner(_ name: String) -> Bool {
    if signers.contains(name) { return true }
    return name.hasPrefix("botocore.auth.") && (name.hasSuffix("SigV4Auth") || name.hasSuffix("SigV4QueryAuth"))
  }

  private static let connectors: Set<String> = ["socket.create_connection", "asyncio.open_connection"]

  private static func isAWSHost(_ host: String) -> Bool {
    awsDomains.contains { host.hasSuffix($0) || host.hasSuffix("\($0).cn") }
  }

  /// The text of the first argument, or of one of those that have its place.
  private func first(of arguments: Node) -> String? {
    guard let first = arguments.firstNamedChild(except: [.comment]) else { return nil }
    guard first.kind == Syntax.keywordArgument else { return names.text(first) }
    guard let name = first.child(.name)?.text, ["args", "cmd", "command", "file", "address", "host"].contains(name),
      let value = first.child(Syntax.value)
    else { return nil }
    return names.text(value)
  }

  // MARK: Commands

  private static let runners: Set<String> = {
    let names = ["run", "call", "check_call", "check_output", "Popen", "getoutput", "getstatusoutput"]
    let systems = ["system", "popen", "execv", "execvp", "execlp", "execl", "execve", "execvpe", "posix_spawn", "posix_spawnp"]
    return Set(names.map { "subprocess.\($0)" } + systems.map { "os.\($0)" }
      + ["asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_exec"])
  }()

  private static func isAWSCommand(_ text: String) -> Bool {
    commands(text).contains { command in
      let words = command.split { $0.isWhitespace }.drop { word in
        // `VAR=x aws …`, `sudo aws …`
        word == "sudo" || word == "exec" || word == "time" || word.first?.isLetter == true && word.contains("=")
      }
      return words.first.map { $0 == "aws" || $0.hasSuffix("/aws") } ?? false
    }
  }

  /// The simple commands of a shell's line.
  private static func commands(_ text: String) -> [Substring] {
    text.split { ";|&(`\n".contains($0) }
  }
}
