import FunctionProject
import Testing

@Suite struct BrokenTemplateTests {
  @Test(arguments: [
    ("{\"Resources\": {\"F\": AWS::Lambda::Function}}", "stack.json:1:21"),
    ("{\"Resources\": [\"AWS::Lambda::Function\",\n ]}", "stack.json:2:2"),
    ("{\"Resources\": \"AWS::Lambda::Function\n\"}", "stack.json:1:37"),
    ("{\"Resources\": \"AWS::Lambda::Function\\x\"}", "stack.json:1:39"),
    ("{\"Resources\": \"AWS::Lambda::Function\"} x", "stack.json:1:40"),
    ("{\"Resources\": \"AWS::Lambda::Function\"", "stack.json:1:38"),
    (String(repeating: "{\"Resources AWS::Lambda::Function\":", count: 9999), "stack.json:1:"),
  ])
  func saysWhereJSONIsBroken(text: String, place: String) throws {
    let project = try TemporaryProject(["stack.json": text])
    let texts = project.texts(try project.discover())
    #expect(
      texts.count == 1 && texts[0].hasPrefix("\(place)") && texts[0].contains(": error: "),
      "\(texts)")
  }

  @Test func brokenYAMLIsReportedAndTheRestGoesOn() throws {
    let fine = """
      Resources:
        F: {Type: AWS::Serverless::Function, Properties: {Runtime: python3.12, Handler: app.handler}}
      """
    let project = try TemporaryProject([
      "a/template.yaml": "Resources:\n  F:\n    Type: AWS::Lambda::Function\n\tProperties: {}\n",
      "b/template.yaml": fine, "b/app.py": SAMTests.module,
      "c/notes.yaml": "text: {{ AWS::Lambda::Function }} }\n",
      "d/latin.yaml": "Resources:\n  # é\n  F: AWS::Lambda::Function\n",
    ])
    try project.write(
      "d/latin.yaml",
      bytes: Array("Resources:\n  # ".utf8) + [0xE9] + Array(" AWS::Lambda::Function".utf8))
    let found = try project.discover()
    #expect(found.functions.map(\.name) == ["F"])
    let texts = project.texts(found)
    #expect(texts.count == 2)
    #expect(texts[0].hasPrefix("a/template.yaml:4:1: error: "))
    #expect(texts[1].hasPrefix("d/latin.yaml:2:6: error: "))
  }

  @Test func refusesAliasTowers() throws {
    var text = "a0: &a0 [x]\n"
    for level in 1...400 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let project = try TemporaryProject([
      "template.yaml": text + "Resources: AWS::Lambda::Function\n"
    ])
    #expect(project.texts(try project.discover()).map { $0.contains("nested more than") } == [true])
  }
}
