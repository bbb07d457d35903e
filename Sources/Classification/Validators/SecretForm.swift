/// A prefix that an issuer puts in front of its secrets, and what follows it.
struct SecretForm: Sendable {
    enum Alphabet: Sendable {
        case alphanumeric
        /// RFC 4648: capitals and 2 to 7.
        case base32
        case hexadecimal
        /// Letters, digits, `_` and `-`.
        case word
        case token
        case base64
    }

    private let prefix: [UInt8]
    private let alphabet: Alphabet
    private let lengths: ClosedRange<Int>
    /// Whether the last six of thirty-six characters are the CRC-32 of the others, in base 62.
    private let isChecked: Bool

    private init(_ prefix: String, _ alphabet: Alphabet, _ lengths: ClosedRange<Int>, isChecked: Bool = false) {
        self.prefix = Array(prefix.utf8)
        self.alphabet = alphabet
        self.lengths = lengths
        self.isChecked = isChecked
    }

    /// The end of the secret that starts at `start`; nothing of its alphabet may follow.
    func end(at start: Int, in bytes: Span<UInt8>, bounds: Range<Int>) -> Int? {
        guard start + prefix.count + lengths.lowerBound <= bounds.upperBound else { return nil }
        for position in 0..<prefix.count where bytes[start + position] != prefix[position] { return nil }
        let body = start + prefix.count
        var end = body
        while end < bounds.upperBound, end - body <= lengths.upperBound, accepts(bytes[end]) { end += 1 }
        // What ends a sentence is no part of it.
        if alphabet == .token { while end > body, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 } }
        guard lengths.contains(end - body), end == bounds.upperBound || !Byte.isAlphanumeric(bytes[end]) else {
            return nil
        }
        // GitHub gives every token its checksum, so one with a wrong tail is a placeholder and opens nothing.
        return isChecked && end - body == 36 && !GitHubChecksum.isValid(body..<end, in: bytes) ? nil : end
    }

    private func accepts(_ byte: UInt8) -> Bool {
        switch alphabet {
        case .alphanumeric: Byte.isAlphanumeric(byte)
        case .base32: Byte.isCapital(byte) || 0x32...0x37 ~= byte
        case .hexadecimal: Byte.isHexadecimal(byte)
        case .word: SecretPattern.isWord(byte)
        case .token: SecretPattern.isToken(byte)
        case .base64:
            Byte.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "=")
        }
    }
}

