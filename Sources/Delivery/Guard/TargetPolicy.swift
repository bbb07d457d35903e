package import Query

/// Where this installation may send to, as its operator says.
package struct TargetPolicy: Sendable {
    /// Hosts, or `host:port`, that may be reached over plain HTTP, at any port, at any address.
    package var trusted: Set<String>
    package var ports: Set<Int>

    package init(trusted: Set<String> = [], ports: Set<Int> = [443, 8_443]) {
        self.trusted = trusted
        self.ports = ports
    }

    package func trusts(_ url: TargetURL) -> Bool { trusted.contains(url.host) || trusted.contains(url.target) }

    /// What the text alone says; an address behind a name is looked at when it is known.
    package func check(_ url: TargetURL) throws(EndpointFault) {
        guard !trusts(url) else { return }
        guard url.isSecure else { throw .scheme }
        guard ports.contains(url.port) else { throw .port }
        if let address = url.address, !AddressRanges.isPublic(address) { throw .address }
        // Names that resolve to this machine wherever they are asked (RFC 6761, RFC 8375).
        let isLocal =
            url.host == "localhost"
            || [".localhost", ".local", ".internal", ".home.arpa"]
                .contains {
                    url.host.hasSuffix($0)
                }
        guard !isLocal else { throw .address }
    }

    /// The addresses that may be connected to: all of those found, or none, since a name that points both inside and
    /// outside is there to be taken for the other.
    package func allowed(_ addresses: [IPAddress], for url: TargetURL) throws(EndpointFault) -> [IPAddress] {
        guard trusts(url) || addresses.allSatisfy(AddressRanges.isPublic) else { throw .address }
        return addresses
    }
}
