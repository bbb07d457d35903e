import Domain
import TestSupport
import Testing

@testable import Payload

/// Values of many kinds that senders put where names should stand, made from a seed.
private struct Values {
    var random: SplitMix64

    private mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }

    private mutating func letters(_ count: Int, from set: String = "ABCDEFGHJKLMNPRSTVXY") -> String {
        String((0..<count).map { _ in set.randomElement(using: &random) ?? "A" })
    }

    private mutating func pick(_ choices: String...) -> String { choices.randomElement(using: &random) ?? "" }

    mutating func make(_ kind: Int) -> String {
        let base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        switch kind {
        case 0: return "\(pick("ann", "m.roy", "j_tremblay", "a"))@\(pick("example.com", "x.ca", "acier.qc.ca"))"
        case 1: return "(514) 555-\(digits(4))"
        case 2: return "+1 \(digits(3))-\(digits(3))-\(digits(4))"
        case 3: return digits(10)
        case 4: return "4\(digits(15))"
        case 5: return "\(digits(4)) \(digits(4)) \(digits(4)) \(digits(4))"
        case 6: return "FR\(digits(2))\(digits(10))\(letters(3))\(digits(10))"
        case 7: return "GB\(digits(2)) \(letters(4)) \(digits(4)) \(digits(4)) \(digits(4)) \(digits(2))"
        case 8: return "\(digits(3)) \(digits(3)) \(digits(3))"
        case 9: return "\(digits(3))-\(digits(3))-\(digits(3))"
        case 10:
            return "\(letters(1))\(digits(1))\(letters(1))\(pick(" ", "", "-"))\(digits(1))\(letters(1))\(digits(1))"
        case 11: return "h\(digits(1))x \(digits(1))y\(digits(1))"
        case 12: return "ghp_\(letters(36, from: base62))"
        case 13: return "AKIA\(letters(16, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))"
        case 14: return "eyJ\(letters(30, from: base62)).\(letters(20, from: base62))"
        case 15: return letters(32, from: "0123456789abcdef")
        case 16: return "sk_live_\(letters(24, from: base62))"
        case 17: return "Atza|\(letters(40, from: base62))"
        case 18: return "\(letters(4))\(digits(8))"
        case 19: return "\(letters(3))U\(digits(7))"
        case 20: return "10.\(Int.random(in: 0...255, using: &random)).0.\(Int.random(in: 0...255, using: &random))"
        case 21: return "fe80::\(letters(4, from: "0123456789abcdef"))"
        case 22: return "00:1B:\(letters(2, from: "ABCDEF")):AA:BB:CC"
        case 23: return "\(Int.random(in: 1...9999, using: &random)) \(pick("rue Sainte-Catherine", "Sussex Drive"))"
        case 24: return "20\(digits(2))-1\(digits(1))-2\(digits(1))"
        case 25: return "\(letters(2))\(digits(1)) \(digits(1))\(letters(2))"
        case 26: return "https://x.ca/\(letters(6))"
        case 27: return "ann%40example.com"
        case 28:
            return String(digits(9).map { Character(Unicode.Scalar(0xFF10 + UInt32($0.wholeNumberValue ?? 0)) ?? "0") })
        case 29: return letters(22, from: base62) + digits(3)
        case 30: return "\(digits(9))RT0001"
        default: return "1.\(digits(2))"
        }
    }
    static let kinds = 0...31
}

@Suite("Key screen")
struct KeyScreenTests {
    @Test("property: a value in the place of a name never becomes part of a path", arguments: Values.kinds)
    func withheld(kind: Int) {
        for seed in UInt64(0)..<60 {
            var values = Values(random: SplitMix64(seed: seed))
            let value = values.make(kind)
            #expect(LeafReading(json: #"{"m":{"\#(value)":1}}"#).leaves == ["/m/{value} = 1"], "\(value)")
            let table = TableReading(table: "sku;\(value);unit_cost\nA;x;3\nB;y;4\n")
            #expect(table.leaves.allSatisfy { !path(of: $0).contains(value) }, "\(value)")
            let encoded = value.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let form = TableReading(form: Array("a=1&\(encoded)=x".utf8))
            #expect(form.leaves == ["/a = 1", "/{value} = x"], "\(value)")
            let bracketed = TableReading(form: Array("a[\(encoded)]=x&b=1".utf8))
            #expect(!path(of: bracketed.leaves[0]).contains(value) && bracketed.leaves[0].hasSuffix("= x"), "\(value)")
            let part = "--b\r\nContent-Disposition: form-data; name=\"\(value)\"\r\n\r\nx\r\n--b--\r\n"
            let multipart = TableReading(multipart: Array(part.utf8), contentType: "multipart/form-data; boundary=b")
            #expect(multipart.leaves == ["/{value} = x"], "\(value)")
        }
    }

    private func path(of leaf: String) -> String { leaf.components(before: " = ") }

    @Test("property: an element or attribute of XML that is named after a value is withheld")
    func markup() {
        for seed in UInt64(0)..<400 {
            var values = Values(random: SplitMix64(seed: seed))
            let value = values.make([3, 4, 6, 12, 15, 16, 18, 19, 29, 30][Int(seed % 10)])
            let name = "_" + value
            let reading = LeafReading(xml: "<o><\(name) \(name)='1'>2</\(name)></o>")
            #expect(reading.leaves == ["/o/{value}/{value} = 1", "/o/{value} = 2"], "\(name)")
        }
    }

    @Test(
        "names of fields of real systems stay",
        arguments: [
            "valuation_rate", "AddressLine1", "x-amz-access-token", "externallyAssignedProductIdentifier", "E1EDKA1",
            "contribution_sku#1.value", "purchasable_offer", "SharedSecret", "GovernmentAgencyGoodsItem", "iso8601Date",
            "isGiftWrapped2DayShipping", "product_type_v2", "L10N_CA_TAX", "sha256", "base64Encoded", "oauth2Token",
            "UPC12", "GTIN14", "utf8_name", "Prix unitaire (CAD)", "N° de commande", "Montant TPS 5%", "Qté", "HTTP2",
            "WBLFreightTermsCode", "IDOC/EDI_DC40", "m2_per_unit", "H1", "ipv4", "x509Certificate", "co2e_kg",
            "shipToAddressLine2", "BankAccountNumber", "skuSupplierPartAuxiliaryID", "ABCIndicatorForCycleCounting",
            "totalTaxAmountInTransactionCurrency", "sk_code", "Basic price", "3PL", "2D", "1st line",
            "MarketplaceASINDetailsURLType",
        ]
    )
    func names(key: String) {
        #expect(!KeyScreen.looksLikeValue(Array(key.utf8)))
    }
}

extension String {
    fileprivate func components(before mark: String) -> String {
        ranges(of: mark).first.map { String(self[..<$0.lowerBound]) } ?? self
    }
}
