import TestSupport
import Testing

@testable import Classification

@Suite("The check of a whole value by its kind")
struct ValidatorsCheckTests {
    private func isValid(_ kind: String, _ value: String) -> Bool? {
        IdentifierCheck.isValid(kind: kind, value: Array(value.utf8))
    }

    @Test(
        "examples that authorities and standards print are valid",
        arguments: [
            ("CREDIT_CARD", "4111 1111 1111 1111"), ("CREDIT_CARD", "3782-822463-10005"),
            ("CREDIT_CARD", "6011000990139424"), ("CREDIT_CARD", "3530111333300000"), ("CREDIT_CARD", "30569309025904"),
            ("IBAN", "GB82 WEST 1234 5698 7654 32"), ("IBAN", "MT84MALT011000012345MTLCAST001S"),
            ("IBAN", "FR14 2004 1010 0505 0001 3M02 606"), ("BIC", "DEUTDEFF500"), ("BIC", "BOFMCAM2"),
            ("CA_SIN", "130 692 544"), ("CA_BN", "123456782 RT 0001"), ("CA_BN", "123456782"),
            ("QC_QST", "1106349445 TQ 0001"), ("QC_QST", "NR00012345"), ("QC_NEQ", "1144420196"),
            ("QC_RAMQ", "GAGN 5603 0491"), ("QC_RAMQ", "TREM 9652 2912"), ("CA_POSTAL_CODE", "K1A 0B1"),
            ("CA_POSTAL_CODE", "h2x1y4"), ("US_SSN", "219-09-9998"), ("US_EIN", "12-3456789"),
            ("ABA_ROUTING", "021000021"), ("ABA_ROUTING", "111000025"), ("FR_SIREN", "732 829 320"),
            ("FR_SIRET", "732 829 320 00074"), ("FR_SIRET", "35600000049837"), ("FR_SIRET", "35600000000048"),
            ("FR_NIR", "2 55 08 14 168 025 38"),
            ("CN_USCC", "91350100M000100Y43"), ("CN_RESIDENT_ID", "11010519491231002X"),
            ("CN_RESIDENT_ID", "11010519491231002x"), ("GTIN", "4006381333931"), ("GTIN", "96385074"),
            ("GTIN", "036000291452"), ("GTIN", "10614141000415"), ("SSCC", "106141412345678908"),
            ("DUNS", "15-048-3782"), ("LEI", "506700GE1G29325QX363"), ("HS_CODE", "8471.30"),
            ("HS_CODE", "9403.60.80.81"), ("CONTAINER_NO", "CSQU 305438 3"), ("AWB", "125-12345675"),
            ("BL_NO", "MAEU205604891"), ("UN_LOCODE", "CA MTR"), ("VIN", "1M8GDM9AXKP042788"),
            ("IMEI", "49-015420-323751-8"), ("PATENT_NO", "US 9,407,464 B2"), ("PATENT_NO", "EP1234568B1"),
            ("PATENT_NO", "WO 2019/123456"), ("PATENT_NO", "CA 2660547"), ("PATENT_NO", "CN 201234567 U"),
            ("PATENT_NO", "US 2019/0123456 A1"), ("GEO_COORD", "45.50169, -73.56725"),
            ("IP_ADDRESS", "192.0.2.1"), ("IP_ADDRESS", "2001:db8::1"), ("IP_ADDRESS", "::ffff:192.0.2.1"),
            ("MAC_ADDRESS", "00:1A:2B:3C:4D:5E"), ("CA_PASSPORT", "AB123456"), ("CA_PASSPORT", "A123456BC"),
            ("PASSPORT", "E12345678"), ("PASSPORT", "12AB34567"), ("CA_BANK_ACCOUNT", "00001-815-1234567"),
            ("CA_BANK_ACCOUNT", "081500001"), ("EMAIL", "anne.roy+x@mail.example.co.uk"),
            ("PHONE", "+33 1 38 61 22 73"),
            ("PHONE", "1 (514) 555-0199 poste 12"), ("PHONE", "+86 136 1613 8375"), ("EU_VAT", "CHE-107.787.577 IVA"),
            ("CARD_EXPIRY", "09/27"),
        ]
    )
    func examples(kind: String, value: String) {
        #expect(isValid(kind, value) == true)
    }

