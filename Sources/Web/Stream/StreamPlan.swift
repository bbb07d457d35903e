/// Where a stream begins: what it missed for good, and what it has to read before it joins the others.
struct StreamPlan: Sendable, Hashable {
    let gap: StreamGap?
    /// Read messages after this one up to the place where the stream joined; `nil` for nothing to read.
    let readAfter: Int64?

    /// - Parameters:
    ///   - last: the last id that the client has, if it has one.
    ///   - bounds: what the outbox keeps.
    ///   - joinedAt: from where on the broadcaster brings everything.
    init(after last: Int64?, bounds: (oldest: Int64, newest: Int64), joinedAt: Int64) {
        guard let last else {
            gap = nil
            readAfter = nil
            return
        }
        if last < 0 || last > max(bounds.newest, joinedAt) {
            gap = StreamGap(reason: .unknownID, after: last, until: joinedAt)
            readAfter = nil
        } else if last < bounds.oldest - 1 {
            gap = StreamGap(reason: .expired, after: last, until: bounds.oldest - 1)
            readAfter = bounds.oldest - 1 < joinedAt ? bounds.oldest - 1 : nil
        } else {
            gap = nil
            readAfter = last < joinedAt ? last : nil
        }
    }
}
