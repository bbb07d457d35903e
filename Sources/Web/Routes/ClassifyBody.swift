import Capture

/// What stands in the body of `POST /v1/classify`.
enum ClassifyBody: Sendable {
    /// Events, as `POST /v1/events` takes them.
    case events(BodyForm)
    /// The message itself, in the platform's own format.
    case message(contentType: String?)

    /// `isMessage` says that the body is the message whatever its media type; without it, the media types of events
    /// and the `ce-` headers are read as there, and any other media type is a message's.
    init(
        contentType: String?,
        headers: [(name: String, value: String)],
        isMessage: Bool
    ) throws(BodyForm.Unsupported) {
        guard !isMessage else {
            self = .message(contentType: contentType)
            return
        }
        do throws(BodyForm.Unsupported) {
            self = .events(try BodyForm(contentType: contentType, headers: headers))
        } catch {
            // An event's media type that was refused has another charset or a CloudEvents format that is not taken.
            let essence = ClassifyBody.essence(contentType ?? "")
            let isOfEvents = ClassifyBody.isOfEvents(essence)
            guard !isOfEvents, essence.contains("/") else { throw error }
            self = .message(contentType: contentType)
        }
    }

    /// Whether the same media type would be taken as events if its charset were UTF-8.
    private static func isOfEvents(_ essence: String) -> Bool {
        essence.hasPrefix("application/cloudevents") || (try? BodyForm(contentType: essence, headers: [])) != nil
    }

    /// `type/subtype` in lower case.
    private static func essence(_ contentType: String) -> String {
        (contentType.split(separator: ";", omittingEmptySubsequences: false).first ?? "").filter { $0 != " " }
            .lowercased()
    }
}
