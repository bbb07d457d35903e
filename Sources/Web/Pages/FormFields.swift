import Domain
import HTTPTypes
import Hummingbird
import Query

/// The fields of a form that came from one of this session's own pages.
struct FormFields: Sendable {
    private let fields: QueryParameters

    /// `nil` for a form that another site sent, or that an earlier session made.
    init?(of visit: Visit) async throws {
        guard Gate.isSameOrigin(visit.call.request) else { return nil }
        let fields = try await FormFields.read(visit.call)
        guard FormFields.isSame(fields["form_token"] ?? "", visit.session.formToken) else { return nil }
        self.fields = fields
    }

    static func read(_ call: Call) async throws -> QueryParameters {
        let type = call.request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() }
        guard type == "application/x-www-form-urlencoded" else {
            throw Problem.unsupported(["application/x-www-form-urlencoded"])
        }
        return try QueryParameters(Substring(String(decoding: try await call.body(upTo: 32 << 10), as: UTF8.self)))
    }

    /// Compares without telling by its time where two texts differ.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count, !left.isEmpty else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Without spaces around; `nil` for nothing.
    subscript(name: String) -> String? {
        guard let text = fields[name]?.trimmingSpaces, !text.isEmpty else { return nil }
        // Browsers send CR LF between lines.
        return text.replacing("\r\n", with: "\n")
    }

    /// All values of a field that may be chosen more than once.
    func all(_ name: String) -> [String] { fields.all(name).map(\.trimmingSpaces).filter { !$0.isEmpty } }
}

extension String {
    var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
