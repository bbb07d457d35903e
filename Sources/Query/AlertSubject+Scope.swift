package import Alerting

extension AlertSubject {
    /// What bounds everything that an alert may be about: its platform, else its place; `nil` for the whole organization.
    package var scope: Filter? {
        if let platform { return Filter(.platform, .equals, [platform]) }
        return jurisdiction.map { Filter(.jurisdiction, .equals, [$0]) }
    }
}

extension Filter {
    /// As the grammar has it.
    package var text: String {
        (negated ? "-" : "") + field.rawValue + comparison.rawValue + values.joined(separator: ",")
    }
}
