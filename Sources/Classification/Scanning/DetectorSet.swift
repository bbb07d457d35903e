import Domain

/// A set of detectors.
struct DetectorSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    private var bits: UInt64

    init() { bits = 0 }

    init(arrayLiteral detectors: Detector...) {
        bits = detectors.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
    }

    /// Several of them, without a list to go through.
    @inline(__always)
    init(_ first: Detector, _ second: Detector? = nil, _ third: Detector? = nil) {
        bits = 1 &<< UInt64(first.rawValue)
        if let second { bits |= 1 &<< UInt64(second.rawValue) }
        if let third { bits |= 1 &<< UInt64(third.rawValue) }
    }

    var isEmpty: Bool { bits == 0 }

    func contains(_ detector: Detector) -> Bool { bits >> UInt64(detector.rawValue) & 1 == 1 }

    func isDisjoint(with other: DetectorSet) -> Bool { bits & other.bits == 0 }

    mutating func insert(_ detector: Detector) { bits |= 1 << UInt64(detector.rawValue) }

    mutating func formUnion(_ other: DetectorSet) { bits |= other.bits }

    mutating func subtract(_ other: DetectorSet) { bits &= ~other.bits }

    func union(_ other: DetectorSet) -> DetectorSet {
        var union = self
        union.formUnion(other)
        return union
    }

    func subtracting(_ other: DetectorSet) -> DetectorSet {
        var rest = self
        rest.subtract(other)
        return rest
    }
}

extension DetectorSet {
    /// What recognises numbers by their grouping or a weak check digit, and must not in a field of order numbers.
    static let numeric: DetectorSet = [
        .phone, .card, .socialInsuranceNumber, .socialSecurityNumber, .businessNumber, .valueAddedTax,
        .quebecSalesTax, .quebecEnterpriseNumber, .employerNumber, .ipAddress, .postalCode, .healthInsuranceNumber,
        .gtin, .gln, .duns, .harmonizedCode, .airWaybill, .coordinates,
    ]
}
