import NIOCore
import NIOHTTP1
import Synchronization

/// How many bytes of bodies the process holds at once, over all connections.
final class BodyBudget: Sendable {
    /// The budget is spent: this request is to come back later.
    struct Exhausted: Error {}

    private let limit: Int
    private let held = Atomic<Int>(0)

    init(_ limit: Int) { self.limit = limit }

    fileprivate func take(_ bytes: Int) -> Bool {
        let (_, after) = held.wrappingAdd(bytes, ordering: .relaxed)
        guard after > limit else { return true }
        give(bytes)
        return false
    }

    fileprivate func give(_ bytes: Int) { held.wrappingSubtract(bytes, ordering: .relaxed) }
}

/// One connection's part of the budget.
final class BodyLease: Sendable {
    private let budget: BodyBudget
    private let held = Atomic<Int>(0)

    init(of budget: BodyBudget) { self.budget = budget }

    deinit { release() }

    /// Whether there was room.
    func take(_ bytes: Int) -> Bool {
        guard budget.take(bytes) else { return false }
        held.wrappingAdd(bytes, ordering: .relaxed)
        return true
    }

    func release() { budget.give(held.exchange(0, ordering: .relaxed)) }
}

/// Counts each piece of a body from the moment it is decompressed until its request is answered.
///
/// Here and not where the body is read: what waits between the two takes memory too. A client that goes away frees
/// nothing before its request is done; the connection's task sees to that.
final class BodyAccount: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let lease: BodyLease
    /// Requests that have begun and are not answered; more than one where a client sends ahead.
    private var open = 0
    private var isRefused = false

    init(lease: BodyLease) { self.lease = lease }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head: open += 1
        case .body(let buffer):
            // The rest of a body that was answered before its end is thrown away as it comes.
            guard open == 0 || lease.take(buffer.readableBytes) else {
                isRefused = true
                context.fireErrorCaught(BodyBudget.Exhausted())
                return
            }
        case .end: break
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            open = max(0, open - 1)
            lease.release()
        }
        context.write(data, promise: promise)
    }
}
