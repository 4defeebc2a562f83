/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. Here because neither libc, zlib nor
/// FoundationEssentials has one, and the archive's digest is wanted without reading it again.
package struct SHA256: Sendable {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Less than one block that waits for more.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() { pending.reserveCapacity(64) }

  package mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes
    if !pending.isEmpty {
      let missing = rest.prefix(64 - pending.count)
      pending += missing
      rest = rest.dropFirst(missing.count)
      guard pending.count == 64 else { return }
      compress(pending[...])
      pending.removeAll(keepingCapacity: true)
    }
    let wholeCount = rest.count & ~63
    compress(rest.prefix(wholeCount))
    pending += rest.dropFirst(wholeCount)
  }

  /// The 32 bytes of the digest; `self` stays as it was and can take more.
  package func digest() -> [UInt8] {
    var last = self
    let padding = 1 + (119 - pending.count) % 64
    last.update([0x80] + [UInt8](repeating: 0, count: padding - 1))
    last.update((0..<8).map { UInt8(truncatingIfNeeded: (byteCount &* 8) >> UInt64(56 - 8 * $0)) })
    return (0..<32).map { UInt8(truncatingIfNeeded: last.state[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
  }

  /// `blocks` is a whole number of 64-byte blocks.
  private mutating func compress(_ blocks: ArraySlice<UInt8>) {
    unsafe blocks.withUnsafeBytes { bytes in
      unsafe sha256Constants.withUnsafeBufferPointer { constants in
        guard let first = bytes.baseAddress, let k = constants.baseAddress else { return }
        for offset in stride(from: 0, to: bytes.count, by: 64) {
          unsafe compressBlock(first + offset, k)
        }
      }
    }
  }

  /// FIPS 180-4, 6.2.2. The schedule is a ring of 16 words; `block` has 64 bytes, `k` 64 words.
  private mutating func compressBlock(_ block: UnsafeRawPointer, _ k: UnsafePointer<UInt32>) {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      guard let w = schedule.baseAddress else { return }
      for t in 0..<16 {
        unsafe w[t] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 &* t, as: UInt32.self))
      }
      for t in 16..<64 {
        let near = unsafe w[t &- 15]
        let far = unsafe w[t &- 2]
        let mixed = near.rotated(7) ^ near.rotated(18) ^ near &>> 3
        let mixedFar = far.rotated(17) ^ far.rotated(19) ^ far &>> 10
        unsafe w[t] = w[t &- 16] &+ mixed &+ w[t &- 7] &+ mixedFar
      }
      unsafe runRounds(w, k)
    }
  }

  private mutating func runRounds(_ w: UnsafePointer<UInt32>, _ k: UnsafePointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // The variables change roles instead of values: twice as fast as moving all eight in each round.
    for t in stride(from: 0, to: 64, by: 8) {
      unsafe round(a, b, c, &d, e, f, g, &h, k[t] &+ w[t])
      unsafe round(h, a, b, &c, d, e, f, &g, k[t &+ 1] &+ w[t &+ 1])
      unsafe round(g, h, a, &b, c, d, e, &f, k[t &+ 2] &+ w[t &+ 2])
      unsafe round(f, g, h, &a, b, c, d, &e, k[t &+ 3] &+ w[t &+ 3])
      unsafe round(e, f, g, &h, a, b, c, &d, k[t &+ 4] &+ w[t &+ 4])
      unsafe round(d, e, f, &g, h, a, b, &c, k[t &+ 5] &+ w[t &+ 5])
      unsafe round(c, d, e, &f, g, h, a, &b, k[t &+ 6] &+ w[t &+ 6])
      unsafe round(b, c, d, &e, f, g, h, &a, k[t &+ 7] &+ w[t &+ 7])
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }
}

/// One round: `d` and `h` get what the standard calls e and a of the next one.
@inline(__always) private func round(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
  _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
) {
  let choice = g ^ (e & (f ^ g))
  let first = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ input
  let majority = (a & b) | (c & (a | b))
  d = d &+ first
  h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
}

extension UInt32 {
  @inline(__always) fileprivate func rotated(_ count: UInt32) -> UInt32 {
    self &>> count | self &<< (32 &- count)
  }
}

/// FIPS 180-4, 4.2.2: the fractional parts of the cube roots of the first 64 primes.
private let sha256Constants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
