/// Keeps the value that holds it where it stands.
///
/// A call that only reads a large struct of plain fields gets a copy of all of it on the stack, by how the compiler of
/// today lends such values. A field of a type that the compiler does not look into, such as this one's, makes it lend
/// the address instead: a series of two kilobytes is read some thirty times an event and an hour.
struct InPlace: Sendable {
    private let nothing: (any Sendable)? = nil
}
