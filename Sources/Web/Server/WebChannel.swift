import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One connection: HTTP/1.1 with limits, strict framing, and gzip taken off on the way in.
///
/// Hummingbird's own channel has no place below its HTTP types, where framing faults are still to be seen and where
/// NIO's decompressor works; everything above is the same.
struct WebChannel: HTTPChannelHandler {
    /// A connection and what it holds of the budget.
    struct Value: ServerChildChannelValue {
        let parts: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
        let lease: BodyLease

        var channel: any Channel { parts.channel }
    }

    let responder: HTTPChannelHandler.Responder
    let settings: WebSettings
    let budget: BodyBudget

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = 8 << 10
            limits.maxHeaderListSize = 32 << 10
            limits.maxHeaderFieldCount = 100
            let pipeline = channel.pipeline.syncOperations
            let meter = BodyMeter()
            try pipeline.addHandler(LingeringClose(meter: meter))
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false,
                withErrorHandling: false,
                withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(),
                withDecoderLimitConfiguration: limits
            )
            try pipeline.addHandler(FramingGuard(meter: meter))
            try pipeline.addHandler(NIOHTTPRequestDecompressor(limit: .size(WebSettings.largestBody)))
            try pipeline.addHandler(InflationGuard(meter: meter))
            let lease = BodyLease(of: budget)
            try pipeline.addHandler(BodyAccount(lease: lease))
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: settings.idleTimeout, logger: logger))
            return Value(
                parts: try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                ),
                lease: lease
            )
        }
    }

    func handle(value: Value, logger: Logger) async {
        defer { value.lease.release() }
        await handleHTTP(asyncChannel: value.parts, logger: logger)
    }
}
