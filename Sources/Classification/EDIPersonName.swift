/// Tells the name of a person from that of an organization by its form, and in capitals by its given name.
enum EDIPersonName {
    /// Whether two to four words stand there, as names are written, none of which organizations use.
    ///
    /// Words in capitals only are taken for an organization unless one is a given name or the field is one for persons
    /// (`allowingCapitals`). Where a name may be that of goods as well, one must be a given name (`needsGivenName`).
    static func isLikely(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        allowingCapitals: Bool = false,
        needsGivenName: Bool = false
    ) -> Bool {
        guard 4...60 ~= range.count else { return false }
        var words = 0
        var lastLength = 0
        var hasGivenName = false
        var hasLower = false
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, isPart(bytes[index]) {
                if bytes[index] &- 0x61 < 26 { hasLower = true }
                index += 1
            }
            // A digit, an ampersand, a slash.
            guard index > start else { return false }
            lastLength = index - start
            if particles.contains(hash(bytes, start..<index)) { continue }
            words += 1
            let isCapital = bytes[start] &- 0x41 < 26 || bytes[start] >= 0x80
            let word = hash(bytes, start..<index)
            guard isCapital, !organizations.contains(word) else { return false }
            if givenNames.contains(word) || isCompoundGivenName(bytes, start..<index) { hasGivenName = true }
        }
        // `B.V.` and `A S` end the names of companies.
        guard 2...4 ~= words, lastLength > 1, hasGivenName || !needsGivenName else { return false }
        return hasLower || allowingCapitals || hasGivenName
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
    }

    /// `JEAN-FRANÇOIS`: the part before the hyphen is one.
    private static func isCompoundGivenName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.first { bytes[$0] == UInt8(ascii: "-") }.map { givenNames.contains(hash(bytes, range.lowerBound..<$0)) }
            ?? false
    }

    /// FNV-1a over the word in lower case.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            let byte = bytes[index]
            // Capitals beyond ASCII: the second byte of `É` is that of `é` less 0x20.
            let isCapital =
                byte &- 0x41 < 26 || (0x80...0x9E ~= byte && index > range.lowerBound && bytes[index - 1] == 0xC3)
            hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }

    private static func set(_ words: String) -> Set<UInt64> {
        Set(
            words.split { $0 == " " || $0 == "\n" }
                .map { word in
                    let bytes = Array(word.utf8)
                    return hash(bytes.span, 0..<bytes.count)
                }
        )
    }

    private static let givenNames = set(EDIGivenNames.words)

    private static let particles = set("de du des la le van von der den di da al el bin ben dos y")

    private static let organizations = set(
        """
        inc ltd ltée ltee limited limitée corp corporation incorporated company companies compagnie cie co llc llp lp plc pty gmbh ag
        kg sa sas sarl spa srl bv nv ab as aps oy oyj kft pte sdn bhd bank banque store stores shop magasin boutique market
        marché mart supermarket warehouse entrepôt entrepot distribution distributor distributeur distributors centre center
        dc plant usine factory mill depot dépôt terminal port dock receiving réception shipping expédition logistics logistique
        transport transports trucking freight carrier lines railway group groupe holdings holding partners associates
        industries industrie industrial manufacturing manufacturer fabrication international global national services
        service solutions systems systèmes technologies technology tech foods food aliments products produits supply
        supplies fournitures trading commerce imports exports import export wholesale retail retailer retailers hardware
        lumber steel acier metals glass foundry motors auto automotive electric electronics energy énergie oil gas
        university université college collège school école hospital hôpital hopital clinic clinique pharmacy pharmacie
        st ste saint sainte laboratories labs medical health santé city ville municipality ministry ministère ministere department département
        agency agence office bureau division branch succursale headquarters customer client buyer buying acheteur seller
        vendor vendeur supplier fournisseur party payer reseller name test accounts payable purchasing achats sales ventes
        support desk helpdesk operations accounting comptabilité team équipe equipe reception general information contact
        coordinator coordonnateur dispatch club hotel hôtel restaurant café cafe the les aux and et of und und och
        entreprises enterprises société societe coop cooperative coopérative association foundation fondation fund
        society union authority autorité council conseil site building tower plaza mall house home depot building meubles
        """
    )
}
