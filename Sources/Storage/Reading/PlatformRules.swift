import Domain
import Query

/// What people may write into the registry; each refusal names the member, as `hosts/0/pattern`.
enum PlatformRules {
    static func check(_ change: PlatformChange) throws(StoreError) {
        if let name = change.name { try text(name, 1...200, "name") }
        if let owner = change.owner, let owner { try text(owner, 1...200, "owner") }
        if let note = change.note, let note { try text(note, 1...2_000, "note") }
        if let purpose = change.purpose, let purpose { try text(purpose, 1...500, "purpose") }
        for (index, host) in (change.hosts ?? []).enumerated() { try check(host, "hosts/\(index)") }
        guard let hosts = change.hosts else { return }
        guard hosts.count <= 500 else { throw .refused("hosts") }
        for (index, host) in hosts.enumerated() where hosts[..<index].contains(where: { $0.pattern == host.pattern }) {
            throw .refused("hosts/\(index)/pattern")
        }
    }

    /// The status that a person may give; what the built-in table or traffic says cannot be said by hand.
    static func check(_ status: Platform.Status, from current: Platform.Status?) throws(StoreError) {
        let allowed = [Platform.Status.approved, .blocked]
        guard status != current, !allowed.contains(status) else { return }
        throw .illegalTransition(allowed: allowed.filter { $0 != current }.map(\.rawValue))
    }

    private static func check(_ host: PlatformRecord.Host, _ place: String) throws(StoreError) {
        guard isPattern(host.pattern) else { throw .refused("\(place)/pattern") }
        guard CountryCodes.isJurisdiction(host.jurisdiction) else { throw .refused("\(place)/jurisdiction") }
        guard host.laws.count <= 20 else { throw .refused("\(place)/laws") }
        for law in host.laws { try text(law, 1...64, "\(place)/laws") }
        guard environments.contains(host.environment) else { throw .refused("\(place)/environment") }
        guard evidences.contains(host.evidence) else { throw .refused("\(place)/evidence") }
    }

    private static let environments: Set = ["prod", "sandbox", "auth", "legacy", "integration", "seen"]
    private static let evidences: Set = ["S", "S2", "R", "O"]

    /// A host name in lower case in which `*` may stand for anything, but not for everything.
    private static func isPattern(_ pattern: String) -> Bool {
        let bytes = pattern.utf8
        guard 1...253 ~= bytes.count, !pattern.hasPrefix("."), !pattern.hasSuffix("."), !pattern.contains("..") else {
            return false
        }
        let isKnown = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "*"):
                true
            // Names beyond ASCII stay as the sender writes them.
            default: byte >= 0x80
            }
        }
        return isKnown && bytes.contains { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: ".") }
    }

    private static func text(_ text: String, _ length: ClosedRange<Int>, _ name: String) throws(StoreError) {
        guard length ~= text.count, text.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else { throw .refused(name) }
    }
}
