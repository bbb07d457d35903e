extension ColumnEvidence {
    /// What the values are whatever the column is called; nil if they could be many things.
    var typeByValues: ColumnType? { typeByForm ?? typeByWords ?? typeByCode }

    var typeByPhone: Bool {
        sample.share(ColumnForm.isPhone) >= 0.3
            && sample.share { ColumnForm.isDialable($0) && !ColumnForm.isDate($0) } >= 0.8
    }

    private var typeByForm: ColumnType? {
        let forms: [(ColumnType, (ColumnText) -> Bool)] = [
            (.emailAddress, ColumnForm.isEmail), (.url, ColumnForm.isURL), (.ipAddress, ColumnForm.isIPAddress),
            (.iban, ColumnForm.isIBAN), (.coordinates, ColumnForm.isCoordinatePair),
        ]
        if let form = forms.first(where: { sample.share($0.1) >= 0.6 }) { return form.0 }
        if typeByPhone { return .phoneNumber }
        // Luhn alone lets one number in ten pass: all have to.
        if sample.share(ColumnForm.isHardwareID) == 1 { return .hardwareID }
        if sample.texts.count > 1, sample.share(ColumnForm.isCardNumber) == 1 { return .cardNumber }
        let streets = sample.share(ColumnForm.isStreet)
        if streets >= 0.6 { return .streetAddress }
        let isAddress = sample.share { ColumnForm.isStreet($0) || ColumnForm.mayBeStreet($0) } >= 0.8
        if isAddress, streets >= 0.2, !label.isPlace { return .streetAddress }
        if sample.share(ColumnForm.isTellingZipCode) >= 0.2, sample.share(ColumnForm.isZipCode) >= 0.9 {
            return .zipCode
        }
        return nil
    }

    private var typeByWords: ColumnType? {
        guard !sample.isSwitch else { return nil }
        if sample.share(in: ColumnVocabulary.genders) >= 0.7 || hasBothGenderLetters { return .gender }
        if sample.share(in: ColumnVocabulary.maritalStates) >= 0.7,
            sample.share(in: ColumnVocabulary.tellingMaritalStates) > 0
        {
            return .maritalStatus
        }
        guard !label.isPlace else { return nil }
        if isEthnicByItself { return .ethnicGroup }
        if sample.share(in: ColumnVocabulary.languages) >= 0.8 { return .spokenLanguage }
        if sample.share(in: ColumnVocabulary.religions) >= 0.8 { return .religion }
        if sample.share(in: ColumnVocabulary.organizations) >= 0.5 { return .organizationName }
        if sample.share(in: ColumnVocabulary.occupations) >= 0.6 { return .occupation }
        let isNamed = sample.share(ColumnForm.isFullName) >= 0.6 && sample.share(ColumnForm.hasGivenName) >= 0.5
        return isNamed ? .personName : nil
    }

    /// Groups of people, with codes for some as surveys have it; not a language, which bears the same name.
    private var isEthnicByItself: Bool {
        let groups = sample.share(in: ColumnVocabulary.ethnicGroups)
        return !label.isThing && groups >= 0.4 && sample.share(in: ColumnVocabulary.tellingEthnicGroups) > 0
            && groups + sample.share { $0.count == 1 && $0.digitCount == 1 } >= 0.7
            && sample.share(in: ColumnVocabulary.languages) < 0.7
    }

    /// Nothing but `M` and `F` and codes, and both letters.
    private var hasBothGenderLetters: Bool {
        let letters = Set(sample.texts.map(\.key)).subtracting(["0", "1", "2"])
        return letters == ["m", "f"] || letters == ["h", "f"]
    }

    private var typeByCode: ColumnType? {
        guard !sample.isSwitch, !label.isPlace, sample.share(ColumnForm.isIdentifier) >= 0.9 else { return nil }
        return sample.share(ColumnForm.isMixedCode) >= 0.3 ? .genericID : nil
    }
}
