/// Weighs what the name proposes against what the values show.
struct ColumnEvidence: Sendable {
    let label: ColumnName
    let sample: ColumnSample

    /// Whether the values allow the name to mean this.
    func confirms(_ meaning: ColumnName.Meaning) -> Bool {
        // A column that tells about another (`address_type`) needs values that speak for themselves.
        let isCertain = meaning.isCertain && !label.describesAnother
        switch meaning.type {
        case .emailAddress: return sample.share(ColumnForm.isEmail) >= 0.5
        case .url: return sample.share(ColumnForm.isURL) >= 0.5
        case .ipAddress: return sample.share(ColumnForm.isIPAddress) >= 0.5
        case .phoneNumber: return isPhone(isCertain)
        case .hardwareID: return sample.share(isCertain ? ColumnForm.mayBeHardwareID : ColumnForm.isHardwareID) >= 0.5
        case .cardNumber: return sample.share(ColumnForm.isCardNumber) >= 0.5
        case .iban: return sample.share(ColumnForm.isIBAN) >= 0.5
        case .bankCode:
            return sample.share { [8, 11].contains($0.count) && !$0.hasBlank && $0.letterCount >= 6 } >= 0.5
        case .passport:
            return sample.share { 6...12 ~= $0.count && $0.digitCount >= 5 && ColumnForm.isIdentifier($0) } >= 0.5
        case .dateOfBirth:
            // `births` without more may be a count.
            return !sample.isSwitch
                && sample.share { isCertain ? ColumnForm.isBirth($0) : ColumnForm.isDate($0) || isYear($0) } >= 0.5
        case .coordinates: return isCoordinate
        case .zipCode:
            if isCertain { return sample.share(ColumnForm.isZipCode) >= 0.5 }
            return sample.share { ColumnForm.isZipCode($0) && 5...7 ~= $0.count } >= 0.8
        case .age: return isAge(isCertain)
        case .genericID: return isIdentifier(meaning)
        case .ordinary: return false
        default: return confirmsWords(meaning, isCertain)
        }
    }

    /// The types whose values are words.
    private func confirmsWords(_ meaning: ColumnName.Meaning, _ isCertain: Bool) -> Bool {
        switch meaning.type {
        // `gender_type` says which gender, unlike `address_type`.
        case .gender: isGender(meaning.isCertain)
        case .maritalStatus: isOf(ColumnVocabulary.maritalStates, codes: isCertain)
        case .ethnicGroup: isEthnicGroup(meaning.isCertain && !(label.describesAnother && sample.isBinary))
        case .spokenLanguage: isLanguage(isCertain)
        case .religion: isOf(ColumnVocabulary.religions, codes: false)
        case .education: isOf(ColumnVocabulary.education, codes: false)
        case .sexuality: isOf(ColumnVocabulary.sexualities, codes: false)
        case .protectionGroup: isOf(ColumnVocabulary.protectionGroups, codes: false)
        case .personName: isPersonName(isCertain)
        case .streetAddress: isStreet(isCertain && !label.isPlace)
        case .organizationName: isOrganization(isCertain && !label.isPlace)
        case .occupation: sample.share(ColumnVocabulary.isOccupation) >= 0.3 || (isCertain && isFreeText(0.6))
        case .disability, .medicalTerm: isCertain && isFreeText(0.6)
        default: false
        }
    }

    /// Prose that answers more than yes or no.
    func isFreeText(_ least: Double) -> Bool { !sample.isSwitch && sample.share(ColumnForm.isProse) >= least }

    private func isOf(_ words: Set<String>, codes: Bool) -> Bool {
        if sample.isSwitch { return false }
        let share = sample.share(in: words)
        return share >= 0.4 || (codes && !sample.isBinary && sample.share { $0.count == 1 } >= 0.8)
    }

    private func isPhone(_ isCertain: Bool) -> Bool {
        guard isCertain else { return typeByPhone }
        return sample.share { ColumnForm.isDialable($0) && !ColumnForm.isDate($0) } >= 0.5
            && sample.share(ColumnForm.isCoordinatePair) < 0.5
    }

    /// One number is a coordinate under `lat`; under `gps` it may be a height.
    private var isCoordinate: Bool {
        if sample.share(ColumnForm.isCoordinatePair) >= 0.5 { return true }
        return label.isAxis && !label.describesAnother && sample.share(ColumnForm.isCoordinate) >= 0.8
    }

