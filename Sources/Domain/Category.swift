/// What a piece of data is about; the vocabulary that every part of Vigie shares.
///
/// Raw values are stored, so a case may be added at the end but never moved.
public enum Category: UInt8, Sendable, Hashable, CaseIterable {
    case productIdentifier = 0
    case productDescription = 1
    case documentReference = 2
    case documentSchedule = 3
    case organizationName = 4
    case organizationIdentifier = 5
    case organizationAddress = 6
    case organizationContact = 7
    case organizationTaxID = 8
    case financialAmount = 9
    case tradeLogistics = 10
    case commercialPrice = 11
    case commercialQuantity = 12
    case textFree = 13
    case personalName = 14
    case personalDevice = 15
    case personalContact = 16
    case commercialTerms = 17
    case tradeCustoms = 18
    case commercialAccounting = 19
    case commercialSupplier = 20
    case commercialCrossChannel = 21
    case personalLocation = 22
    case financialCredit = 23
    case commercialUnitCost = 24
    case commercialMargin = 25
    case commercialForecast = 26
    case personalDemographic = 27
    case personalEmployment = 28
    case commercialIP = 29
    case commercialBOM = 30
    case financialBank = 31
    case financialCard = 32
    case personalGovernmentID = 33
    case personalHealth = 34
    case securityInternal = 35
    case securitySecret = 36

    package init?(word: String) {
        guard let category = Category.byWord[word] else { return nil }
        self = category
    }

    /// The stable word of the API, `<group>.<name>`.
    package var word: String { entry.word }
    /// The level of what belongs here, unless the organization says otherwise.
    package var level: Level { entry.level }
    /// The most that this category alone adds to a score, 0 to 1.
    package var weight: Double { entry.weight }
    package var label: Bilingual { entry.label }

    private var entry: CategoryEntry { Category.table[Int(rawValue)] }

    private static let byWord = Dictionary(uniqueKeysWithValues: allCases.map { ($0.word, $0) })
}

private struct CategoryEntry: Sendable {
    let word: String
    let level: Level
    let weight: Double
    let label: Bilingual

    init(_ word: String, _ level: Level, _ weight: Double, _ fr: String, _ en: String) {
        self.word = word
        self.level = level
        self.weight = weight
        label = Bilingual(fr: fr, en: en)
    }
}

extension Category {
    /// In the order of the raw values.
    fileprivate static let table: [CategoryEntry] = [
        .init("product.identifier", .public, 0.02, "Identifiant de produit", "Product identifier"),
        .init("product.description", .public, 0.02, "Description de produit", "Product description"),
        .init("document.reference", .internal, 0.05, "Numéro de document", "Document reference"),
        .init("document.schedule", .internal, 0.10, "Dates et délais", "Schedule"),
        .init("organization.name", .internal, 0.15, "Nom d’organisation", "Organization name"),
        .init("organization.identifier", .internal, 0.15, "Identifiant d’organisation", "Organization identifier"),
        .init("organization.address", .internal, 0.15, "Adresse d’affaires", "Business address"),
        .init("organization.contact", .internal, 0.15, "Coordonnées d’affaires", "Business contact"),
        .init("organization.tax_id", .internal, 0.10, "Numéro de taxe ou d’entreprise", "Tax or business number"),
        .init("financial.amount", .internal, 0.15, "Montants et taxes", "Amounts and taxes"),
        .init("trade.logistics", .internal, 0.15, "Transport et logistique", "Logistics"),
        .init("commercial.price", .internal, 0.20, "Prix de vente", "Selling price"),
        .init("commercial.quantity", .confidential, 0.30, "Quantités et stocks", "Quantities and stock"),
        .init("text.free", .confidential, 0.25, "Texte libre", "Free text"),
        .init("personal.name", .confidential, 0.25, "Nom de personne", "Person’s name"),
        .init("personal.device", .confidential, 0.25, "Appareil et adresse IP", "Device and IP address"),
        .init("personal.contact", .confidential, 0.30, "Coordonnées personnelles", "Personal contact"),
        .init("commercial.terms", .confidential, 0.40, "Conditions commerciales", "Commercial terms"),
        .init("trade.customs", .confidential, 0.40, "Douane", "Customs"),
        .init("commercial.accounting", .confidential, 0.40, "Imputation comptable", "Accounting segments"),
        .init("commercial.supplier", .confidential, 0.45, "Fournisseurs", "Suppliers"),
        .init("commercial.cross_channel", .restricted, 0.50, "Données d’un autre canal", "Another channel’s data"),
        .init("personal.location", .restricted, 0.50, "Position d’une personne", "A person’s location"),
        .init("financial.credit", .restricted, 0.55, "Crédit et soldes", "Credit and balances"),
        .init("commercial.unit_cost", .restricted, 0.60, "Coût unitaire", "Unit cost"),
        .init("commercial.margin", .restricted, 0.60, "Marge", "Margin"),
        .init("commercial.forecast", .restricted, 0.60, "Prévisions et capacité", "Forecast and capacity"),
        .init("personal.demographic", .restricted, 0.60, "Naissance et genre", "Birth and gender"),
        .init("personal.employment", .restricted, 0.60, "Emploi et salaire", "Employment and salary"),
        .init("commercial.ip", .restricted, 0.65, "Propriété intellectuelle", "Intellectual property"),
        .init("commercial.bom", .restricted, 0.70, "Nomenclature et recettes", "Bill of materials"),
        .init("financial.bank", .restricted, 0.70, "Compte bancaire", "Bank account"),
        .init("financial.card", .critical, 0.85, "Carte de paiement", "Payment card"),
        .init("personal.government_id", .critical, 0.85, "Identifiant gouvernemental", "Government identifier"),
        .init("personal.health", .critical, 0.90, "Santé", "Health"),
        .init("security.internal", .confidential, 0.40, "Infrastructure interne", "Internal infrastructure"),
        .init("security.secret", .critical, 0.95, "Secrets et jetons", "Secrets and tokens"),
    ]
}

/// A set of categories in one machine word, as the database keeps it.
package struct CategorySet: Sendable, Hashable, OptionSet {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }
    /// Empty; the literal `[]` goes through the generic code of the standard library.
    package init() { rawValue = 0 }
    package init(_ category: Category) { rawValue = 1 << UInt64(category.rawValue) }

    package var isEmpty: Bool { rawValue == 0 }

    package func contains(_ category: Category) -> Bool { contains(CategorySet(category)) }

    package mutating func insert(_ category: Category) { formUnion(CategorySet(category)) }

    /// The members, in the order of their raw values.
    package var members: [Category] { Category.allCases.filter(contains) }
}
