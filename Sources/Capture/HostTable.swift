/// Which entry a host belongs to: the one with its exact name, else the one with the most particular pattern.
package struct HostTable<Entry: Sendable>: Sendable {
    private let exact: [String: Entry]
    /// Most particular first: by the characters that the pattern fixes, then by its length, then by name.
    private let globs: [(glob: Glob, entry: Entry)]

    /// Of two entries with the same pattern, the later one counts.
    package init(_ entries: some Sequence<(pattern: String, entry: Entry)>) {
        var exact: [String: Entry] = [:]
        var globs: [String: (glob: Glob, entry: Entry)] = [:]
        for (pattern, entry) in entries {
            let glob = Glob(pattern.lowercased())
            if glob.isExact { exact[glob.pattern] = entry } else { globs[glob.pattern] = (glob, entry) }
        }
        self.exact = exact
        self.globs = globs.values.sorted { left, right in
            let (one, other) = (left.glob, right.glob)
            if one.literalCount != other.literalCount { return one.literalCount > other.literalCount }
            if one.pattern.utf8.count != other.pattern.utf8.count {
                return one.pattern.utf8.count > other.pattern.utf8.count
            }
            return one.pattern < other.pattern
        }
    }

    /// The entry of `host`, which is as `HostName` gives it; `nil` for a host of nobody.
    package func entry(for host: String) -> Entry? {
        match(host)?.entry
    }

    /// The entry of `host` and the pattern that led to it.
    package func match(_ host: String) -> (pattern: String, entry: Entry)? {
        if let entry = exact[host] { return (host, entry) }
        let bytes = Array(host.utf8)
        return globs.first { $0.glob.matches(bytes) }.map { ($0.glob.pattern, $0.entry) }
    }
}