    @Test(
        "what cannot have been given out is not",
        arguments: [
            ("CREDIT_CARD", "4111 1111 1111 1112"), ("CREDIT_CARD", "0000000000000000"),
            ("CREDIT_CARD", "411111111111116"),
            ("CREDIT_CARD", "2721000000000004"), ("IBAN", "GB82 WEST 1234 5698 7654 33"),
            ("IBAN", "ZZ82WEST12345698765432"),
            ("IBAN", "DE89 3704 0044 0532 0130 0"), ("BIC", "DEUTZZFF"), ("BIC", "DEUTDEFF50"),
            ("CA_SIN", "046 454 286"),
            ("CA_SIN", "1306-92544"), ("CA_SIN", "130 692 544 "), ("CA_BN", "123456782RX0001"),
            ("CA_BN", "123456782RT0000"),
            ("QC_QST", "1106349445"), ("QC_NEQ", "4444420196"), ("QC_RAMQ", "GAGN 5613 0491"),
            ("QC_RAMQ", "GAGN 5502 2991"),
            ("CA_POSTAL_CODE", "D1A 0B1"), ("CA_POSTAL_CODE", "W1A 0B1"), ("CA_POSTAL_CODE", "K1O 0B1"),
            ("US_SSN", "000-12-3456"), ("US_SSN", "666-12-3456"), ("US_SSN", "900-12-3456"), ("US_SSN", "123-00-4567"),
            ("US_SSN", "123-45-0000"), ("US_SSN", "078-05-1120"), ("US_SSN", "12-345-6789"), ("US_EIN", "07-3456789"),
            ("ABA_ROUTING", "130000005"), ("ABA_ROUTING", "021000012"), ("FR_SIREN", "732829321"),
            ("FR_SIRET", "73282932000075"), ("FR_SIRET", "35600000036307"), ("FR_NIR", "2 55 13 14 168 025 30"),
            ("FR_NIR", "255081416802539"),
            ("CN_USCC", "91350100M000100Y44"), ("CN_RESIDENT_ID", "110105194902310025"),
            ("CN_RESIDENT_ID", "110105194912310021"), ("GTIN", "4006381333932"), ("GTIN", "00000000"),
            ("GLN", "036000291452"), ("SSCC", "106141412345678909"), ("DUNS", "000000000"),
            ("LEI", "506700GE1G29325QX364"),
            ("HS_CODE", "7701.10"), ("HS_CODE", "9801.10"), ("HS_CODE", "84713"), ("CONTAINER_NO", "CSQR3054383"),
            ("CONTAINER_NO", "CSQU3054384"), ("AWB", "125-12345676"), ("BL_NO", "QQQQ205604891"),
            ("UN_LOCODE", "ZZMTR"),
            ("UN_LOCODE", "CAM1R"), ("VIN", "1M8GDM9A1KP042788"), ("VIN", "11111111111111111"),
            ("IMEI", "490154203237519"),
            ("PATENT_NO", "US 9,407,46 B2"), ("PATENT_NO", "WO 1919/123456"), ("PATENT_NO", "EP 123456 B1"),
            ("PATENT_NO", "CN 123456789"), ("GEO_COORD", "95.50169, -73.56725"), ("GEO_COORD", "45.50, -73.56"),
            ("GEO_COORD", "45.50169, -190.56725"), ("IP_ADDRESS", "192.0.2.256"), ("IP_ADDRESS", "192.0.02.1"),
            ("IP_ADDRESS", "1.2.3.4.5"), ("IP_ADDRESS", "2001:db8::1::2"), ("IP_ADDRESS", "12345::1"),
            ("MAC_ADDRESS", "00:1A:2B:3C:4D"), ("MAC_ADDRESS", "00:1A-2B:3C:4D:5E"), ("MAC_ADDRESS", "001A2B3C4D5E"),
            ("CA_PASSPORT", "A1234567"), ("CA_BANK_ACCOUNT", "00001-000-1234567"), ("EMAIL", "a..b@example.com"),
            ("EMAIL", "a@b@example.com"), ("EMAIL", "anne@example"), ("EMAIL", "anne@-example.com"),
            ("EMAIL", "anne@example.com."), ("PHONE", "911-555-0199"), ("PHONE", "+999 12345678"),
            ("PHONE", "514-555-01999"),
            ("PHONE", "(514 555-0199"), ("PHONE", "+33 0 1 38"), ("EU_VAT", "DE136695977"), ("CARD_EXPIRY", "13/27"),
        ]
    )
    func refused(kind: String, value: String) {
        #expect(isValid(kind, value) == false)
    }

