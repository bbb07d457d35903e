import Domain

/// What the name of one path says, found once and kept beside the path.
struct Verdict: Sendable {
    var category: Category?
    /// How many levels up the word stood that gave the category; 0 for the field's own name.
    var distance: UInt8 = 0
    /// Names of a kind that need more than a non-empty value.
    var trait = Trait.none
    /// Detectors that the name speaks for.
    var context: DetectorSet = []
    /// Detectors that must not fire here: an order number may pass Luhn.
    var veto: DetectorSet = []
    /// Whose data stands below.
    var role = Role.none
    /// In an EDI document, what of a party it is; its name decides whose.
    var part = EDIParty.Part.none
    /// What is true of the path, a bit each: eight members would have to be packed for each value.
    private var facts: UInt8 = 0

    enum Trait: UInt8, Sendable {
        case none
        /// Expiry or verification code beside a card number.
        case cardDetail
        /// A name that is a secret only when the value is random enough: `token`, `sign`, `key`.
        case weakSecret
        /// A name of a known vocabulary, which means one thing: less is asked of the value.
        case known
    }

    enum Role: UInt8, Sendable {
        case none
        case person
        case employee
        case organization
        case supplier
        case product
        case bom
        case forecast
        case card
        case bank
    }
}

extension Verdict {
    /// A document between businesses: its contacts are business contacts.
    var isBusiness: Bool {
        get { facts & 1 != 0 }
        set { set(1, newValue) }
    }

    /// The outermost element of an XML document.
    var isDocument: Bool {
        get { facts & 2 != 0 }
        set { set(2, newValue) }
    }

    /// Part of a purchase: its prices are what the company pays.
    var isPurchase: Bool {
        get { facts & 4 != 0 }
        set { set(4, newValue) }
    }

    /// Names its sibling, as `scheme` does in `{"scheme": "SIN", "id": …}`.
    var isQualifier: Bool {
        get { facts & 8 != 0 }
        set { set(8, newValue) }
    }

    /// Says little by itself (`value`, `code`, `name`), so that a parent or a qualifier decides.
    var isTransparent: Bool {
        get { facts & 16 != 0 }
        set { set(16, newValue) }
    }

    /// An item of an array, which the item before may name: `["NAS", "046 454 286"]`.
    var isItem: Bool {
        get { facts & 32 != 0 }
        set { set(32, newValue) }
    }

    /// Holds the kind of document (`doctype`), which may say that this is a purchase.
    var namesDocument: Bool {
        get { facts & 64 != 0 }
        set { set(64, newValue) }
    }

    /// Stands where a platform's requests name their operation (`method`, `query`), in JSON.
    var namesOperation: Bool {
        get { facts & 128 != 0 }
        set { set(128, newValue) }
    }

    private mutating func set(_ bit: UInt8, _ value: Bool) { facts = value ? facts | bit : facts & ~bit }
}
