package import Domain

/// Values that look sensitive and are known not to be: the organization's own domain in examples, numbers for tests.
///
/// Values are held as hashes under a random seed; whoever reads the memory or a crash report finds none. A detector
/// without an entry costs one look at a bit.
package struct AllowList: Sendable {
    /// What is harmless when this detector finds it.
    package struct Entry: Sendable {
        package let detector: Detector
        /// Of mail addresses, with everything below them.
        ///
        /// `example.ca` stands for `mail.example.ca` too.
        package let domains: [String]
        package let values: [String]

        package init(_ detector: Detector, domains: [String] = [], values: [String] = []) {
            self.detector = detector
            self.domains = domains
            self.values = values
        }
    }

    /// How many domains and values a set of rules may have.
    package static let most = 10_000
    /// The longest domain name, RFC 1035.
    package static let longestDomain = 253

    private let seed: UInt64
    private var detectors: DetectorSet = []
    private var hashes: Set<UInt64> = []

    /// A random seed unless a test wants a known one.
    package init(_ entries: [Entry] = [], seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
        for entry in entries {
            detectors.insert(entry.detector)
            for value in entry.values {
                let bytes = Array(value.utf8)
                hashes.insert(hash(entry.detector, bytes.span, 0..<bytes.count))
            }
            for domain in entry.domains {
                let bytes = Array(domain.utf8)
                hashes.insert(hash(ofDomain: bytes.span, 0..<bytes.count))
            }
        }
    }

    package var isEmpty: Bool { hashes.isEmpty }
    package var count: Int { hashes.count }

    /// Whether the value in `range`, which `detector` found, is harmless.
    func contains(_ detector: Detector, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard detectors.contains(detector) else { return false }
        if hashes.contains(hash(detector, bytes, range)) { return true }
        return detector == .email && hasAllowedDomain(bytes, range)
    }

    /// The domain of a mail address, or one above it.
    private func hasAllowedDomain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = range.upperBound
        while start > range.lowerBound, bytes[start - 1] != UInt8(ascii: "@") { start -= 1 }
        guard start > range.lowerBound, range.upperBound - start <= AllowList.longestDomain else { return false }
        while start < range.upperBound {
            if hashes.contains(hash(ofDomain: bytes, start..<range.upperBound)) { return true }
            while start < range.upperBound, bytes[start] != UInt8(ascii: ".") { start += 1 }
            start += 1
        }
        return false
    }

    /// FNV-1a over what is written, without what people put between digits: `4111 1111…` is `4111-1111…`.
    private func hash(_ detector: Detector, _ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = AllowList.start ^ seed ^ UInt64(detector.rawValue) &* 0x9E37_79B9_7F4A_7C15
        var index = range.lowerBound
        while index < range.upperBound {
            let character = FoldedCharacter(at: index, before: range.upperBound, in: bytes)
            index = character.next
            var units = character.units
            for _ in 0..<character.count {
                let unit = UInt8(truncatingIfNeeded: units)
                units >>= 8
                guard !AllowList.isSeparator(unit, for: detector) else { continue }
                hash = (hash ^ UInt64(unit)) &* AllowList.prime
            }
        }
        return AllowList.mixed(hash)
    }

    private static func isSeparator(_ byte: UInt8, for detector: Detector) -> Bool {
        guard detector != .email else { return false }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): return true
        // In an address of a machine a dot tells numbers apart.
        case UInt8(ascii: "."): return detector == .phone
        default: return false
        }
    }

    private func hash(ofDomain bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = ~AllowList.start ^ seed
        for index in range {
            let byte = bytes[index]
            hash = (hash ^ UInt64(0x41...0x5A ~= byte ? byte | 0x20 : byte)) &* AllowList.prime
        }
        return AllowList.mixed(hash)
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// FNV's high bits depend on few of the last bytes.
    private static func mixed(_ hash: UInt64) -> UInt64 {
        let product = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }
}
