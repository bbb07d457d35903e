import Testing

/// What should never have been sent.
///
/// One suite after the other: each has a service of its own, and all of them one database server with room for so many.
@Suite("Bad input", .serialized)
enum BadInput {}
