import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Query
import ServiceLifecycle

/// `GET /v1/stream`: Server-Sent Events that resume without loss.
struct StreamRoutes: Sendable {
    let broadcaster: StreamBroadcaster
    let gate: Gate

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/stream",
                .scope(.alertsRead),
                Bilingual(fr: "Suivre en direct (SSE)", en: "Follow live (SSE)"),
                parameters: [
                    .query(
                        "events",
                        Bilingual(fr: "Types voulus, avec *.", en: "Wanted types, with *."),
                        example: "alert.*,platform.discovered"
                    ),
                    .filter(StreamSelection.fields, example: "severity>=high"),
                    .query(
                        "after",
                        Bilingual(fr: "Le dernier numéro reçu.", en: "The last number received."),
                        example: "88412",
                        bounds: 0...Int.max
                    ),
                    .header(
                        "Last-Event-ID",
                        Bilingual(fr: "Le même; il passe avant « after ».", en: "The same; it goes before “after”."),
                        example: "88412"
                    ),
                ],
                replies: [
                    Route.Reply(
                        status: .ok,
                        meaning: Bilingual(
                            fr: "Sans fin; un silence de plus de 15 s n’est pas normal.",
                            en: "Endless; a silence of more than 15 s is not normal."
                        ),
                        mediaType: "text/event-stream",
                        example:
                            "retry: 3000\n\nid: 88413\nevent: alert.opened\ndata: {\"type\":\"alert.opened\",\"timestamp\":\"2026-11-14T15:04:05Z\",\"data\":{}}\n\n"
                    )
                ],
                problems: [.badFilter],
                handle: open
            )
        ]
    }

    private func open(_ call: Call) async throws -> Response {
        let selection = StreamSelection(
            events: call.query["events"],
            filters: try call.filters(StreamSelection.fields)
        )
        let last = try StreamRoutes.last(call)
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[optional: HTTPField.Name("X-Accel-Buffering")] = "no"
        guard call.request.method == .get else { return Response(status: .ok, headers: headers) }

        let channel = call.channel
        let seat = try broadcaster.join(selection) { channel.close(promise: nil) }
        let bounds = try await broadcaster.outbox.bounds()
        let plan = StreamPlan(after: last, bounds: bounds, joinedAt: seat.subscription.joinedAt)
        let outbox = broadcaster.outbox
        let request = call.request
        let (gate, caller, now) = (gate, call.caller, call.settings.now)
        let body = ResponseBody { writer in
            let subscription = seat.subscription
            try await request.body.consumeWithInboundCloseHandler { _ in
                try await withGracefulShutdownHandler {
                    try await StreamRoutes.write(plan, subscription, outbox, last: last, to: &writer) {
                        await gate.stillAdmits(caller, at: now())
                    }
                } onGracefulShutdown: {
                    subscription.end(.shutdown)
                }
            } onInboundClosed: {
                subscription.end(.left)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// What a stream says from its first frame to its last.
    ///
    /// `isAdmitted` is asked with each heartbeat and with each page of what was missed: a stream ends with its key.
    @concurrent static func write(
        _ plan: StreamPlan,
        _ subscription: StreamSubscription,
        _ outbox: any OutboxReader,
        last: Int64?,
        to writer: inout any ResponseBodyWriter,
        while isAdmitted: @Sendable () async -> Bool
    ) async throws {
        var last = last
        try await writer.write(StreamFrame.hello.bytes)
        if let gap = plan.gap { try await writer.write(StreamFrame.gap(gap).bytes) }
        if var position = plan.readAfter {
            backlog: while subscription.ending == nil || subscription.ending == .slow {
                guard await isAdmitted() else {
                    subscription.end(.revoked)
                    break
                }
                let messages = try await outbox.messages(after: position, limit: 200)
                for message in messages {
                    guard message.sequence <= subscription.joinedAt else { break backlog }
                    position = message.sequence
                    if subscription.wants(message) { try await writer.write(StreamFrame(message).bytes) }
                    last = message.sequence
                }
                if messages.isEmpty || position >= subscription.joinedAt { break }
            }
        }
        for await frame in subscription.frames {
            guard subscription.ending != .revoked else { break }
            if frame.sequence == nil, !(await isAdmitted()) {
                subscription.end(.revoked)
                break
            }
            try await writer.write(frame.bytes)
            last = frame.sequence ?? last
        }
        switch subscription.ending {
        case .slow:
            try await writer.write(StreamFrame.gap(StreamGap(reason: .slow, after: last, until: nil)).bytes)
        case .shutdown, .revoked: try await writer.write(StreamFrame.bye.bytes)
        case .left, nil: break
        }
    }

    private static func last(_ call: Call) throws(Problem) -> Int64? {
        let header = HTTPField.Name("Last-Event-ID").flatMap { call.request.headers[$0] }
        guard let text = header ?? call.query["after"] else { return nil }
        guard let last = Int64(text), last >= 0 else {
            throw Problem.bad(
                header == nil ? "after" : "Last-Event-ID",
                fr: "un numéro du flux",
                en: "a number of the stream"
            )
        }
        return last
    }
}
