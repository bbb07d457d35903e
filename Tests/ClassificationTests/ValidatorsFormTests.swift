import Testing

@testable import Classification

@Suite("Values that are known by their form")
struct ValidatorsFormTests {
    @Test(
        "a European VAT number of each country is proven by its check",
        arguments: [
            "ATU13585627", "BE0428759497", "BG175074752", "CHE107787577IVA", "CY10259033P", "CZ25123891", "DE136695976",
            "DK13585628", "EE100931558", "EL094259216", "ES54362315K", "ESX5253868R", "ESJ99216582", "FI20774740",
            "FR40303265045", "FR83404833048", "GB980780684", "HR33392005961", "HU12892312", "IE6433435F", "IE6433435OA",
            "IT00743110157", "LT119511515", "LU15027442", "LV40003521600", "MT11679112", "NL004495445B01",
            "PL8567346215",
            "PT501964843", "RO18547290", "SE123456789701", "SI50223054", "SK2022749619", "XI980780684",
        ]
    )
    func valueAddedTax(text: String) {
        let bytes = Array(text.utf8)
        let found = ValueAddedTax.match(at: 0, in: bytes.span, bounds: bytes.indices)
        #expect(found?.end == bytes.count)
        #expect(found?.strength == .checked)
        var wrong = bytes
        // Two digits exchanged where they differ.
        guard let place = (3..<7).first(where: { bytes[$0] != bytes[$0 + 1] }) else { return }
        wrong.swapAt(place, place + 1)
        #expect(ValueAddedTax.match(at: 0, in: wrong.span, bounds: wrong.indices)?.strength != .checked)
    }

    @Test("a VAT number in groups is read up to where its check holds")
    func valueAddedTaxInGroups() {
        for text in ["FR 83 404 833 048 et", "BE 0428.759.497 and 12", "CHE-107.787.577 MWST, Bern", "DE 136695976 "] {
            let bytes = Array(text.utf8)
            let found = ValueAddedTax.match(at: 0, in: bytes.span, bounds: bytes.indices)
            #expect(found?.strength == .checked, "\(text)")
            #expect(found.map { $0.end < bytes.count } == true, "\(text)")
        }
        for text in ["FR 83 404 833 047", "RO 1234", "DE 13", "US123456789", "SE1234"] {
            let bytes = Array(text.utf8)
            #expect(ValueAddedTax.match(at: 0, in: bytes.span, bounds: bytes.indices) == nil, "\(text)")
        }
    }

    @Test(
        "addresses of the Internet end where they end",
        arguments: [
            ("192.0.2.1", 9), ("192.0.2.1.", 9), ("10.0.0.1:80", 8), ("10.0.0.1/8", 8), ("1.2.3.4.5", nil),
            ("01.2.3.4", nil),
            ("1.2.3.256", nil), ("1.2.3.4a", nil), ("1.2.3", nil),
        ] as [(String, Int?)]
    )
    func internetFour(text: String, end: Int?) {
        let bytes = Array(text.utf8)
        #expect(IPAddress.endOfV4(at: 0, in: bytes.span, bounds: bytes.indices) == end)
    }

    @Test(
        "an EDIFACT composite, a time and a scope operator are no address",
        arguments: [
            ("2001:db8:ce7b:4026:b87b:2e36:7e83:bf2e", 38), ("fe80::1 x", 7), ("2001:db8::1", 11), ("1:2:3::", 7),
            ("::ffff:192.0.2.1", 16), ("7::9", nil), ("::9", nil), ("ab::cd", nil), ("12:30:45", nil),
            ("std::vector", nil),
            ("1:2:3:4:5:6:7:8:9", nil), ("1::2::3", nil), ("10:::5", nil), ("2000::12345", nil),
        ] as [(String, Int?)]
    )
    func internetSix(text: String, end: Int?) {
        let bytes = Array(text.utf8)
        #expect(IPAddress.endOfV6(at: 0, in: bytes.span, bounds: bytes.indices) == end)
    }

    @Test("coordinates are a pair, not a price list")
    func coordinates() {
        let cases: [(String, Int?)] = [
            ("45.50169, -73.56725", 19), ("45.50169,-73.56725;", 18), ("45.50169 -73.56725", 18),
            ("-90.0000,180.0000", 17),
            ("90.0001,10.0000", nil), ("45.501,-73.567", nil), ("45.50169,-73.56725,12.34567", nil),
            ("145.50169,-73.56725", nil),
            ("45.50169", nil),
        ]
        for (text, end) in cases {
            let bytes = Array(text.utf8)
            #expect(Coordinates.end(at: 0, in: bytes.span, bounds: bytes.indices) == end, "\(text)")
        }
    }

    @Test("a passport's machine-readable zone is proven by its five check digits")
    func passport() {
        let first = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
        let second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
        for text in [first + "\n" + second, first + "\r\n" + second, first + #"\n"# + second, first + second, second] {
            let bytes = Array(text.utf8)
            let isValid = MachineReadableZone.isValid(bytes.span, bytes.indices)
            #expect(isValid, "\(text.count)")
        }
        for position in [0, 9, 13, 19, 21, 27, 29, 42, 43] {
            var bytes = Array(second.utf8)
            bytes[position] = bytes[position] == 0x35 ? 0x36 : 0x35
            let isValid = MachineReadableZone.isValid(bytes.span, bytes.indices)
            #expect(!isValid, "\(position)")
        }
    }
}
