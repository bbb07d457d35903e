import Domain
import HTTPTypes
import Hummingbird
import Query

/// One operation of the API, as data: the router and the OpenAPI document are both made of it.
struct Route: Sendable {
    /// Who may use it.
    enum Access: Sendable, Hashable {
        case open
        /// The page: with or without a session.
        case visitor
        case scope(Scope)
    }

    let method: HTTPRequest.Method
    /// A `{name}` is a whole segment: `/v1/alerts/{id}/timeline`.
    let path: String
    let access: Access
    let summary: Bilingual
    let parameters: [Parameter]
    /// What the body may be; empty for none.
    let bodies: [Body]
    let replies: [Reply]
    /// Beside those that every route can give.
    let problems: [ProblemCode]
    let handle: @Sendable (Call) async throws -> Response

    init(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ access: Access,
        _ summary: Bilingual,
        parameters: [Parameter] = [],
        bodies: [Body] = [],
        replies: [Reply],
        problems: [ProblemCode] = [],
        handle: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.summary = summary
        self.parameters = parameters
        self.bodies = bodies
        self.replies = replies
        self.problems = problems
        self.handle = handle
    }

    /// What may stand in the query, in a header, or in a segment of the path.
    struct Parameter: Sendable {
        enum Place: String, Sendable {
            case query, header, path
        }

        let name: String
        let place: Place
        let meaning: Bilingual
        let example: String
        var isRequired = false
        /// Whether it may stand more than once.
        var repeats = false
        /// The words that it takes, where there is a closed list.
        var words: [String] = []
        /// The least and the most, where it is a whole number.
        var bounds: ClosedRange<Int>?
    }

    struct Body: Sendable {
        let mediaType: String
        /// For JSON, a document; it is parsed when the server starts.
        let example: String
        /// Any bytes will do: no schema is told from the example.
        var isOpaque = false
    }

    struct Reply: Sendable {
        let status: HTTPResponse.Status
        let meaning: Bilingual
        /// `nil` for no body.
        var mediaType: String?
        var example: String?
    }

    /// The problems that this operation can answer with, those of every route included.
    var allProblems: [ProblemCode] {
        var codes = problems + [.internalError]
        if parameters.contains(where: { $0.place == .query }) { codes += [.unknownParameter, .badParameter] }
        if case .scope = access {
            codes += [
                .missingCredentials, .invalidCredentials, .expiredCredentials, .missingScope, .outsideKeyLimits,
                .rateLimited, .databaseUnavailable, .overloaded,
            ]
        }
        if !bodies.isEmpty { codes += [.payloadTooLarge, .requestTimeout, .incompleteBody] }
        return ProblemCode.allCases.filter(codes.contains)
    }
}
