import Domain
import TestSupport
import Testing

@testable import Classification

@Suite("Value detectors")
struct ValueScannerTests {
    @Test(
        "what proves itself is found without context",
        arguments: [
            ("write to anne.roy+x@mail.example.co.uk.", Detector.email), ("+1 613-520-0190", .phone),
            ("(514) 555-0199", .phone),
            ("438.244.4739", .phone), ("+8613616138375", .phone), ("GB82 WEST 1234 5698 7654 32", .iban),
            ("FR7630006000011234567890189", .iban), ("123456782RT0001", .businessNumber),
            ("12345 6782 RT 0001", .businessNumber),
            ("1106349445TQ0001", .quebecSalesTax), ("DE136695976", .valueAddedTax), ("BE0428759497", .valueAddedTax),
            ("FR83404833048", .valueAddedTax), ("046 454 286", nil), ("130 692 544", .socialInsuranceNumber),
            ("4539 1488 0343 6467", .card), ("3782 822463 10005", .card), ("AKIAIOSFODNN7EXAMPLE", .secret),
            ("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", .secret), ("Bearer abcdefghijklmnop1234", .secret),
            ("https://user:pa55@db.example.com/x", .secret), ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", .privateKey),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3", .secret),
            ("shpat_0123456789abcdef0123456789abcdef", .secret),
        ] as [(String, Detector?)]
    )
    func proven(text: String, detector: Detector?) {
        #expect(Whole.hits(text) == (detector.map { [$0] } ?? []))
    }

    @Test(
        "what passes by chance is not",
        arguments: [
            "4539148803436467", "130692544", "5145550199", "4539 1488 0343 6468", "GB82 WEST 1234 5698 7654 33",
            "DE136695977",
            "react@18.2.0", "1234567890123456", "12:30:45 2026-11-14", "lot 130 692 544", "réf. 4539 1488 0343 6467",
            "https://h/a/514-555-0199", "SM-G094 9568311553", "FR83404833047", "0000000000000000", "123456789RT0001",
            "@", "a@b", "AKIAshort", "http://example.com:8080/a@b", "eyJhbGciOiJIUzI1NiJ9", "+1 011-555-0199",
        ]
    )
    func byChance(text: String) {
        #expect(Whole.hits(text) == [])
    }

    @Test(
        "context decides for bare numbers",
        arguments: [
            ("4539148803436467", Detector.card, Detector.card),
            ("130692544", .socialInsuranceNumber, .socialInsuranceNumber),
            ("5145550199", .phone, .phone), ("3319682409", .quebecEnterpriseNumber, .quebecEnterpriseNumber),
            ("12-3456789", .employerNumber, .employerNumber),
            ("123456782", .businessNumber, .businessNumber), ("ATU12345678", .valueAddedTax, .valueAddedTax),
        ]
    )
    func context(text: String, spokenFor: Detector, detector: Detector) {
        let context: DetectorSet = [spokenFor]
        #expect(Whole.hits(text, context: context) == [detector])
    }

    @Test("the nearest word in a text says what its number is")
    func labels() {
        #expect(Whole.hits("carte 4539148803436467, lot 130692544, réf. 4539148803436467") == [.card])
        #expect(Whole.hits("Employee NAS 130692544; badge 130692544") == [.socialInsuranceNumber])
        #expect(Whole.hits("sin 130692544") == [], "a word in lower case")
        #expect(Whole.hits("Joindre le client au 5145550199 svp") == [.phone])
        #expect(Whole.hits("numéro de la carte de crédit 4539148803436467") == [.card], "a preposition says nothing")
        #expect(Whole.hits("from CNNGB to CHINA") == [.locationCode], "five capitals may be a word")
        #expect(Whole.hits("they answer at 130 692 544 all day") == [], "three groups in words")
        #expect(Whole.hits("514-555-0199x204") == [.phone], "an extension is not the number")
        let leak = "key 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 host 192.168.43.117"
        #expect(Whole.hits(leak) == [.secret, .ipAddress], "a secret hides nothing else")
    }

    @Test("a secret is a secret and nothing else")
    func secretOnly() {
        #expect(Whole.hits("https://ann:pw@example.com") == [.secret])
    }

    @Test("property: any bytes give ranges inside the value", arguments: [UInt64(1), 2, 3])
    func anyBytes(start: UInt64) {
        for seed in (start * 1_000)..<(start * 1_000 + 1_000) {
            var random = SplitMix64(seed: seed)
            let bytes = random.bytes(count: 0...90, biasedTo: Array("0123456789 +()-.@AKIAFRDEeyJBearer:/TQRT".utf8))
            var hits: [Hit] = []
            let range = min(3, bytes.count)..<bytes.count
            let given = ScanContext(context: [.card, .socialInsuranceNumber, .phone, .valueAddedTax, .bic, .passport])
            ValueScanner.scan(bytes.span, range, given, hits: &hits)
            #expect(
                hits.allSatisfy { range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound },
                "\(seed)"
            )
        }
    }

    @Test("property: an IBAN with one digit changed is refused")
    func ibanCheck() {
        let good = Array("FR7630006000011234567890189".utf8)
        for position in 2..<good.count {
            for digit in UInt8(0x30)...0x39 where digit != good[position] {
                var bad = good
                bad[position] = digit
                #expect(IBAN.range(at: 0, in: bad.span, bounds: 0..<bad.count) == nil)
            }
        }
    }
}
