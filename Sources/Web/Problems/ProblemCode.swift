import Domain
import HTTPTypes

/// What to switch on in a problem.
///
/// Raw values are stable: a code may be added, never renamed.
enum ProblemCode: String, Sendable, CaseIterable {
    case malformedJSON = "malformed_json"
    case malformedEncoding = "malformed_encoding"
    case incompleteBody = "incomplete_body"
    case badFilter = "bad_filter"
    case badCursor = "bad_cursor"
    case badTimeRange = "bad_time_range"
    case badParameter = "bad_parameter"
    case unknownParameter = "unknown_parameter"
    case missingCredentials = "missing_credentials"
    case invalidCredentials = "invalid_credentials"
    case expiredCredentials = "expired_credentials"
    case missingScope = "missing_scope"
    case outsideKeyLimits = "outside_key_limits"
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case notAcceptable = "not_acceptable"
    case requestTimeout = "request_timeout"
    case illegalTransition = "illegal_transition"
    case slugTaken = "slug_taken"
    case idempotencyInProgress = "idempotency_in_progress"
    case staleRevision = "stale_revision"
    case payloadTooLarge = "payload_too_large"
    case batchTooLarge = "batch_too_large"
    case unsupportedMediaType = "unsupported_media_type"
    case validation
    case unsafeURL = "unsafe_url"
    case tooManyPoints = "too_many_points"
    case idempotencyKeyReused = "idempotency_key_reused"
    case ifMatchRequired = "if_match_required"
    case rateLimited = "rate_limited"
    case overloaded
    case databaseUnavailable = "database_unavailable"
    case internalError = "internal_error"

    var status: HTTPResponse.Status {
        switch self {
        case .malformedJSON, .malformedEncoding, .incompleteBody, .badFilter, .badCursor, .badTimeRange,
            .badParameter, .unknownParameter:
            .badRequest
        case .missingCredentials, .invalidCredentials, .expiredCredentials: .unauthorized
        case .missingScope, .outsideKeyLimits: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .illegalTransition, .slugTaken, .idempotencyInProgress: .conflict
        case .staleRevision: .preconditionFailed
        case .payloadTooLarge, .batchTooLarge: .contentTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .validation, .unsafeURL, .tooManyPoints, .idempotencyKeyReused: .unprocessableContent
        case .ifMatchRequired: .preconditionRequired
        case .rateLimited: .tooManyRequests
        case .overloaded, .databaseUnavailable: .serviceUnavailable
        case .internalError: .internalServerError
        }
    }

    var title: Bilingual {
        switch self {
        case .malformedJSON: Bilingual(fr: "Le corps n’est pas du JSON", en: "The body is not JSON")
        case .malformedEncoding: Bilingual(fr: "Le corps n’est pas en UTF-8", en: "The body is not UTF-8")
        case .incompleteBody: Bilingual(fr: "Le corps est incomplet", en: "The body is incomplete")
        case .badFilter: Bilingual(fr: "Le filtre n’est pas valide", en: "The filter is not valid")
        case .badCursor: Bilingual(fr: "Le curseur n’est pas valide", en: "The cursor is not valid")
        case .badTimeRange: Bilingual(fr: "La période n’est pas valide", en: "The time range is not valid")
        case .badParameter: Bilingual(fr: "Un paramètre n’est pas valide", en: "A parameter is not valid")
        case .unknownParameter: Bilingual(fr: "Paramètre inconnu", en: "Unknown parameter")
        case .missingCredentials: Bilingual(fr: "Il faut une clé", en: "A key is required")
        case .invalidCredentials: Bilingual(fr: "La clé n’est pas valide", en: "The key is not valid")
        case .expiredCredentials: Bilingual(fr: "La clé est expirée", en: "The key has expired")
        case .missingScope: Bilingual(fr: "La clé n’a pas ce droit", en: "The key lacks this scope")
        case .outsideKeyLimits: Bilingual(fr: "Hors des limites de la clé", en: "Outside the limits of the key")
        case .notFound: Bilingual(fr: "Introuvable", en: "Not found")
        case .methodNotAllowed: Bilingual(fr: "Méthode non permise", en: "Method not allowed")
        case .notAcceptable: Bilingual(fr: "Format non disponible", en: "Format not available")
        case .requestTimeout: Bilingual(fr: "La requête a été trop lente", en: "The request was too slow")
        case .illegalTransition: Bilingual(fr: "Changement d’état impossible", en: "Illegal transition")
        case .slugTaken: Bilingual(fr: "Ce nom est déjà pris", en: "This name is taken")
        case .staleRevision: Bilingual(fr: "La révision n’est plus actuelle", en: "The revision is stale")
        case .payloadTooLarge: Bilingual(fr: "Le corps est trop gros", en: "The body is too large")
        case .batchTooLarge: Bilingual(fr: "Le lot est trop gros", en: "The batch is too large")
        case .unsupportedMediaType: Bilingual(fr: "Format non pris en charge", en: "Unsupported media type")
        case .validation: Bilingual(fr: "La requête n’est pas valide", en: "The request is not valid")
        case .unsafeURL: Bilingual(fr: "Cette adresse n’est pas permise", en: "This address is not allowed")
        case .tooManyPoints: Bilingual(fr: "Trop de points", en: "Too many points")
        case .idempotencyKeyReused:
            Bilingual(fr: "La clé a déjà servi", en: "The key was used before")
        case .idempotencyInProgress:
            Bilingual(fr: "La demande est en cours", en: "The request is under way")
        case .ifMatchRequired: Bilingual(fr: "L’en-tête If-Match est requis", en: "If-Match is required")
        case .rateLimited: Bilingual(fr: "Trop de requêtes", en: "Too many requests")
        case .overloaded: Bilingual(fr: "Vigie est surchargée", en: "Vigie is overloaded")
        case .databaseUnavailable: Bilingual(fr: "La base de données ne répond pas", en: "The database does not answer")
        case .internalError: Bilingual(fr: "Erreur interne", en: "Internal error")
        }
    }
}
