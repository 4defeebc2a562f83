import Testing
import ZipWriter

@testable import Bundler

@Suite struct JSONTrimmerTests {
  @Test(arguments: [
    (#"{ "a" : 1, "documentation": "<p>x</p>", "b" : [1 , "documentation"] }"#, #"{"a":1,"b":[1,"documentation"]}"#),
    (#"{"documentation":"first","a":"a \" , \\"}"#, #"{"a":"a \" , \\"}"#),
    (#"{"members":{"documentation":{"shape":"Text"}}}"#, #"{"members":{"documentation":{"shape":"Text"}}}"#),
    (#"{"clientContextParams":{"X":{"documentation":"kept","type":"boolean"}}}"#, #"{"clientContextParams":{"X":{"documentation":"kept","type":"boolean"}}}"#),
    (#"{"a":{"documentation":""},"n":-1.50e+3,"t":true,"z":null}"#, #"{"a":{},"n":-1.50e+3,"t":true,"z":null}"#),
    ("[]", "[]"),
  ])
  func leavesOutDocumentation(_ source: String, _ expected: String) {
    let trimmed = JSONTrimmer.withoutDocumentation(Array(source.utf8))
    #expect(trimmed.map { String(decoding: $0, as: UTF8.self) } == expected)
  }

  @Test(arguments: ["", "{", #"{"a"}"#, #"{"a":"#, "[1", #""x"#, "{} {}"])
  func refusesWhatIsNoJSON(_ source: String) {
    #expect(JSONTrimmer.withoutDocumentation(Array(source.utf8)) == nil)
  }

  @Test func cutsByPath() {
    let source = Array(#"{"partitions":[{"services":{"s3":{"services":1},"sqs":{}},"regions":{"sqs":{}}}]}"#.utf8)
    let name = Array("sqs".utf8)[...]
    let cut = JSONTrimmer.trim(source) { path, _ in path.count == 3 && path[1].elementsEqual("services".utf8) && path[2] == name }
    #expect(cut.map { String(decoding: $0, as: UTF8.self) } == #"{"partitions":[{"services":{"s3":{"services":1}},"regions":{"sqs":{}}}]}"#)
  }

  @Test func gunzipRefusesWhatIsNone() {
    #expect(throws: ZipError.self) { try gunzipped(Array("no gzip".utf8)) }
    #expect(throws: ZipError.self) { try gunzipped([]) }
  }
}
