import Domain
import Payload

/// Whose the parties and contacts of an EDI document are: a ship-to may be a shop or somebody's home, and only the name
/// tells, so that address and numbers follow the name before them.
struct EDIParty: Sendable {
    enum Part: UInt8, Sendable {
        case none
        case partyName
        case partyAddress
        case contactName
        case contactNumber
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
        case .partyAddress:
            return adjusted(verdict, isPerson: party.scope == leaf.scope && party.isPerson, .personalContact)
        case .contactName:
            let isPerson = EDIPersonName.isLikely(bytes, leaf.range, allowingCapitals: true)
            contact = (leaf.scope, isPerson)
            return adjusted(verdict, isPerson: isPerson, .personalName)
        case .contactNumber:
            let owner = contact.scope == leaf.scope ? contact : party
            return adjusted(verdict, isPerson: owner.scope == leaf.scope && owner.isPerson, .personalContact)
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
