/// What recognised a finding.
///
/// Raw values are stored and may be added to, never moved.
public enum Detector: UInt8, Sendable, Hashable, CaseIterable {
    /// The name of its field.
    case path = 0
    case email = 1
    case phone = 2
    case card = 3
    case iban = 4
    case socialInsuranceNumber = 5
    case businessNumber = 6
    /// A tax number of no particular kind.
    case taxNumber = 7
    case secret = 8
    case address = 9
    case device = 10
    /// The sender said so.
    case declared = 11
    case ipAddress = 12
    case macAddress = 13
    case bic = 14
    case routingNumber = 15
    case bankAccount = 16
    case healthInsuranceNumber = 17
    case postalCode = 18
    case quebecSalesTax = 19
    case quebecEnterpriseNumber = 20
    case socialSecurityNumber = 21
    case employerNumber = 22
    case valueAddedTax = 23
    /// SIREN, or SIRET with the establishment.
    case frenchCompanyNumber = 24
    case frenchPersonNumber = 25
    case chineseCreditCode = 26
    case chineseResidentID = 27
    case passport = 28
    case gtin = 29
    case gln = 30
    case sscc = 31
    case duns = 32
    case lei = 33
    case harmonizedCode = 34
    case containerNumber = 35
    case airWaybill = 36
    case billOfLading = 37
    case locationCode = 38
    case vehicleNumber = 39
    case imei = 40
    case patent = 41
    case coordinates = 42
    case privateKey = 43
    case cardExpiry = 44
    case cardCode = 45
    /// A rule of the organization.
    case rule = 46

    /// The stable word of the API.
    package var word: String { Detector.table[Int(rawValue)].word }

    /// The name of the kind of value in span lists, `CREDIT_CARD`; `nil` for what is no kind of value.
    package var kind: String? { Detector.table[Int(rawValue)].kind }

    /// The detector of a kind of value.
    package init?(kind: String) {
        guard let found = Detector.allCases.first(where: { $0.kind == kind }) else { return nil }
        self = found
    }

    /// In the order of the raw values.
    private static let table: [(word: String, kind: String?)] = [
        ("field-name", nil),
        ("email", "EMAIL"),
        ("phone", "PHONE"),
        ("card", "CREDIT_CARD"),
        ("iban", "IBAN"),
        ("ca-sin", "CA_SIN"),
        ("ca-bn", "CA_BN"),
        ("tax-number", nil),
        ("secret", "SECRET"),
        ("address", nil),
        ("device", nil),
        ("declared", nil),
        ("ip-address", "IP_ADDRESS"),
        ("mac-address", "MAC_ADDRESS"),
        ("bic", "BIC"),
        ("us-aba", "ABA_ROUTING"),
        ("ca-bank-account", "CA_BANK_ACCOUNT"),
        ("qc-ramq", "QC_RAMQ"),
        ("ca-postal-code", "CA_POSTAL_CODE"),
        ("qc-qst", "QC_QST"),
        ("qc-neq", "QC_NEQ"),
        ("us-ssn", "US_SSN"),
        ("us-ein", "US_EIN"),
        ("eu-vat", "EU_VAT"),
        ("fr-siren", "FR_SIREN"),
        ("fr-nir", "FR_NIR"),
        ("cn-uscc", "CN_USCC"),
        ("cn-resident-id", "CN_RESIDENT_ID"),
        ("passport", "CA_PASSPORT"),
        ("gtin", "GTIN"),
        ("gln", "GLN"),
        ("sscc", "SSCC"),
        ("duns", "DUNS"),
        ("lei", "LEI"),
        ("hs-code", "HS_CODE"),
        ("container", "CONTAINER_NO"),
        ("awb", "AWB"),
        ("bill-of-lading", "BL_NO"),
        ("un-locode", "UN_LOCODE"),
        ("vin", "VIN"),
        ("imei", "IMEI"),
        ("patent", "PATENT_NO"),
        ("coordinates", "GEO_COORD"),
        ("private-key", "PRIVATE_KEY"),
        ("card-expiry", "CARD_EXPIRY"),
        ("card-code", "CARD_CVV"),
        ("rule", nil),
    ]
}
