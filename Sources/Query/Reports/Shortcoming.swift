package import Domain

/// What a row of the register lacks; each has one thing that somebody can do about it.
///
/// Raw values are the words of the API.
package enum Shortcoming: String, Sendable, Hashable, CaseIterable {
    case owner
    case purpose
    case jurisdiction
    case agreement
    case agreementExpired = "agreement_expired"
    case assessment
    /// Seen, and neither the agreement nor the documentation allows it.
    case undeclared

    /// The remedy, in a stable word.
    package var remedy: String {
        switch self {
        case .owner: "name_owner"
        case .purpose: "state_purpose"
        case .jurisdiction: "locate_host"
        case .agreement: "sign_agreement"
        case .agreementExpired: "renew_agreement"
        case .assessment: "make_assessment"
        case .undeclared: "remove_or_declare"
        }
    }
}

extension TransferRow {
    /// At an instant, since agreements end.
    ///
    /// An agreement is asked for from confidential data up and for all personal information; an assessment for personal
    /// information that leaves Québec, which is all that Vigie sees leave unless it is known to stay in Canada.
    package func shortcomings(at now: Timestamp) -> [Shortcoming] {
        var missing: [Shortcoming] = []
        if terms.owner == nil { missing.append(.owner) }
        if terms.purpose == nil { missing.append(.purpose) }
        if crossesBorder == nil { missing.append(.jurisdiction) }
        if level >= .confidential || isPersonal {
            if terms.agreement == nil {
                missing.append(.agreement)
            } else if let end = terms.agreementExpires, end <= now {
                missing.append(.agreementExpired)
            }
        }
        if isPersonal, terms.assessment == nil { missing.append(.assessment) }
        if isDeclared == false { missing.append(.undeclared) }
        return missing
    }
}