    @Test(
        "the groupings, blanks and hyphens that people write do not matter",
        arguments: [
            ("CA_SIN", "130\u{A0}692\u{202F}544"), ("CA_SIN", "130‑692‑544"), ("CA_SIN", "１３０６９２５４４"),
            ("CREDIT_CARD", "4111–1111–1111–1111"), ("IBAN", "gb82west12345698765432"), ("PHONE", "514‑555‑0199"),
            ("PHONE", "+33\u{A0}1\u{A0}38\u{A0}61\u{A0}22\u{A0}73"), ("EU_VAT", "FR 83 404 833 048"),
        ]
    )
    func groupings(kind: String, value: String) {
        #expect(isValid(kind, value) == true)
    }

    @Test("a kind has more than one name, and an unknown one no answer")
    func names() {
        for kind in ["CA_SIN", "SIN", "NAS", "ca-sin"] { #expect(isValid(kind, "130692544") == true) }
        for kind in ["EAN", "UPC", "GTIN", "barcode"] { #expect(isValid(kind, "036000291452") == true) }
        #expect(isValid("SHOE_SIZE", "42") == nil)
        #expect(isValid("", "") == nil)
    }

    @Test("every kind of value that is looked for has a check")
    func complete() {
        for kind in Self.kinds { #expect(isValid(kind, "?") == false, "\(kind)") }
    }

    @Test("property: any bytes get an answer", arguments: [UInt64(1), 2, 3])
    func anyBytes(start: UInt64) {
        for seed in (start * 500)..<(start * 500 + 500) {
            var random = SplitMix64(seed: seed)
            let value = random.bytes(count: 0...60, biasedTo: Array("0123456789 +-.:/@AZ<ewB\u{A0}".utf8))
            for kind in Self.kinds { #expect(IdentifierCheck.isValid(kind: kind, value: value) != nil, "\(seed)") }
        }
    }

    private static let kinds = [
        "EMAIL", "PHONE", "CREDIT_CARD", "IBAN", "BIC", "CA_SIN", "QC_RAMQ", "CA_POSTAL_CODE", "CA_BN", "QC_QST",
        "QC_NEQ",
        "US_SSN", "US_EIN", "EU_VAT", "FR_SIREN", "FR_SIRET", "FR_NIR", "CN_USCC", "CN_RESIDENT_ID", "CA_PASSPORT",
        "PASSPORT", "GTIN", "GLN", "SSCC", "DUNS", "LEI", "HS_CODE", "CONTAINER_NO", "AWB", "BL_NO", "UN_LOCODE", "VIN",
        "IMEI", "PATENT_NO", "GEO_COORD", "SECRET", "PRIVATE_KEY", "ABA_ROUTING", "CA_BANK_ACCOUNT", "IP_ADDRESS",
        "MAC_ADDRESS", "CARD_EXPIRY", "CARD_CVV",
    ]
}
