import Domain
import Payload

/// Whose the parties and contacts of an EDI document or of an SAP segment are: a ship-to may be a shop or somebody's
/// home, and only the name tells, so that address and numbers follow the name before them.
struct EDIParty: Sendable {
    enum Part: UInt8, Sendable {
        case none
        case partyName
        case partyAddress
        case contactName
        case contactNumber
        /// A number or an e-mail address of the party itself.
        case partyNumber
        /// `name` alone: of a person only where a given name stands in it.
        case bareName
        /// `tps` alone: an amount where it is written as one, else the number under which the tax is paid.
        case bareTax
        /// `compte` alone: of a bank or of a ledger, by its length.
        case bareAccount
    }

    private var party: (scope: Int32, isPerson: Bool) = (-1, false)
    private var contact: (scope: Int32, isPerson: Bool) = (-1, false)

    /// Forgets the payload before.
    mutating func reset() { self = EDIParty() }

    /// The verdict of a leaf, for the person or the organization whose it is.
    mutating func resolve(_ verdict: Verdict, of leaf: Leaf, in bytes: Span<UInt8>) -> Verdict {
        switch verdict.part {
        case .none:
            return verdict
        case .partyName:
            // Further lines of a name say nothing new.
            if party.scope != leaf.scope { party = (leaf.scope, EDIPersonName.isLikely(bytes, leaf.range)) }
            return adjusted(verdict, isPerson: party.isPerson, .personalName)
        case .partyAddress, .partyNumber:
            return adjusted(verdict, isPerson: party.scope == leaf.scope && party.isPerson, .personalContact)
        case .contactName:
            let isPerson = EDIPersonName.isLikely(bytes, leaf.range, allowingCapitals: true)
            contact = (leaf.scope, isPerson)
            return adjusted(verdict, isPerson: isPerson, .personalName)
        case .contactNumber:
            let owner = contact.scope == leaf.scope ? contact : party
            return adjusted(verdict, isPerson: owner.scope == leaf.scope && owner.isPerson, .personalContact)
        case .bareName:
            let isPerson = EDIPersonName.isLikely(bytes, leaf.range, needsGivenName: true)
            return adjusted(verdict, isPerson: isPerson, .personalName)
        case .bareTax:
            var verdict = verdict
            let value = ValueShape(bytes, leaf.range)
            if value.letters == 0, value.digits < 7 { verdict.category = .financialAmount }
            return verdict
        case .bareAccount:
            var verdict = verdict
            let digits = ValueShape(bytes, leaf.range).digits
            verdict.category = digits < 3 ? nil : digits < 7 ? .commercialAccounting : .financialBank
            return verdict
        }
    }

    private func adjusted(_ verdict: Verdict, isPerson: Bool, _ category: Category) -> Verdict {
        var verdict = verdict
        if isPerson {
            verdict.category = category
            verdict.role = .person
        }
        return verdict
    }
}
