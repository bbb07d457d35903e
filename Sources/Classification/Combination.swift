package import Domain

/// Categories that together say more than each alone.
package enum Combination: UInt8, Sendable, Hashable, CaseIterable {
    case nameAndGovernmentID
    case nameContactAndAmount
    case cardAndDetail
    case supplierAndUnitCost
    case bomAndUnitCost
    case manyPersons

    package var weight: Double {
        switch self {
        case .nameAndGovernmentID: 0.90
        case .nameContactAndAmount: 0.45
        case .cardAndDetail: 0.97
        case .supplierAndUnitCost: 0.80
        case .bomAndUnitCost: 0.85
        case .manyPersons: 0.70
        }
    }

    /// From how many distinct persons a document is about many.
    static let crowd: Int32 = 50

    package var label: Bilingual {
        switch self {
        case .nameAndGovernmentID:
            Bilingual(fr: "Nom et identifiant gouvernemental", en: "Name and government identifier")
        case .nameContactAndAmount: Bilingual(fr: "Nom, coordonnées et montant", en: "Name, contact and amount")
        case .cardAndDetail:
            Bilingual(fr: "Carte avec échéance ou code de vérification", en: "Card with expiry or verification code")
        case .supplierAndUnitCost: Bilingual(fr: "Fournisseur et coût unitaire", en: "Supplier and unit cost")
        case .bomAndUnitCost: Bilingual(fr: "Nomenclature et coût unitaire", en: "Bill of materials and unit cost")
        case .manyPersons: Bilingual(fr: "Cinquante personnes ou plus", en: "Fifty persons or more")
        }
    }

    private var members: CategorySet { Combination.memberSets[Int(rawValue)] }

    /// In the order of the raw values.
    private static let memberSets: [CategorySet] = [
        [.init(.personalName), .init(.personalGovernmentID)],
        [.init(.personalName), .init(.personalContact), .init(.financialAmount)],
        [.init(.financialCard)],
        [.init(.commercialSupplier), .init(.commercialUnitCost)],
        [.init(.commercialBOM), .init(.commercialUnitCost)],
        [],
    ]

    /// w · p · v with the weakest member's p and v; `nil` unless every member has p ≥ 0.7.
    ///
    /// The weakest member, so that the term grows when any of them does and never before all are there. `nil` too when
    /// all members are `allowed`.
    func risk(in evidence: Evidence, beyond allowed: CategorySet = CategorySet()) -> Double? {
        if self == .manyPersons { return crowdRisk(in: evidence, beyond: allowed) }
        guard evidence.categories.isSuperset(of: members), !allowed.isSuperset(of: members),
            self != .cardAndDetail || evidence.hasCardDetail
        else { return nil }
        var confidence = 1.0
        var amount = 1.0
        members.forEach { member in
            confidence = min(confidence, evidence.confidence(of: member))
            amount = min(amount, evidence.amount(of: member))
        }
        return confidence >= Score.certain ? weight * confidence * amount : nil
    }

    /// By the surest of the ways in which persons show.
    private func crowdRisk(in evidence: Evidence, beyond allowed: CategorySet) -> Double? {
        guard evidence.persons >= Combination.crowd else { return nil }
        var confidence = 0.0
        Combination.persons.subtracting(allowed).forEach { confidence = max(confidence, evidence.confidence(of: $0)) }
        guard confidence >= Score.certain else { return nil }
        return weight * confidence * Evidence.amount(evidence.persons)
    }

    private static let persons = CategorySet([.personalName, .personalContact, .personalGovernmentID])
}

extension CategorySet {
    /// Visits the members in the order of their raw values, without making an array.
    func forEach(_ body: (Category) -> Void) {
        var rest = rawValue
        while rest != 0 {
            if let category = Category(rawValue: UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)) {
                body(category)
            }
            rest &= rest - 1
        }
    }
}
