import AsyncHTTPClient
import Domain
import Intake
import NIOCore
import Postgres
import Storage

extension Failure {
    /// The sentence and the code of an error that came from below.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as StoreError: self.init(error)
        case let error as PostgresError: self.init(error)
        case let error as ImportSinkError: self.init(error)
        case is MigrationError, is ClusterError:
            self.init(.unavailable, fr: "Base de données : \(error).", en: "Database: \(error).")
        case is CancellationError: self = StopRequest.interrupted
        // An address that is taken or not this machine's, a peer that is away.
        case is IOError, is HTTPClientError: self.init(.unavailable, fr: "Réseau : \(error)", en: "Network: \(error)")
        default: self.init(.software, fr: "Erreur imprévue : \(error)", en: "Unexpected error: \(error)")
        }
    }

    private init(_ error: StoreError) {
        switch error {
        case .overloaded, .unavailable:
            self.init(
                .temporary,
                fr: "La base de données ne suit pas ou ne répond pas; réessayez plus tard.",
                en: "The database is too busy or does not answer; try again later."
            )
        case .notFound, .staleRevision, .illegalTransition, .conflict:
            self.init(.data, fr: "Refusé : \(error).", en: "Refused: \(error).")
        case .failed(let what):
            self.init(.software, fr: "La base de données a refusé : \(what)", en: "The database refused: \(what)")
        }
    }

    private init(_ error: PostgresError) {
        let code: Code =
            switch error.kind {
            case .connection: .unavailable
            case .configuration: .configuration
            // Insufficient privilege; invalid authorization.
            case .server(let state) where state == "42501" || state.hasPrefix("28"): .permission
            default: error.isTransient ? .temporary : .software
            }
        self.init(code, fr: "Base de données : \(error).", en: "Database: \(error).")
    }

    private init(_ error: ImportSinkError) {
        switch error {
        case .unreadable:
            self.init(.data, fr: "Un morceau du fichier est illisible.", en: "A piece of the file cannot be read.")
        case .refused(let status) where status == 401 || status == 403:
            self.init(
                .permission,
                fr: "Le service refuse la clé de VIGIE_KEY (\(status)); il lui faut events:write.",
                en: "The service refuses the key of VIGIE_KEY (\(status)); it needs events:write."
            )
        case .refused(let status):
            self.init(.unavailable, fr: "Le service a répondu \(status).", en: "The service answered \(status).")
        case .busy:
            self.init(
                .temporary,
                fr: "Le service est surchargé; relancez plus tard, l’importation reprendra.",
                en: "The service is overloaded; run it again later and the import goes on."
            )
        case .unreachable:
            self.init(
                .unavailable,
                fr: "Le service de --url ne répond pas; relancez plus tard, l’importation reprendra.",
                en: "The service of --url does not answer; run it again later and the import goes on."
            )
        }
    }
}
