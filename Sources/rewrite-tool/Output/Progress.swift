import Synchronization

/// A line on the terminal that counts files, once work takes over a second.
final class Progress: Sendable {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let last = Mutex(ContinuousClock.now)

  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && Console.isTerminal(.errors)
  }

  func report(_ done: Int) {
    guard isShown, ContinuousClock.now - start > .seconds(1) else { return }
    let isDue = last.withLock { last in
      guard ContinuousClock.now - last > .milliseconds(100) else { return false }
      last = .now
      return true
    }
    if isDue { Console.write("\r\(done)/\(total) files", to: .errors) }
  }

  func finish() {
    if isShown, ContinuousClock.now - start > .seconds(1) { Console.write("\r\u{1B}[K", to: .errors) }
  }
}
