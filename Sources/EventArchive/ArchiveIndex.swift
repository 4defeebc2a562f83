import Glibc
import ZipWriter

/// Which records an archive has: a hash table in a file, 16 bytes a place, so that memory does not grow with the archive.
///
/// It only repeats what the segments say. Its head holds a digest of their names while it is true of them: it is taken away before the
/// first change and written again after the last one, so an index that a run left behind in the middle is known by it.
struct ArchiveIndex: ~Copyable {
  /// A record's place. `key` is never 0.
  struct Entry: Equatable {
    var key: UInt64
    var content: UInt64
  }

  private static let magic: UInt64 = 0x3158_4449_5241_4D47
  private static let headSize = 64
  private static let firstCapacity = 1 << 16
  /// Places that one read fetches.
  private static let stride = 8

  private let path: String
  private var descriptor: Int32
  private var capacity: Int
  private(set) var count: Int
  private var window = [UInt64](repeating: 0, count: 2 * Self.stride)

  /// The index of these segments; nil where there is none that is true of them.
  init?(at path: String, of segments: [String]) {
    let opened = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    var head = [UInt64](repeating: 0, count: Self.headSize / 8)
    let isWhole = unsafe pread(opened, &head, Self.headSize, 0) == Self.headSize
    let size = Self.headSize + 16 * Int(clamping: min(head[1], 1 << 48))
    guard isWhole, head[0] == Self.magic, head[1].nonzeroBitCount == 1, Array(head[3..<7]) == Self.digest(segments), lseek(opened, 0, SEEK_END) == size
    else {
      close(opened)
      return nil
    }
    (self.path, descriptor, capacity, count) = (path, opened, Int(head[1]), Int(head[2]))
  }

  /// An empty index in place of what is there.
  init(emptyAt path: String, capacity: Int = Self.firstCapacity) throws(ArchiveError) {
    unsafe unlink(path)
    let opened = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard opened >= 0, ftruncate(opened, Self.headSize + 16 * capacity) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      if opened >= 0 { close(opened) }
      throw ArchiveError(path, "cannot create: \(reason)")
    }
    (self.path, descriptor, self.capacity, count) = (path, opened, capacity, 0)
  }

  deinit { close(descriptor) }

  /// From now on it is true of no segments.
  mutating func beginChanges() throws(ArchiveError) {
    try writeHead([0, 0, 0, 0])
    fsync(descriptor)
  }

  /// It is true of these segments, and durable.
  mutating func endChanges(_ segments: [String]) throws(ArchiveError) {
    guard fsync(descriptor) == 0 else { throw failure("write") }
    try writeHead(Self.digest(segments))
    guard fsync(descriptor) == 0 else { throw failure("write") }
  }

  /// The contents that stand under the key.
  mutating func contents(of key: UInt64) throws(ArchiveError) -> [UInt64] {
    var found: [UInt64] = []
    _ = try place(of: key) { found.append($0) }
    return found
  }

  mutating func insert(_ entry: Entry) throws(ArchiveError) {
    if (count + 1) * 10 > capacity * 7 { try grow() }
    let place = try place(of: entry.key) { _ in }
    try write([max(entry.key, 1), entry.content], at: Self.headSize + 16 * place)
    count += 1
  }

  /// The first free place behind those of the key.
  private mutating func place(of wanted: UInt64, _ body: (UInt64) -> Void) throws(ArchiveError) -> Int {
    let key = max(wanted, 1)
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (capacity - 1)
    while true {
      let places = min(Self.stride, capacity - place)
      guard unsafe pread(descriptor, &window, 16 * places, off_t(Self.headSize + 16 * place)) == 16 * places else { throw failure("read") }
      for index in 0..<places {
        if window[2 * index] == 0 { return place + index }
        if window[2 * index] == key { body(window[2 * index + 1]) }
      }
      place = (place + places) & (capacity - 1)
    }
  }

  private mutating func grow() throws(ArchiveError) {
    var larger = try ArchiveIndex(emptyAt: path + ".new", capacity: capacity * 4)
    var chunk = [UInt64](repeating: 0, count: 8192)
    for first in Swift.stride(from: 0, to: capacity, by: 4096) {
      let places = min(4096, capacity - first)
      guard unsafe pread(descriptor, &chunk, 16 * places, off_t(Self.headSize + 16 * first)) == 16 * places else { throw failure("read") }
      for index in 0..<places where chunk[2 * index] != 0 { try larger.insert(Entry(key: chunk[2 * index], content: chunk[2 * index + 1])) }
    }
    try larger.writeHead([0, 0, 0, 0])
    guard unsafe rename(path + ".new", path) == 0 else { throw failure("write") }
    swap(&descriptor, &larger.descriptor)
    swap(&capacity, &larger.capacity)
  }

  private func writeHead(_ digest: [UInt64]) throws(ArchiveError) {
    try write([Self.magic, UInt64(capacity), UInt64(count)] + digest + [0], at: 0)
  }

  private func write(_ words: [UInt64], at offset: Int) throws(ArchiveError) {
    guard unsafe pwrite(descriptor, words, 8 * words.count, off_t(offset)) == 8 * words.count else { throw failure("write") }
  }

  private func failure(_ action: String) -> ArchiveError { ArchiveError(path, "cannot \(action): \(unsafe String(cString: strerror(errno)))") }

  private static func digest(_ segments: [String]) -> [UInt64] {
    var hash = SHA256()
    for segment in segments { hash.update(Array("\(segment)\n".utf8)) }
    let bytes = hash.digest()
    return (0..<4).map { word in bytes[(8 * word)..<(8 * word + 8)].reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
