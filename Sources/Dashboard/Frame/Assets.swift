/// The static files of the pages, in the binary; nothing comes from another host.
package enum Assets {
    /// One file: where the pages look for it and what it is.
    package struct File: Sendable {
        /// Without the version: `/assets/vigie.css`.
        package let route: String
        package let contentType: String
        package let body: String
        /// Changes with the body, so that a browser may keep the file for good.
        package let version: String

        init(_ route: String, _ contentType: String, _ body: String) {
            self.route = route
            self.contentType = contentType
            self.body = body
            // FNV-1a, 64 bits: a name for the content, not a promise about it.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in body.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            version = String(hash, radix: 36)
        }

        /// As the pages name it: the route and the version.
        package var path: String { "\(route)?v=\(version)" }
    }

    package static let stylesheet = File("/assets/vigie.css", "text/css; charset=utf-8", Stylesheet.text)
    package static let script = File("/assets/app.js", "text/javascript; charset=utf-8", Script.text)
    package static let icon = File("/assets/icon.svg", "image/svg+xml", icon(size: 32).markup)
    package static let all = [stylesheet, script, icon]

    /// The stylesheet as the content of an element: it holds nothing that could end one.
    static let styleElement = HTML(trusted: Stylesheet.text)

    /// The sign of the house, for the header.
    static var mark: HTML { icon(size: 26) }

    /// A lookout's eye above the horizon.
    private static func icon(size: Int) -> HTML {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="\(size)" height="\(size)" aria-hidden="true">\
        <rect width="32" height="32" rx="7" fill="#123a5c"/>\
        <path d="M4 17c4-7 8-10 12-10s8 3 12 10c-4 4-8 6-12 6s-8-2-12-6z" fill="#f4f8fb"/>\
        <circle cx="16" cy="15.5" r="5" fill="#1d6fb8"/><circle cx="16" cy="15.5" r="2" fill="#0c2438"/></svg>
        """
    }
}
