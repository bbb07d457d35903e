import Domain
import HTTPTypes
import Hummingbird

extension Language {
    static let cookie = "vigie_lang"

    /// What the reader chose on an earlier page; `nil` where there was none.
    init?(remembered request: Request) {
        guard let word = Gate.cookie(Language.cookie, in: request) else { return nil }
        self.init(rawValue: word)
    }

    /// The header that remembers a choice for a year.
    func remembering(secure: Bool) -> String {
        "\(Language.cookie)=\(rawValue); Path=/; SameSite=Lax; Max-Age=31536000" + (secure ? "; Secure" : "")
    }
}
