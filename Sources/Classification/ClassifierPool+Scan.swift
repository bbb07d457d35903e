import Domain

extension ClassifierPool {
    /// How many values the scanner finds in documents of which each is taken as one value, without reader and context.
    ///
    /// For measurements of the scanner alone. A secret ends a scan, so the rest behind it is scanned on its own: every
    /// byte is looked at.
    package static func scan(_ documents: [ArraySlice<UInt8>]) -> Int {
        var hits: [Hit] = []
        var count = 0
        for document in documents {
            let bytes = document.span
            var start = 0
            while start < bytes.count {
                hits.removeAll(keepingCapacity: true)
                ValueScanner.scan(bytes, start..<bytes.count, ScanContext(), hits: &hits)
                count += hits.count
                guard let last = hits.last, last.detector == .secret, last.range.upperBound > start else { break }
                start = last.range.upperBound
            }
        }
        return count
    }
}
