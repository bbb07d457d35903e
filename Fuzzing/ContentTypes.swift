/// Content types that inputs are given with.
enum ContentTypes {
    static let multipart = "multipart/form-data; boundary=b"

    private static let all: [String?] = [
        nil, "application/json", "text/csv; charset=utf-8", "application/x-www-form-urlencoded", multipart,
        "application/x-ndjson", "application/xml", "application/edi-x12", "application/edifact", "text/plain", nil,
        "text/csv; charset=iso-8859-1", "application/gzip", "TEXT/TAB-SEPARATED-VALUES", "multipart/mixed", "é;=",
    ]

    /// One of them, by the input's length, so that an input alone repeats a finding.
    static func chosen(for bytes: [UInt8]) -> String? { all[bytes.count % all.count] }
}
