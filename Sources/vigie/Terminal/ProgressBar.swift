import Foundation

/// One line that shows how far a long task is, with its rate and the time left; silent where nobody watches.
struct ProgressBar {
    private let total: Int64
    private let started = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// `total` in bytes; 0 when it is not known.
    init(total: Int64) { self.total = total }

    /// Draws at most ten times a second.
    mutating func advance(to done: Int64, events: Int) {
        let now = ContinuousClock.now
        guard Terminal.error.isInteractive else { return }
        if let lastDrawn, now - lastDrawn < .milliseconds(100), done < total { return }
        lastDrawn = now
        Terminal.error.write("\r\u{1B}[K" + text(done: done, events: events, elapsed: now - started))
    }

    func clear() {
        if Terminal.error.isInteractive { Terminal.error.write("\r\u{1B}[K") }
    }

    func text(done: Int64, events: Int, elapsed: Duration) -> String {
        let seconds = max(0.001, elapsed / .seconds(1))
        let rate = Int(Double(events) / seconds)
        guard total > 0 else {
            return speak(fr: "\(events) événements, \(rate)/s", en: "\(events) events, \(rate)/s")
        }
        let share = min(1, Double(done) / Double(total))
        let filled = Int(share * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        let left = share > 0.01 ? Int(seconds / share - seconds) : nil
        let remaining = left.map { speak(fr: "reste \($0) s", en: "\($0) s left") } ?? ""
        return "\(bar) \(Int(share * 100)) %  "
            + speak(fr: "\(events) événements, \(rate)/s", en: "\(events) events, \(rate)/s") + "  " + remaining
    }
}
