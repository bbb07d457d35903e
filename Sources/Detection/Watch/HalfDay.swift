import Domain

/// What one flow sent in twelve hours, as far as it takes longer than an hour to judge: whole numbers only.
struct HalfDay {
    static let hours: Int64 = 12
    /// So many persons of one event are counted.
    static let mostSubjects: Int32 = 1 << 20

    var events: UInt32 = 0
    /// Σ of the persons of each event, and Σ of the squares of those numbers.
    var subjects: UInt64 = 0
    var subjectSquares: UInt64 = 0
    /// The most persons of one event.
    var largest: UInt32 = 0
    var contents = ContentSketch()

    init() {}

    mutating func add(_ event: CommittedEvent) {
        events &+= 1
        if event.subjects > 0 {
            let count = UInt64(min(event.subjects, HalfDay.mostSubjects))
            largest = max(largest, UInt32(count))
            subjects &+= count
            subjectSquares &+= count &* count
        }
        if event.content != 0 { contents.add(event.content) }
    }

    static func index(of hour: Int64) -> Int64 { hour.flooredQuotient(hours) }

    mutating func exchange(_ io: inout SnapshotExchange) {
        io.count(&events)
        guard events > 0 else { return }
        io.count(&subjects)
        io.count(&subjectSquares)
        io.count(&largest)
        contents.exchange(&io)
    }
}
