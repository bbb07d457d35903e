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
    /// A document between businesses: its contacts are business contacts.
    var isBusiness = false
    /// The outermost element of an XML document.
    var isDocument = false
    /// Part of a purchase: its prices are what the company pays.
    var isPurchase = false
    /// Names its sibling, as `scheme` does in `{"scheme": "SIN", "id": …}`.
    var isQualifier = false
    /// Says little by itself (`value`, `code`, `name`), so that a parent or a qualifier decides.
    var isTransparent = false
    /// An item of an array, which the item before may name: `["NAS", "046 454 286"]`.
    var isItem = false
    /// Holds the kind of document (`doctype`), which may say that this is a purchase.
    var namesDocument = false
    /// Stands where a platform's requests name their operation (`method`, `query`), in JSON.
    var namesOperation = false
    /// In an EDI document, what of a party it is; its name decides whose.
    var part = EDIParty.Part.none

    enum Trait: UInt8, Sendable {
        case none
        /// Expiry or verification code beside a card number.
        case cardDetail
        /// A name that is a secret only when the value is random enough: `token`, `sign`, `key`.
        case weakSecret
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
