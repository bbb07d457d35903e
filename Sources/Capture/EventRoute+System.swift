extension EventRoute {
    /// The company's system that sent: `odoo-amont` of `odoo-amont/price_feed`.
    ///
    /// CloudEvents sources are URI references, so that a scheme and slashes may stand before:
    /// `/odoo-amont/price_feed` and `https://odoo-amont/price_feed` are the same system.
    package var system: String {
        EventRoute.system(of: source)
    }

    package static func system(of source: String) -> String {
        let bytes = source.utf8
        var rest = bytes[...]
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
            rest = rest[colon...].dropFirst(3)
        }
        rest = rest.drop { $0 == UInt8(ascii: "/") }
        let name = rest.prefix { $0 != UInt8(ascii: "/") }
        return name.isEmpty ? source : String(Substring(name))
    }
}
