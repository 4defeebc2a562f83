import Testing
import ZipWriter

@Suite struct SHA256Tests {
  /// NIST's examples for FIPS 180-4, and the padding's edges as CPython's hashlib computes them.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func digestsOfStandardMessages(message: String, digest: String) {
    #expect(hex(of: [Array(message.utf8)]) == digest)
  }

  @Test func digestOfAMillionLetters() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(hex(of: [message]) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func agreesWithPythonAtEveryLengthAroundABlock() throws {
    let python = "import hashlib\nfor n in range(200): print(hashlib.sha256(bytes(range(n))).hexdigest())"
    let expected = try run("python3", "-c", python).output.split(separator: "\n").map(String.init)
    #expect((0..<200).map { hex(of: [(0..<$0).map { UInt8($0) }]) } == expected)
  }

  @Test func piecesMakeNoDifference() {
    let message = text(1000)
    for size in [1, 7, 63, 64, 65, 128, 999] {
      let pieces = stride(from: 0, to: message.count, by: size).map {
        Array(message[$0..<min($0 + size, message.count)])
      }
      #expect(hex(of: pieces) == hex(of: [message]))
    }
  }

  private func hex(of pieces: [[UInt8]]) -> String {
    var hash = SHA256()
    for piece in pieces { hash.update(piece) }
    return hash.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
