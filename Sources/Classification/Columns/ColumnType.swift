package import Domain

/// What one column of a table, a spreadsheet or a form holds: one type for all its values.
///
/// Raw values are those of the TRL Lab's sensitive-data set, so that its labels and our answers compare; an answer
/// may be stored or printed, so a case is never renamed.
package enum ColumnType: String, Sendable, Hashable, CaseIterable {
    case personName = "PERSON_NAME"
    case streetAddress = "STREET_ADDRESS"
    case ethnicGroup = "ETHNIC_GROUP"
    case emailAddress = "EMAIL_ADDRESS"
    case phoneNumber = "PHONE_NUMBER"
    case dateOfBirth = "DATE_OF_BIRTH"
    case coordinates = "GEO_COORDINATES"
    case zipCode = "ZIPCODE"
    case gender = "GENDER"
    case age = "AGE"
    case url = "URL"
    case organizationName = "ORGANIZATION_NAME"
    case maritalStatus = "MARITAL_STATUS"
    case occupation = "OCCUPATION"
    case spokenLanguage = "SPOKEN_LANGUAGE"
    case hardwareID = "IMEI_HARDWARE_ID"
    case genericID = "GENERIC_ID"
    case ipAddress = "IP_ADDRESS"
    case cardNumber = "CREDIT_CARD_NUMBER"
    case iban = "IBAN_CODE"
    case bankCode = "SWIFT_CODE"
    case passport = "PASSPORT"
    case religion = "RELIGIOUS_GROUPS"
    case disability = "DISABILITY_GROUP"
    case education = "EDUCATION_LEVEL"
    case medicalTerm = "MEDICAL_TERM"
    case sexuality = "SEXUALITY"
    case protectionGroup = "PROTECTION_GROUP"
    /// Nothing of the above; `none` would read as an absent optional.
    case ordinary = "None"

    /// Where the column's values stand in the taxonomy; nil where the type alone does not say.
    package var category: Category? {
        switch self {
        case .personName: .personalName
        case .streetAddress, .emailAddress, .phoneNumber, .zipCode: .personalContact
        case .dateOfBirth, .gender, .age, .ethnicGroup, .maritalStatus, .spokenLanguage, .religion, .education,
            .sexuality, .protectionGroup:
            .personalDemographic
        case .coordinates: .personalLocation
        case .hardwareID, .ipAddress: .personalDevice
        case .occupation: .personalEmployment
        case .organizationName: .organizationName
        case .cardNumber: .financialCard
        case .iban, .bankCode: .financialBank
        case .passport: .personalGovernmentID
        case .disability, .medicalTerm: .personalHealth
        case .genericID: .documentReference
        case .url, .ordinary: nil
        }
    }
}
