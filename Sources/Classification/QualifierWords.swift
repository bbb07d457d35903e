import Domain

/// What a qualifier says of its sibling, as in `{"scheme": "SIN", "id": …}` or `<Credential domain="DUNS"><Identity>`.
///
/// Words are looked up by hash, so that no payload text is copied or kept.
struct QualifierWords: Sendable {
    struct Meaning: Sendable {
        var category: Category?
        var context: DetectorSet = []
        var veto: DetectorSet = []
    }

    private var meanings: [UInt64: Meaning] = [:]
    private static let longest = 32

    static let standard = QualifierWords()

    private init() {
        for (words, meaning) in QualifierWords.table {
            for word in words.split(separator: " ") {
                let bytes = Array(word.utf8)
                guard let hash = QualifierWords.hash(bytes.span, 0..<bytes.count) else { continue }
                meanings[hash] = meaning
            }
        }
    }

    subscript(bytes: Span<UInt8>, range: Range<Int>) -> Meaning? {
        QualifierWords.hash(bytes, range).flatMap { meanings[$0] }
    }

    /// FNV-1a over the letters and digits in lower case; `nil` for what is too long to be a qualifier.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard range.count <= longest else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            let byte = bytes[index]
            switch byte {
            case 0x41...0x5A: hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01B3
            case 0x30...0x39, 0x61...0x7A: hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            default: continue
            }
        }
        return hash
    }

    private static let table: [(String, Meaning)] = [
        ("sin nas socialinsurancenumber", Meaning(category: .personalGovernmentID, context: [.socialInsuranceNumber])),
        ("ssn passport ramq nam nationalid driverlicense", Meaning(category: .personalGovernmentID)),
        ("duns gln networkid anid lei ilnlocation aribanetworkuserid", Meaning(category: .organizationIdentifier)),
        (
            "gst hst tps tvh bn qst tvq gstregistration qstregistration gsthst businessnumber",
            Meaning(category: .organizationTaxID, context: [.businessNumber, .valueAddedTax, .quebecSalesTax])
        ),
        (
            "vat tva vatnumber taxid uscc vatid taxregistration supplierstaxid",
            Meaning(category: .organizationTaxID, context: [.valueAddedTax, .quebecSalesTax])
        ),
        ("ein fein tin", Meaning(category: .organizationTaxID, context: [.employerNumber])),
        ("neq", Meaning(category: .organizationTaxID, context: [.quebecEnterpriseNumber])),
        ("iban bic swift bankaccount accountnumber", Meaning(category: .financialBank, context: [.iban])),
        ("card creditcard pan pcard", Meaning(category: .financialCard, context: [.card])),
        ("ean gtin upc up en sku asin isbn unspsc mpn", Meaning(category: .productIdentifier, veto: .numeric)),
        ("hs hts hscode taric hts10 tariffnumber", Meaning(category: .tradeCustoms, veto: .numeric)),
        ("email useremail courriel contactemail", Meaning(category: .personalContact, context: [.email])),
        ("phone userphone telephone mobile fax", Meaning(category: .personalContact, context: [.phone])),
        ("vendornumber suppliernumber supplierid vendorid", Meaning(category: .commercialSupplier)),
        ("costcenter costcentre glaccount department companycode", Meaning(category: .commercialAccounting)),
        ("unitcost landedcost cost standardcost costprice", Meaning(category: .commercialUnitCost)),
        ("margin markup", Meaning(category: .commercialMargin)),
        ("employeeid employeenumber", Meaning(category: .personalEmployment)),
        ("password token apikey", Meaning(category: .securitySecret)),
        ("order lot batch ref reference tracking po invoice", Meaning(category: nil, veto: .numeric)),
    ]
}
