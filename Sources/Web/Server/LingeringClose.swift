import NIOCore

/// Closes a connection whose body was refused half-way so that the client still hears why.
///
/// A socket that is closed with bytes unread is reset by the system, and the reset overtakes the answer. RFC 9112
/// section 9.6: close the way out first, read and forget what still comes, and close when the client does or in a while.
///
/// Next to the socket, and confined to its event loop.
final class LingeringClose: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let meter: BodyMeter
    private var isLingering = false
    private var waiting: EventLoopPromise<Void>?
    private var end: Scheduled<Void>?

    private static let longest = TimeAmount.seconds(2)

    init(meter: BodyMeter) { self.meter = meter }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, meter.isInBody, !isLingering, context.channel.isActive else {
            if mode == .all { finish() }
            context.close(mode: mode, promise: promise)
            return
        }
        isLingering = true
        waiting = promise
        end = context.eventLoop.assumeIsolated()
            .scheduleTask(in: LingeringClose.longest) { context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        // Nobody above asks for more.
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if !isLingering { context.fireChannelRead(data) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isLingering { context.read() } else { context.fireChannelReadComplete() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isLingering, case ChannelEvent.inputClosed? = event as? ChannelEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { finish() }

    private func finish() {
        end?.cancel()
        waiting?.succeed()
        (end, waiting) = (nil, nil)
    }
}
