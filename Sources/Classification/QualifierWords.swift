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

    private var positions: [UInt64: Int16] = [:]
    private static let longest = 48
    /// A name of a secret, wherever it stands, and one that is a secret's among headers only.
    private static let secret = Int16(truncatingIfNeeded: table.count)
    private static let headerSecret = secret + 1

    static let standard = QualifierWords()

    private init() {
        for (position, row) in QualifierWords.table.enumerated() {
            for word in row.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let bytes = Array(word.utf8)
                guard let hash = QualifierWords.hash(bytes.span, 0..<bytes.count) else { continue }
                positions[hash] = Int16(truncatingIfNeeded: position)
            }
        }
        addSecrets()
    }

    /// The names under which secrets travel name them as well where name and value are siblings, as in the recordings
    /// of browsers (HAR): `{"name": "X-Api-Key", "value": …}`.
    private mutating func addSecrets() {
        for line in FieldTable.rows(PackageResources.secrets_tsv) {
            // A name that is not proof enough by itself, or a path, stands for nothing beside a value.
            guard let row = try? SecretRow(line), row.entry.trait == .none else { continue }
            for name in row.names where !name.contains("/") && !name.contains("*") {
                let bytes = Array(name.utf8)
                guard let hash = QualifierWords.hash(bytes.span, 0..<bytes.count) else { continue }
                let isOfHeaders = row.place == .header
                if isOfHeaders, positions[hash] != nil { continue }
                positions[hash] = isOfHeaders ? QualifierWords.headerSecret : QualifierWords.secret
            }
        }
    }

    /// Whether the word says so only of a header: `Cookie`, `Authorization`.
    func isOfHeaders(_ position: Int16) -> Bool { position == QualifierWords.headerSecret }

    /// Where in the table a word stands; `nil` for what qualifies nothing.
    func position(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int16? {
        QualifierWords.hash(bytes, range).flatMap { positions[$0] }
    }

    /// What the word at a position says.
    func meaning(at position: Int16) -> Meaning {
        guard Int(position) < QualifierWords.table.count else {
            return Meaning(category: .securitySecret, context: [.secret])
        }
        return QualifierWords.table[Int(position)].meaning
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

    private static let table: [(words: String, meaning: Meaning)] = [
        (
            "sin nas socialinsurancenumber assurancesociale",
            Meaning(category: .personalGovernmentID, context: [.socialInsuranceNumber])
        ),
        ("ssn socialsecuritynumber", Meaning(category: .personalGovernmentID, context: [.socialSecurityNumber])),
        (
            "ramq nam healthcard assurancemaladie",
            Meaning(category: .personalGovernmentID, context: [.healthInsuranceNumber])
        ),
        ("passport passeport passportnumber", Meaning(category: .personalGovernmentID, context: [.passport])),
        ("nationalid driverlicense driverslicense idcard", Meaning(category: .personalGovernmentID)),
        ("duns dunsnumber", Meaning(category: .organizationIdentifier, context: [.duns], veto: .numeric)),
        ("gln iln ilnlocation", Meaning(category: .organizationIdentifier, context: [.gln], veto: .numeric)),
        ("networkid anid lei aribanetworkuserid", Meaning(category: .organizationIdentifier, veto: .numeric)),
        (
            "gst hst tps tvh bn qst tvq gstregistration qstregistration gsthst businessnumber notps notvq gstnumber",
            Meaning(category: .organizationTaxID, context: [.businessNumber, .valueAddedTax, .quebecSalesTax])
        ),
        (
            "vat tva vatnumber taxid uscc vatid taxregistration supplierstaxid taxnumber buyervatid suppliervatid vatregistrationnumber",
            Meaning(category: .organizationTaxID, context: [.valueAddedTax, .quebecSalesTax, .businessNumber])
        ),
        ("ein fein tin", Meaning(category: .organizationTaxID, context: [.employerNumber])),
        ("neq", Meaning(category: .organizationTaxID, context: [.quebecEnterpriseNumber])),
        ("siren siret", Meaning(category: .organizationTaxID, context: [.frenchCompanyNumber])),
        ("iban bankaccount accountnumber", Meaning(category: .financialBank, context: [.iban, .bankAccount])),
        ("bic swift", Meaning(category: .financialBank, context: [.bic])),
        ("routing aba routingnumber", Meaning(category: .financialBank, context: [.routingNumber])),
        ("card creditcard pan pcard", Meaning(category: .financialCard, context: [.card])),
        (
            "ean gtin upc up en ean13 upca barcode",
            Meaning(category: .productIdentifier, context: [.gtin], veto: .numeric)
        ),
        (
            """
            sku asin isbn unspsc mpn supplierpartid supplierpartauxiliaryid supplierpartauxilliaryid buyerpartid
            manufacturerpartid partnumber partno itemnumber materialnumber
            """,
            Meaning(category: .productIdentifier, veto: .numeric)
        ),
        (
            "hs hts hscode taric hts10 tariffnumber hscodes",
            Meaning(category: .tradeCustoms, context: [.harmonizedCode], veto: .numeric)
        ),
        ("awb mawb hawb", Meaning(category: .tradeLogistics, context: [.airWaybill], veto: .numeric)),
        ("bol billoflading mbl hbl", Meaning(category: .tradeLogistics, context: [.billOfLading], veto: .numeric)),
        ("sscc", Meaning(category: .tradeLogistics, context: [.sscc], veto: .numeric)),
        ("vin niv", Meaning(category: .tradeLogistics, context: [.vehicleNumber], veto: .numeric)),
        ("imei", Meaning(category: .personalDevice, context: [.imei], veto: .numeric)),
        ("email useremail courriel contactemail", Meaning(category: .personalContact, context: [.email])),
        ("phone userphone telephone mobile fax", Meaning(category: .personalContact, context: [.phone])),
        ("vendornumber suppliernumber supplierid vendorid", Meaning(category: .commercialSupplier)),
        (
            "costcenter costcentre glaccount department companycode profitcenter profitcentre wbselement projectcode",
            Meaning(category: .commercialAccounting)
        ),
        ("unitcost landedcost cost standardcost costprice", Meaning(category: .commercialUnitCost)),
        ("margin markup", Meaning(category: .commercialMargin)),
        ("employeeid employeenumber", Meaning(category: .personalEmployment)),
        ("password token apikey", Meaning(category: .securitySecret)),
        ("incoterms incoterm paymentterms", Meaning(category: .commercialTerms)),
        (
            "ordernumber purchaseordernumber ponumber requisitionnumber requisitionid contractnumber contractid invoicenumber",
            Meaning(category: .documentReference, veto: .numeric)
        ),
        ("order lot batch ref reference tracking po invoice", Meaning(category: nil, veto: .numeric)),
    ]
}
