import TestSupport
import Testing

@testable import Classification

@Suite("Check digits")
struct ValidatorsPropertyTests {
    /// A kind, the digits before its check digit, and how many follow them before it at random.
    static let kinds: [(kind: String, prefix: String, random: Int)] = [
        ("CREDIT_CARD", "45", 13), ("CREDIT_CARD", "37", 12), ("CA_SIN", "1", 7), ("FR_SIREN", "7", 7),
        ("GTIN", "40", 10),
        ("GTIN", "1", 12), ("SSCC", "1", 16), ("ABA_ROUTING", "02", 6), ("IMEI", "35", 12), ("AWB", "125", 7),
        ("CN_RESIDENT_ID", "11010519491231", 3), ("CN_USCC", "91350100M0001", 4), ("CONTAINER_NO", "CSQU", 6),
        ("EU_VAT", "DE1", 7), ("EU_VAT", "EL1", 7), ("EU_VAT", "HU1", 6), ("EU_VAT", "IT0123", 6),
    ]

    @Test(
        "property: one check character of all is right, and the value with it is refused once a digit is changed",
        arguments: kinds
    )
    func oneCheckDigit(kind: String, prefix: String, random count: Int) {
        // Residues of ten are written as 0 there, so that two of the eleven share a digit.
        let detectsAll = kind != "AWB" && kind != "CONTAINER_NO" && prefix != "EL1"
        for seed in UInt64(0)..<40 {
            var random = SplitMix64(seed: seed)
            var body = Array(prefix.utf8)
            for _ in 0..<count { body.append(0x30 + UInt8.random(in: 0...9, using: &random)) }
            let characters = Array((kind.hasPrefix("CN_") ? "0123456789ABCDEFGHJKLMNPQRTUWXY" : "0123456789").utf8)
            // A place that no authority has, as in `IT0123…`, leaves none.
            let right = characters.filter { IdentifierCheck.isValid(kind: kind, value: body + [$0]) == true }
            if prefix == "IT0123" || kind == "ABA_ROUTING" { if right.isEmpty { continue } }
            if kind == "CN_RESIDENT_ID" || kind == "CN_USCC" || detectsAll {
                #expect(right.count == 1, "\(kind) \(seed)")
            }
            guard let check = right.first, detectsAll else { continue }
            let whole = body + [check]
            for position in whole.indices where Byte.isDigit(whole[position]) {
                var changed = whole
                changed[position] = 0x30 + (whole[position] - 0x30 + UInt8.random(in: 1...9, using: &random)) % 10
                #expect(IdentifierCheck.isValid(kind: kind, value: changed) == false, "\(kind) \(seed) \(position)")
            }
        }
    }

    @Test(
        "property: mod 97 finds every digit that is changed and all neighbours that are exchanged",
        arguments: [
            ("LEI", "506700GE1G29325QX363"), ("IBAN", "FR1420041010050500013M02606"), ("FR_NIR", "255081416802538"),
        ]
    )
    func mod97(kind: String, value: String) {
        let good = Array(value.utf8)
        #expect(IdentifierCheck.isValid(kind: kind, value: good) == true)
        for position in good.indices where Byte.isDigit(good[position]) {
            for digit in UInt8(0x30)...0x39 where digit != good[position] {
                var bad = good
                bad[position] = digit
                #expect(IdentifierCheck.isValid(kind: kind, value: bad) == false)
            }
            let next = position + 1
            guard next < good.count, Byte.isDigit(good[next]), good[next] != good[position] else { continue }
            var bad = good
            bad.swapAt(position, next)
            #expect(IdentifierCheck.isValid(kind: kind, value: bad) == false)
        }
    }

    @Test("property: readers of forms end inside the text, whatever it holds", arguments: [UInt64(1), 2, 3])
    func ends(start: UInt64) {
        for seed in (start * 1_000)..<(start * 1_000 + 1_000) {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(
                count: 8...120,
                biasedTo: Array("0123456789 +-.,:/;@EPUSWOCNFRDEAKIAghp_eyJ<".utf8)
            )
            let span = bytes.span
            let bounds = 2..<(bytes.count - 2)
            for index in bounds {
                let found = [
                    IPAddress.endOfV4(at: index, in: span, bounds: bounds),
                    IPAddress.endOfV6(at: index, in: span, bounds: bounds),
                    MACAddress.end(at: index, in: span, bounds: bounds),
                    Coordinates.end(at: index, in: span, bounds: bounds),
                    PatentNumber.end(at: index, in: span, bounds: bounds),
                    MachineReadableZone.end(at: index, in: span, bounds: bounds),
                    SecretPattern.end(at: index, in: span, bounds: bounds),
                    ValueAddedTax.match(at: index, in: span, bounds: bounds)?.end,
                    IBAN.range(at: index, in: span, bounds: bounds)?.upperBound,
                ]
                #expect(found.allSatisfy { $0.map { $0 > index && $0 <= bounds.upperBound } ?? true }, "\(seed)")
            }
        }
    }
}
