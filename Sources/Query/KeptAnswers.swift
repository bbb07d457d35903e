package import Domain

/// What a request that changes something was answered.
package struct KeptAnswer: Sendable, Hashable {
    package var status: Int
    /// Those that belong to the answer, as `Location` and `ETag`; not those that each answer is dressed in.
    package var headers: [Header]
    package var body: [UInt8]

    package struct Header: Sendable, Hashable, Codable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(status: Int, headers: [Header], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// One request with an `Idempotency-Key`.
package struct KeyedRequest: Sendable {
    /// Who asks.
    package var owner: String
    package var key: String
    /// All that makes it this request: method, address, body.
    package var content: [UInt8]

    package init(owner: String, key: String, content: [UInt8]) {
        self.owner = owner
        self.key = key
        self.content = content
    }
}

/// Where a request with a key stands.
package enum KeyedStanding: Sendable, Hashable {
    /// Nobody asked this before: it is the caller's to do, and its end is to be told with the same `since`.
    case begun(since: Timestamp)
    case underWay
    case answered(KeptAnswer)
    /// The key came with another request before.
    case otherRequest
}

/// Answers that are kept for a day, so that a request that is sent again is done once.
package protocol AnswerStore: Sendable {
    func begin(_ request: KeyedRequest) async throws(StoreError) -> KeyedStanding
    func keep(_ answer: KeptAnswer, of request: KeyedRequest, since: Timestamp) async throws(StoreError)
    /// It changed nothing: whoever sends it again has it done.
    func forget(_ request: KeyedRequest, since: Timestamp) async throws(StoreError)
}
