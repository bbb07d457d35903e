/// Source × platform × document type: what one integration keeps sending, and the unit of a baseline.
package struct Flow: Sendable, Hashable {
    package let id: FlowID
    package let system: SystemID
    package let platform: PlatformID
    /// As the sender names itself: `odoo-amont/price_feed`.
    package let source: String
    package let documentType: String

    package init(id: FlowID, system: SystemID, platform: PlatformID, source: String, documentType: String) {
        self.id = id
        self.system = system
        self.platform = platform
        self.source = source
        self.documentType = documentType
    }

    /// The system that a source belongs to: what stands before its first `/` that is not the first character.
    package static func systemName(of source: String) -> String {
        let trimmed = source.drop { $0 == "/" }
        let name = trimmed.prefix { $0 != "/" }
        return name.isEmpty ? source : String(name)
    }
}
