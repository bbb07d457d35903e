/// What a client asks for in `Prefer` (RFC 7240) and Vigie knows.
struct Preference: Sendable {
    var isStrict = false
    var isMinimal = false
    /// Seconds that the client would wait for a result, at most 30; `nil` where it does not ask.
    var wait: Int?

    init(_ header: String?) {
        guard let header else { return }
        for part in header.split(separator: ",") {
            let name = part.split(separator: ";").first.map { $0.filter { $0 != " " && $0 != "\"" }.lowercased() }
            switch name {
            case "handling=strict": isStrict = true
            case "handling=lenient": isStrict = false
            case "return=minimal": isMinimal = true
            case "return=representation": isMinimal = false
            default:
                guard let name, name.hasPrefix("wait="), let seconds = Int(name.dropFirst(5)), seconds >= 0 else {
                    break
                }
                wait = min(seconds, 30)
            }
        }
    }

    /// What was honoured, for `Preference-Applied`; `nil` for nothing.
    func applied(strict: Bool, minimal: Bool) -> String? {
        let applied = [strict && isStrict ? "handling=strict" : nil, minimal && isMinimal ? "return=minimal" : nil]
        let names = applied.compactMap { $0 }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
