import HTTPTypes

/// What every answer carries, whatever it is (OWASP HTTP Headers Cheat Sheet; ASVS 5.0 V3.4).
enum SecurityHeaders {
    static let contentSecurityPolicy = HTTPField.Name("Content-Security-Policy")
    static let requestID = HTTPField.Name("Vigie-Request-Id")
    static let preferenceApplied = HTTPField.Name("Preference-Applied")
    static let rateLimit = HTTPField.Name("RateLimit")
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")

    private static let fields: [(String, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    private static let prepared: [HTTPField] = fields.compactMap { name, value in
        HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
    }

    static func add(to headers: inout HTTPFields) {
        headers.reserveCapacity(headers.count + prepared.count + 4)
        // A picture says for itself what it may load, which is less.
        for field in prepared where headers[field.name] == nil { headers.append(field) }
        // An answer is nobody's to keep unless its route said otherwise.
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }
}

extension HTTPFields {
    /// Sets a header whose name is not one of the common ones.
    subscript(optional name: HTTPField.Name?) -> String? {
        get { name.flatMap { self[$0] } }
        set { if let name { self[name] = newValue } }
    }
}
