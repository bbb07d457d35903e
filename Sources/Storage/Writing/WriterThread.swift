import Dispatch

/// Runs the writer's tasks on a thread of its own.
///
/// On the threads that all tasks share, the writer would wait behind requests that are being read, for some
/// milliseconds at each step, while the database has nothing to do.
final class WriterThread: TaskExecutor {
    private let queue = DispatchQueue(label: "vigie.writer")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // SAFETY: the queue runs the job exactly once, and keeps the executor alive until then.
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