extension SecretForm {
    private static let all: [SecretForm] = [
        // Amazon: keys of AWS, refresh, access and restricted data tokens of Login with Amazon, its client secrets.
        SecretForm("AKIA", .base32, 16...16), SecretForm("ASIA", .base32, 16...16),
        SecretForm("ABIA", .base32, 16...16),
        SecretForm("ACCA", .base32, 16...16), SecretForm("Atzr|", .token, 16...4_096),
        SecretForm("Atza|", .token, 16...4_096), SecretForm("Atc|", .token, 16...4_096),
        SecretForm("Atz.sprdt|", .token, 16...4_096), SecretForm("amzn1.oa2-cs.v1.", .hexadecimal, 64...64),
        // Alibaba Cloud.
        SecretForm("LTAI", .alphanumeric, 12...24),
        // Google: API keys, OAuth client secrets and access tokens.
        SecretForm("AIza", .word, 35...35), SecretForm("GOCSPX-", .word, 28...28),
        SecretForm("ya29.", .word, 20...1_024),
        // GitHub and GitLab.
        SecretForm("ghp_", .alphanumeric, 36...255, isChecked: true),
        SecretForm("gho_", .alphanumeric, 36...255, isChecked: true),
        SecretForm("ghu_", .alphanumeric, 36...255, isChecked: true),
        SecretForm("ghs_", .alphanumeric, 36...255, isChecked: true),
        SecretForm("ghr_", .alphanumeric, 36...255, isChecked: true), SecretForm("github_pat_", .word, 60...255),
        SecretForm("glpat-", .token, 20...300), SecretForm("gldt-", .word, 20...300),
        // Slack.
        SecretForm("xoxb-", .word, 10...255), SecretForm("xoxa-", .word, 10...255),
        SecretForm("xoxp-", .word, 10...255),
        SecretForm("xoxr-", .word, 10...255), SecretForm("xoxs-", .word, 10...255),
        SecretForm("xapp-", .word, 20...255),
        // Stripe, its webhooks and those of Standard Webhooks, Shippo, Square, Shopify, EasyPost.
        SecretForm("sk_live_", .alphanumeric, 10...255), SecretForm("sk_test_", .alphanumeric, 10...255),
        SecretForm("rk_live_", .alphanumeric, 10...255), SecretForm("rk_test_", .alphanumeric, 10...255),
        SecretForm("whsec_", .base64, 24...128), SecretForm("shippo_live_", .hexadecimal, 40...40),
        SecretForm("shippo_test_", .hexadecimal, 40...40), SecretForm("sq0csp-", .word, 43...43),
        SecretForm("sq0atp-", .word, 22...60), SecretForm("shpat_", .hexadecimal, 32...32),
        SecretForm("shpss_", .hexadecimal, 32...32), SecretForm("shpca_", .hexadecimal, 32...32),
        SecretForm("shppa_", .hexadecimal, 32...32), SecretForm("EZAK", .alphanumeric, 54...54),
        SecretForm("EZTK", .alphanumeric, 54...54),
        // SendGrid, npm, PyPI, Hugging Face, OpenAI, Anthropic, HashiCorp Vault, DigitalOcean.
        SecretForm("SG.", .token, 60...80), SecretForm("npm_", .alphanumeric, 36...36),
        SecretForm("pypi-", .word, 50...512),
        SecretForm("hf_", .alphanumeric, 34...40), SecretForm("sk-proj-", .word, 40...256),
        SecretForm("sk-ant-", .word, 40...256), SecretForm("hvs.", .word, 24...256),
        SecretForm("dop_v1_", .hexadecimal, 64...64),
        // Azure's connection strings.
        SecretForm("AccountKey=", .base64, 40...128), SecretForm("SharedAccessKey=", .base64, 40...128),
    ]

    /// The forms whose first three bytes fall into the bucket of these.
    static func candidates(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> [SecretForm] {
        buckets[bucket(first, second, third)]
    }

    private static func bucket(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first &* 31 &+ second &* 7 &+ third)
    }

    private static let buckets: [[SecretForm]] = {
        var buckets = [[SecretForm]](repeating: [], count: 256)
        for form in all { buckets[bucket(form.prefix[0], form.prefix[1], form.prefix[2])].append(form) }
        return buckets
    }()

    /// By the first byte from `-` on: one bit for each second byte, mod 32, with which a secret may start.
    static let seconds: InlineArray<80, UInt32> = {
        var seconds = InlineArray<80, UInt32>(repeating: 0)
        for form in all { seconds[Int(form.prefix[0] - 0x2D)] |= 1 << UInt32(form.prefix[1] & 0x1F) }
        for (first, second) in [("-", "-"), ("e", "y"), ("B", "e"), ("B", "a"), ("b", "e"), ("b", "a")]
            as [(Unicode.Scalar, Unicode.Scalar)]
        {
            seconds[Int(UInt8(ascii: first) - 0x2D)] |= 1 << UInt32(UInt8(ascii: second) & 0x1F)
        }
        return seconds
    }()
}

/// The checksum at the end of GitHub's tokens.
enum GitHubChecksum {
    /// Whether the last six bytes of `range` are the CRC-32 of those before, in base 62 with digits, capitals, letters.
    static func isValid(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let tail = range.upperBound - 6
        var crc: UInt32 = .max
        for index in range.lowerBound..<tail {
            crc ^= UInt32(bytes[index])
            // The polynomial of IEEE 802.3, bit by bit: thirty bytes, once a token is as good as found.
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        crc = ~crc
        var written: UInt64 = 0
        for index in tail..<range.upperBound {
            let byte = bytes[index]
            let digit = Byte.isDigit(byte) ? byte - 0x30 : Byte.isCapital(byte) ? byte - 0x37 : byte - 0x3D
            written = written * 62 + UInt64(digit)
        }
        return written == UInt64(crc)
    }
}
