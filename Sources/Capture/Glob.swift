/// A host pattern with `*`, which stands for any run of characters, dots too, or for none.
///
/// No regular expression: a piece between two stars is taken at its first place and never moved again, so that a
/// match costs at most the length of the host times the length of the pattern.
package struct Glob: Sendable, Hashable {
    package let pattern: String
    private let bytes: [UInt8]

    package init(_ pattern: String) {
        self.pattern = pattern
        bytes = Array(pattern.utf8)
    }

    package var isExact: Bool { !bytes.contains(UInt8(ascii: "*")) }

    /// How much of a host the pattern fixes.
    var literalCount: Int { bytes.count { $0 != UInt8(ascii: "*") } }

    package func matches(_ host: [UInt8]) -> Bool {
        var position = 0
        var next = 0
        /// Behind the last star, and the place where what follows it was tried.
        var retry: (next: Int, position: Int)?
        while position < host.count {
            if next < bytes.count, bytes[next] == UInt8(ascii: "*") {
                next += 1
                retry = (next, position)
            } else if next < bytes.count, bytes[next] == host[position] {
                next += 1
                position += 1
            } else if let last = retry {
                next = last.next
                position = last.position + 1
                retry = (next, position)
            } else {
                return false
            }
        }
        return bytes[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
