extension Detector {
    /// The name for people.
    package var label: Bilingual {
        switch self {
        case .path: Bilingual(fr: "nom du champ", en: "field name")
        case .declared: Bilingual(fr: "déclaration", en: "declaration")
        case .rule: Bilingual(fr: "règle de l’organisation", en: "rule of the organization")
        case .secret: Bilingual(fr: "secret ou jeton", en: "secret or token")
        case .privateKey: Bilingual(fr: "clé privée", en: "private key")
        case .email: Bilingual(fr: "adresse courriel", en: "e-mail address")
        case .phone: Bilingual(fr: "numéro de téléphone", en: "phone number")
        case .address: Bilingual(fr: "adresse", en: "address")
        case .postalCode: Bilingual(fr: "code postal", en: "postal code")
        case .coordinates: Bilingual(fr: "coordonnées géographiques", en: "coordinates")
        case .device: Bilingual(fr: "appareil", en: "device")
        case .ipAddress: Bilingual(fr: "adresse IP", en: "IP address")
        case .macAddress: Bilingual(fr: "adresse MAC", en: "MAC address")
        case .card: Bilingual(fr: "numéro de carte", en: "card number")
        case .cardExpiry: Bilingual(fr: "échéance de carte", en: "card expiry")
        case .cardCode: Bilingual(fr: "code de vérification", en: "verification code")
        case .iban, .bic, .lei, .gtin, .gln, .sscc, .imei: standard
        case .routingNumber: Bilingual(fr: "numéro d’acheminement ABA", en: "ABA routing number")
        case .bankAccount: Bilingual(fr: "compte bancaire", en: "bank account")
        case .harmonizedCode: Bilingual(fr: "code SH", en: "HS code")
        case .containerNumber: Bilingual(fr: "numéro de conteneur", en: "container number")
        case .airWaybill: Bilingual(fr: "lettre de transport aérien", en: "air waybill")
        case .billOfLading: Bilingual(fr: "connaissement", en: "bill of lading")
        case .locationCode: Bilingual(fr: "code de lieu UN/LOCODE", en: "UN/LOCODE")
        case .vehicleNumber: Bilingual(fr: "numéro de véhicule", en: "vehicle number")
        case .patent: Bilingual(fr: "numéro de brevet", en: "patent number")
        case .duns: Bilingual(fr: "numéro DUNS", en: "DUNS number")
        case .socialInsuranceNumber, .healthInsuranceNumber, .socialSecurityNumber, .frenchPersonNumber,
            .chineseResidentID, .passport:
            person
        case .businessNumber, .taxNumber, .quebecSalesTax, .quebecEnterpriseNumber, .employerNumber, .valueAddedTax,
            .frenchCompanyNumber, .chineseCreditCode:
            organization
        }
    }

    /// Known by its letters in both languages.
    private var standard: Bilingual {
        let name = kind ?? word
        return Bilingual(fr: name, en: name)
    }

    private var person: Bilingual {
        switch self {
        case .socialInsuranceNumber: Bilingual(fr: "numéro d’assurance sociale", en: "social insurance number")
        case .healthInsuranceNumber: Bilingual(fr: "numéro d’assurance maladie", en: "health insurance number")
        case .socialSecurityNumber: Bilingual(fr: "numéro SSN américain", en: "US social security number")
        case .frenchPersonNumber: Bilingual(fr: "NIR français", en: "French NIR")
        case .chineseResidentID: Bilingual(fr: "carte d’identité chinoise", en: "Chinese resident number")
        default: Bilingual(fr: "numéro de passeport", en: "passport number")
        }
    }

    private var organization: Bilingual {
        switch self {
        case .businessNumber: Bilingual(fr: "numéro d’entreprise canadien", en: "Canadian business number")
        case .quebecSalesTax: Bilingual(fr: "numéro de TVQ", en: "QST number")
        case .quebecEnterpriseNumber: Bilingual(fr: "NEQ", en: "Québec enterprise number")
        case .employerNumber: Bilingual(fr: "numéro EIN américain", en: "US employer number")
        case .valueAddedTax: Bilingual(fr: "numéro de TVA", en: "VAT number")
        case .frenchCompanyNumber: Bilingual(fr: "SIREN ou SIRET", en: "SIREN or SIRET")
        case .chineseCreditCode: Bilingual(fr: "code de crédit social chinois", en: "Chinese credit code")
        default: Bilingual(fr: "numéro de taxe", en: "tax number")
        }
    }
}
