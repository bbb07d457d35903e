extension Classifier {
    /// How many things the detectors find in bytes taken for one text, without reading their format; for measuring.
    package mutating func scan(_ bytes: ArraySlice<UInt8>) -> Int {
        hits.removeAll(keepingCapacity: true)
        ValueScanner.scan(bytes.span, 0..<bytes.count, ScanContext(), hits: &hits)
        return hits.count
    }
}
