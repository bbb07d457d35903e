/// The content type that a word for a format stands for, as people label documents.
enum ContentTypeHint {
    /// `nil` for a word without one; a content type stands for itself.
    static func contentType(of word: String) -> String? {
        let word = word.lowercased()
        return word.contains("/") ? word : types[word]
    }

    private static let types: [String: String] = [
        "json": "application/json", "geojson": "application/json",
        "ndjson": "application/x-ndjson", "jsonl": "application/x-ndjson",
        "xml": "application/xml", "cxml": "application/xml", "ubl": "application/xml", "wco": "application/xml",
        "ceb": "application/xml", "soap": "application/xml", "idoc": "application/xml", "xhtml": "application/xml",
        "csv": "text/csv", "tsv": "text/tab-separated-values", "flatfile": "text/tab-separated-values",
        "cif": "text/plain", "text": "text/plain", "txt": "text/plain", "plain": "text/plain",
        "html": "text/html", "x12": "application/edi-x12", "edifact": "application/edifact",
        "form": "application/x-www-form-urlencoded", "urlencoded": "application/x-www-form-urlencoded",
        "multipart": "multipart/form-data", "gzip": "application/gzip",
    ]
}
