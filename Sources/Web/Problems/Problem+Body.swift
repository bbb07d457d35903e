import Domain
import HTTPTypes
import NIOHTTPCompression
import Query

extension Problem {
    /// Why a body could not be read to its end.
    ///
    /// What the connection reports and is named here is the client's own doing, and so is everything else that can
    /// happen to it: it went away, or its chunks are none.
    init(reading error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case NIOHTTPDecompression.DecompressionError.limit, is InflationGuard.RatioExceeded:
            self = Problem.tooLarge(WebSettings.largestBody)
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            self.init(
                .malformedEncoding,
                fr: "Le corps n’est pas du gzip valide.",
                en: "The body is not valid gzip."
            )
        case is BodyBudget.Exhausted: self.init(StoreError.overloaded(retryAfter: 2))
        // The server stops: a sender must not take this for its own fault and throw the body away.
        case is CancellationError: self.init(StoreError.overloaded(retryAfter: 5))
        default:
            self.init(
                .incompleteBody,
                fr: "Le corps s’est interrompu, ou ses morceaux (chunked) ne se lisent pas.",
                en: "The body broke off, or its chunks cannot be read."
            )
        }
        // What is left of the body is not read: no request can follow on this connection.
        if !(error is Problem) { headers.append((.connection, "close")) }
    }
}