    private func isAge(_ isCertain: Bool) -> Bool {
        guard !label.isAggregate, !label.isThing, !sample.isSwitch else { return false }
        return !(sample.isBinary && sample.texts.count > 2) && sample.share(ColumnForm.isAge) >= (isCertain ? 0.6 : 0.9)
    }

    private func isGender(_ isCertain: Bool) -> Bool {
        guard !sample.isSwitch else { return false }
        let share = sample.share {
            ColumnVocabulary.genders.contains($0.key) || ColumnVocabulary.genderCodes.contains($0.key)
        }
        let letters = sample.share { $0.letterCount > 0 }
        // `gender_type` still says which; a count or a ratio by gender does not.
        return share >= 0.6 && (letters > 0 || (isCertain && !label.isAggregate))
    }

    private func isEthnicGroup(_ isCertain: Bool) -> Bool {
        guard !sample.isSwitch else { return false }
        if sample.share(in: ColumnVocabulary.ethnicGroups) >= 0.3 { return true }
        guard isCertain, !label.isAggregate else { return false }
        // Words of no list, and codes of a list that we do not have, mixed as surveys are.
        return sample.share { ColumnForm.isProse($0) || $0.integer.map { $0 < 20 } ?? false } >= 0.7
    }

    private func isLanguage(_ isCertain: Bool) -> Bool {
        let share = sample.share {
            ColumnVocabulary.languages.contains($0.key) || $0.words.allSatisfy(ColumnVocabulary.languages.contains)
        }
        return share >= 0.4 || (isCertain && sample.share(in: ColumnVocabulary.languageCodes) >= 0.6)
    }

    private func isPersonName(_ isCertain: Bool) -> Bool {
        guard isFreeText(0.5), !hasVocabulary else { return false }
        let organizations = sample.share(ColumnForm.isOrganization)
        if isCertain { return organizations < 0.3 || sample.share(ColumnForm.isFullName) >= 0.5 }
        let givenNames = sample.share(ColumnForm.hasGivenName)
        if givenNames >= 0.5 { return true }
        return organizations < 0.2 && givenNames >= label.leastGivenNames && sample.share(ColumnForm.isFullName) >= 0.5
    }

    private func isYear(_ text: ColumnText) -> Bool { text.integer.map { 1900...2035 ~= $0 } ?? false }

    /// The values are words of a closed list that no person is called by.
    private var hasVocabulary: Bool {
        let lists = [
            ColumnVocabulary.genders, ColumnVocabulary.maritalStates, ColumnVocabulary.languages,
            ColumnVocabulary.religions,
            ColumnVocabulary.protectionGroups,
        ]
        return lists.contains { sample.share(in: $0) >= 0.5 } || sample.share(ColumnVocabulary.isOccupation) >= 0.5
    }

    private func isStreet(_ isCertain: Bool) -> Bool {
        guard !sample.isSwitch else { return false }
        let streets = sample.share(ColumnForm.isStreet)
        let addresses = sample.share { ColumnForm.isStreet($0) || ColumnForm.mayBeStreet($0) }
        if streets >= 0.4 || (isCertain && addresses >= 0.3) { return true }
        return isCertain
            && sample.share {
                $0.letterCount > 3 && !$0.bytes.contains(0x40) && !ColumnForm.isURL($0) && !ColumnForm.isIPAddress($0)
                    && ($0.hasBlank || ColumnForm.isProse($0))
            } >= 0.6
    }

    private func isOrganization(_ isCertain: Bool) -> Bool {
        guard !sample.isSwitch else { return false }
        if sample.share(ColumnForm.isOrganization) >= 0.3 { return true }
        return isCertain
            && sample.share {
                $0.letterCount > 1 && !ColumnForm.isIdentifier($0) && !ColumnForm.isEmail($0) && !ColumnForm.isURL($0)
            } >= 0.6
    }

    /// Codes, and not switches: `client_token` may only say whether there is one.
    private func isIdentifier(_ meaning: ColumnName.Meaning) -> Bool {
        guard !sample.isSwitch, sample.share(ColumnForm.isIdentifier) >= 0.5 else { return false }
        if meaning.isCertain { return true }
        return !sample.isBinary && !label.isAggregate && sample.share(ColumnForm.isIdentifier) >= 0.8
    }
}
