package import Domain

/// An alert of a back-test in names that people know, whatever was replayed.
package struct ComparedAlert: Sendable, Hashable {
    package var kind: String
    package var at: Timestamp
    package var platform: String?
    /// `nil`, as the document type, for a whole platform.
    package var source: String?
    package var documentType: String?
    package var system: String?
    package var severity: String?
    package var metric: String?
    package var observed: Double?
    package var expected: Double?
    package var low: Double?
    package var high: Double?

    package init(
        kind: String,
        at: Timestamp,
        platform: String?,
        source: String? = nil,
        documentType: String? = nil,
        system: String? = nil,
        severity: String? = nil
    ) {
        self.kind = kind
        self.at = at
        self.platform = platform
        self.source = source
        self.documentType = documentType
        self.system = system
        self.severity = severity
    }

    /// Whether another setting's alert is of the same trouble: the same kind in the same place, begun within a day.
    func isSame(as other: ComparedAlert) -> Bool {
        kind == other.kind && platform == other.platform && source == other.source && documentType == other.documentType
            && abs(at.microseconds - other.at.microseconds) <= Timestamp.day
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind)
            json.member("platform", platform)
            if let source { json.member("source", source) }
            if let documentType { json.member("doc_type", documentType) }
            json.member("at", at.rfc3339)
            if let severity { json.member("severity", severity) }
            guard let observed else { return }
            json.member("metric", metric)
            json.member("observed", observed)
            json.member("expected", expected)
            json.name("band")
            json.array { json in
                json.number(low ?? .nan)
                json.number(high ?? .nan)
            }
        }
    }
}
