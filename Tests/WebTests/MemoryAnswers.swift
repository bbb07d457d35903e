import Domain
import Query
import Synchronization

/// Answers in memory; what is under way stays so until it is told of.
final class MemoryAnswers: AnswerStore {
    struct Entry {
        let content: [UInt8]
        var answer: KeptAnswer?
    }

    let entries = Mutex<[String: Entry]>([:])

    func begin(_ request: KeyedRequest) async throws(StoreError) -> KeyedStanding {
        entries.withLock { entries in
            let name = request.owner + "/" + request.key
            guard let entry = entries[name] else {
                entries[name] = Entry(content: request.content)
                return .begun(since: Desk.noon)
            }
            guard entry.content == request.content else { return .otherRequest }
            return entry.answer.map { .answered($0) } ?? .underWay
        }
    }

    func keep(_ answer: KeptAnswer, of request: KeyedRequest, since: Timestamp) async throws(StoreError) {
        entries.withLock { $0[request.owner + "/" + request.key]?.answer = answer }
    }

    func forget(_ request: KeyedRequest, since: Timestamp) async throws(StoreError) {
        entries.withLock { $0[request.owner + "/" + request.key] = nil }
    }
}
