import Domain

/// Whose the data of a field is: a person's, a company's, or of goods.
extension PathDictionary {
    private static let contacts: CategorySet = [
        .init(.personalContact), .init(.organizationAddress), .init(.organizationContact),
    ]

    private static let persons: CategorySet = [
        .init(.personalName), .init(.personalContact), .init(.personalGovernmentID), .init(.personalDemographic),
    ]

    /// Takes what a row of the table of fields says.
    func apply(
        _ row: FieldTable.Entry,
        _ tokens: [String],
        below parent: Verdict,
        to verdict: inout Verdict
    ) {
        verdict.trait = row.trait
        // The country of an address says nothing of whose it is.
        if verdict.role == .none { verdict.role = parent.role }
        switch row.meaning {
        case .structure:
            verdict.isTransparent = false
        case .category(let category):
            verdict.category = category
            if category == .commercialPrice, verdict.isPurchase { verdict.category = .commercialUnitCost }
            // So that a number found there is a person's as well.
            if PathDictionary.persons.contains(category) { verdict.role = .person }
        case .ownerAddress:
            verdict.category = isBusinessContact(verdict) ? .organizationAddress : .personalContact
        case .ownerContact:
            verdict.category = isBusinessContact(verdict) ? .organizationContact : .personalContact
        case .contactName:
            (verdict.category, verdict.part) = (.organizationContact, .contactName)
        case .contactNumber:
            (verdict.category, verdict.part) = (.organizationContact, .contactNumber)
        case .partyName:
            (verdict.category, verdict.part) = (.organizationName, .partyName)
        case .partyContact:
            verdict.part = row.context.isEmpty ? .partyAddress : .partyNumber
            verdict.category = row.context.isEmpty ? .organizationAddress : .organizationContact
        }
    }

    /// Marks the names with which only the value can tell what it is.
    func askValue(_ tokens: [String], isAttribute: Bool, _ verdict: inout Verdict) {
        guard let last = tokens.last, !isAttribute else { return }
        if verdict.category == nil, PathWords.bareNames.contains(tokens.joined(separator: " ")), verdict.role == .none,
            !verdict.isBusiness
        {
            verdict.part = .bareName
        }
        if PathWords.bareTaxes.contains(tokens.joined(separator: " ")) { verdict.part = .bareTax }
        if verdict.category == nil, PathWords.bareAccounts.contains(last), tokens.count <= 2 {
            verdict.part = .bareAccount
        }
    }

    /// The category with whose data it is taken into account.
    func refined(
        _ verdict: Verdict,
        _ tokens: [String],
        isAttribute: Bool,
        below parent: Verdict
    ) -> Category? {
        let isName = verdict.isTransparent && tokens.contains(where: PathWords.nameWords.contains)
        // `<Phone name="work">` and the number of an address book's entry are nobody's data.
        if (isName && isAttribute) || (tokens.last == "id" && (verdict.context.isEmpty || tokens.count == 1)),
            let category = verdict.category, PathDictionary.contacts.contains(category)
        {
            return nil
        }
        switch verdict.category {
        // `password_changed_at`, `token_count`.
        case .securitySecret? where tokens.contains(where: PathWords.secretAbout.contains):
            return nil
        case .personalName? where tokens.last == "id" || (verdict.distance > 0 && !isName):
            return nil
        case .organizationIdentifier? where parent.category == .organizationTaxID:
            return .organizationTaxID
        // A number of a price list or the date of a tax is no amount.
        case .financialAmount?, .commercialPrice?, .commercialUnitCost?, .commercialMargin?, .financialCredit?:
            if tokens.last == "id" { return nil }
            if tokens.last == "date" { return .documentSchedule }
            return verdict.category == .commercialPrice && verdict.isPurchase ? .commercialUnitCost : verdict.category
        // The name in an address is somebody's, not a part of the address.
        case .personalContact? where isName, .organizationAddress? where isName:
            return name(for: verdict) ?? verdict.category
        case nil where parent.isDocument && tokens.last == "id":
            return .documentReference
        case nil where isName:
            return name(for: verdict)
        default:
            return owned(verdict, tokens, below: parent)
        }
    }

    /// The category of what may be a person's or a company's, of goods or of their parts.
    private func owned(_ verdict: Verdict, _ tokens: [String], below parent: Verdict) -> Category? {
        switch verdict.category {
        case .personalDemographic? where tokens.last == "id",
            .personalHealth? where tokens.last == "id" && tokens.count == 1:
            nil
        case .personalDemographic? where verdict.role == .product:
            .productDescription
        case .productDescription? where verdict.role == .employee && tokens == ["title"]:
            .personalEmployment
        case .personalLocation? where verdict.role == .organization:
            .organizationAddress
        case nil where PathWords.personWords.contains(tokens.joined(separator: " ")):
            verdict.role == .person || verdict.role == .employee ? .personalDemographic : nil
        case .productDescription? where verdict.role == .person || verdict.role == .employee:
            nil
        case .commercialPrice? where verdict.role == .supplier && !verdict.isBusiness:
            .commercialUnitCost
        case .personalEmployment? where isBusinessContact(verdict) && tokens.contains("title"):
            .organizationContact
        case .personalName?:
            isBusinessContact(verdict) ? .organizationContact : .personalName
        case .personalContact?:
            contact(tokens, verdict)
        case .personalDevice? where verdict.isBusiness:
            nil
        case .organizationName? where parent.role == .supplier && !verdict.isBusiness:
            .commercialSupplier
        case .productIdentifier? where verdict.role == .bom, .productDescription? where verdict.role == .bom,
            .commercialQuantity? where verdict.role == .bom:
            .commercialBOM
        case .commercialQuantity? where verdict.role == .forecast:
            .commercialForecast
        default:
            verdict.category
        }
    }

    private func isBusinessContact(_ verdict: Verdict) -> Bool {
        verdict.role == .organization
            || (verdict.isBusiness && verdict.role != .person && verdict.role != .employee)
    }

    /// An address or a number, of a person or of a company.
    private func contact(_ tokens: [String], _ verdict: Verdict) -> Category {
        guard isBusinessContact(verdict) else { return .personalContact }
        let isPlace =
            tokens.contains(where: PathWords.placeWords.contains)
            && !tokens.contains { PathWords.mailWords.contains($0) }
        return isPlace ? .organizationAddress : .organizationContact
    }

    /// Whose name a bare `name` is.
    private func name(for verdict: Verdict) -> Category? {
        switch verdict.role {
        case .person, .employee: .personalName
        case .organization: .organizationName
        case .supplier: verdict.isBusiness ? .organizationName : .commercialSupplier
        case .product: .productDescription
        case .bom: .commercialBOM
        case .none, .forecast, .card, .bank: nil
        }
    }
}
