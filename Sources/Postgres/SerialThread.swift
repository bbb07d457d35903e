import Dispatch

/// An executor that runs one job at a time away from Swift's own threads, so that blocking in libpq blocks nobody else.
final class SerialThread: SerialExecutor {
    let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // SAFETY: the queue runs the job exactly once, and keeps the executor alive until then.
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// Lets handlers that Dispatch runs on the queue enter the actor.
    func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
