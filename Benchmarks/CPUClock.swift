import Foundation

/// Processor time of the calling thread, in seconds; what others do on the machine does not count.
enum CPUClock {
    static var seconds: Double {
        var time = timespec()
        // SAFETY: the call fills a value of ours.
        guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return .nan }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Megabytes (10⁶ bytes) a second of a `body` that goes over `bytes` bytes, repeated until the clock's grain does
    /// not count.
    ///
    /// `body` gives a number that depends on all of its work, so that none of it can be left out.
    static func megabytesPerSecond(over bytes: Int, _ body: () -> Int) -> Double {
        let start = seconds
        var passes = 0
        var elapsed = 0.0
        var sum = 0
        repeat {
            sum &+= body()
            passes += 1
            elapsed = seconds - start
        } while elapsed < leastSeconds
        precondition(sum >= 0)
        return Double(bytes) * Double(passes) / elapsed / 1e6
    }

    private static let leastSeconds = 0.25
}
