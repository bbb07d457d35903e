package import Domain

/// What went to whom and where, by category: the register of communications outside Québec (P-39.1, section 17).
package struct TransferRegister: Sendable, Hashable {
    package var rows: [TransferRow]
    /// Categories that are declared for a platform and were never seen in the window, by slug.
    package var unseen: [String: [Category]]

    package init(rows: [TransferRow], unseen: [String: [Category]]) {
        self.rows = rows
        self.unseen = unseen
    }
}

/// One platform × jurisdiction × category.
package struct TransferRow: Sendable, Hashable {
    package var platform: String
    package var platformName: String
    /// The operator and where it is established, ISO 3166-1.
    package var operatorName: String?
    package var operatorCountry: String?
    /// Where the data lies: a country, `EU` or `unknown`.
    package var jurisdiction: String
    /// The laws that reach it there, as short names.
    package var laws: [String]
    package var category: Category
    /// To the hour.
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    package var events: Int64
    /// Bytes of the events that held the category.
    package var bytes: Int64
    /// Values of this category.
    package var records: Int64
    /// Different people in what the same flows sent; `nil` for what is not about people.
    package var persons: PersonCount?
    package var systems: [String]
    package var documentTypes: [String]
    package var hosts: [String]
    /// Whether the agreement, or the platform's own documentation, allows the category; `nil` where nothing says.
    package var isDeclared: Bool?
    package var terms: PlatformTerms

    package init(
        platform: String,
        platformName: String,
        operatorName: String?,
        operatorCountry: String?,
        jurisdiction: String,
        laws: [String],
        category: Category,
        firstSeen: Timestamp,
        lastSeen: Timestamp,
        events: Int64,
        bytes: Int64,
        records: Int64,
        persons: PersonCount?,
        systems: [String],
        documentTypes: [String],
        hosts: [String],
        isDeclared: Bool?,
        terms: PlatformTerms
    ) {
        self.platform = platform
        self.platformName = platformName
        self.operatorName = operatorName
        self.operatorCountry = operatorCountry
        self.jurisdiction = jurisdiction
        self.laws = laws
        self.category = category
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.events = events
        self.bytes = bytes
        self.records = records
        self.persons = persons
        self.systems = systems
        self.documentTypes = documentTypes
        self.hosts = hosts
        self.isDeclared = isDeclared
        self.terms = terms
    }

    package var level: Level { category.level }
    package var isPersonal: Bool { category.isPersonal }
    /// Whether it leaves Canada; `nil` where nobody knows the place.
    package var crossesBorder: Bool? {
        jurisdiction == Jurisdiction.unknown.rawValue ? nil : jurisdiction != "CA"
    }
}

/// About how many different people.
package enum PersonCount: Sendable, Hashable {
    /// Under so many keys, each of which holds for a month: who appears under two counts twice.
    case about(Int64, keys: Int)
    /// Less than `Report.fewest`, and more is not told.
    case few
}

/// What the registry says of the terms under which a platform receives something.
package struct PlatformTerms: Sendable, Hashable {
    package var purpose: String?
    package var owner: String?
    package var agreement: String?
    package var agreementExpires: Timestamp?
    /// The reference of the assessment (EFVP, in English PIA).
    package var assessment: String?

    package init(
        purpose: String? = nil,
        owner: String? = nil,
        agreement: String? = nil,
        agreementExpires: Timestamp? = nil,
        assessment: String? = nil
    ) {
        self.purpose = purpose
        self.owner = owner
        self.agreement = agreement
        self.agreementExpires = agreementExpires
        self.assessment = assessment
    }
}

extension Category {
    /// Whether it is about people, as the privacy law means it.
    package var isPersonal: Bool { word.hasPrefix("personal.") }
}
