import NIOCore
import NIOHTTP1

/// How much of one body came over the wire, and how much it became; confined to its connection's event loop.
final class BodyMeter {
    var wire = 0
    var inflated = 0
    /// A request has begun, and its end has not come.
    var isInBody = false
}

/// Refuses requests whose framing two readers could understand in two ways, and answers `Expect: 100-continue`.
///
/// RFC 9112 sections 3.2 and 6.1: exactly one `Host`, and never both `Content-Length` and `Transfer-Encoding`.
final class FramingGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let meter: BodyMeter
    /// Whether the connection is at its end: nothing of it is passed on any more.
    private var isRefused = false

    /// What a refused body may still bring before the connection is cut.
    private static let mostWireBytes = 64 << 20

    init(meter: BodyMeter) { self.meter = meter }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            meter.wire = 0
            meter.inflated = 0
            // No body of a request that is none is waited for.
            meter.isInBody = FramingGuard.isSound(head)
            guard meter.isInBody else {
                isRefused = true
                // Read above as a parser's error is: 400, then the connection is closed.
                context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
                return
            }
            if FramingGuard.waits(head) {
                let go = HTTPResponseHead(version: head.version, status: .continue)
                context.writeAndFlush(wrapOutboundOut(.head(go)), promise: nil)
            }
            context.fireChannelRead(data)
        case .body(let buffer):
            meter.wire &+= buffer.readableBytes
            guard meter.wire <= FramingGuard.mostWireBytes else {
                isRefused = true
                meter.isInBody = false
                context.close(promise: nil)
                return
            }
            context.fireChannelRead(data)
        case .end:
            meter.isInBody = false
            context.fireChannelRead(data)
        }
    }

    private static func isSound(_ head: HTTPRequestHead) -> Bool {
        let hosts = head.headers[canonicalForm: "Host"]
        let hasHost = hosts.count == 1 && !hosts[0].isEmpty
        guard hasHost || (hosts.isEmpty && isOld(head)) else { return false }
        return !(head.headers.contains(name: "Content-Length") && head.headers.contains(name: "Transfer-Encoding"))
    }

    /// HTTP/1.0 and before, where `Host` was not required yet.
    private static func isOld(_ head: HTTPRequestHead) -> Bool { head.version.major < 1 || head.version == .http1_0 }

    /// A client that asks first, as curl does for large bodies; one that is too large is answered with 413 right away.
    private static func waits(_ head: HTTPRequestHead) -> Bool {
        guard !isOld(head), head.headers.first(name: "Expect")?.lowercased() == "100-continue" else {
            return false
        }
        let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        return length <= WebSettings.largestBody
    }
}

/// Stops a body that grows more in decompression than any honest one: a bomb is told by its ratio long before its size.
final class InflationGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    struct RatioExceeded: Error {}

    private let meter: BodyMeter
    private var isRefused = false

    /// Lists of a thousand nearly equal events come to some 60.
    private static let ratio = 100
    /// Below this, no ratio does harm.
    private static let free = 1 << 20

    init(meter: BodyMeter) { self.meter = meter }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        if case .body(let buffer) = unwrapInboundIn(data) {
            meter.inflated &+= buffer.readableBytes
            if meter.inflated > InflationGuard.free, meter.inflated / InflationGuard.ratio > meter.wire {
                isRefused = true
                context.fireErrorCaught(RatioExceeded())
                return
            }
        }
        context.fireChannelRead(data)
    }

    /// What the decompressor refuses ends the connection too; what it still had in hand is dropped here.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        isRefused = true
        context.fireErrorCaught(error)
    }
}
