import Domain
import Query
import Synchronization

/// Back-tests that are done the second time that they are looked at.
final class MemoryBacktests: BacktestStore {
    let asked = Mutex<[BacktestRequest]>([])
    let looks = Mutex(0)
    let isFull = Mutex(false)

    func create(_ request: BacktestRequest, by actor: String) async throws(StoreError) -> BacktestRecord {
        guard !isFull.withLock({ $0 }) else { throw .overloaded(retryAfter: 10) }
        asked.withLock { $0.append(request) }
        looks.withLock { $0 = 0 }
        return record(1, .queued)
    }

    func backtest(_ id: String) async throws(StoreError) -> BacktestRecord {
        guard id == "bt_1" else { throw .notFound }
        return record(
            1,
            looks.withLock {
                $0 += 1; return $0
            } > 1 ? .done : .running
        )
    }

    func backtests(limit: Int, after: Cursor?) async throws(StoreError) -> Page<BacktestRecord> {
        let first = after.map { Int64(bitPattern: $0.words[0]) - 1 } ?? 3
        let numbers = Array(stride(from: first, to: max(first - Int64(limit), 0), by: -1))
        let next = numbers.last.flatMap { $0 > 1 ? Cursor(words: [UInt64($0)]) : nil }
        return Page(elements: numbers.map { record($0, .done) }, next: next)
    }

    private func record(_ number: Int64, _ state: BacktestRecord.State) -> BacktestRecord {
        BacktestRecord(
            id: "bt_\(number)",
            number: number,
            state: state,
            progress: state == .done ? 1 : 0.25,
            createdAt: Desk.noon,
            finishedAt: state == .done ? Desk.noon : nil,
            by: "tester",
            fault: nil,
            request: #"{"detector":"all"}"#,
            result: state == .done ? [("events", "12"), ("added", #"[{"kind":"volume.spike"}]"#)] : []
        )
    }
}
