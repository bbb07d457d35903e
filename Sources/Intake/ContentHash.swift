import Capture
import Domain

/// What tells the content of an event from others, without giving it away.
///
/// Equal for equal contents whatever their ids and instants, under one key; two keys, and so two months, cannot be
/// compared. Of a message all bytes count; of labels and shapes what the sender says of the document. A fast hash goes
/// over the bytes and `KeyedHash` over its result, so that nobody without the key can try contents out.
enum ContentHash {
    /// 0 for an event of which nothing but the envelope is known.
    static func of(_ event: CapturedEvent, under key: SubjectKey) -> UInt64 {
        let seed = key.hash.hash(0x636F_6E74_656E_7400)
        switch event.content {
        case .envelope:
            return 0
        case .payload(let payload):
            return key.hash.hash(ByteHash.of(payload.span, 0..<payload.count, seed: seed))
        case .labels(let labels):
            var hash = described(event.envelope, seed)
            for label in labels {
                mix(UInt64(label.category.rawValue) << 32 | UInt64(label.count.magnitude), into: &hash)
            }
            return key.hash.hash(hash)
        case .shape(let fields):
            var hash = described(event.envelope, seed)
            for field in fields {
                for byte in field.path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
                mix(UInt64(field.count.magnitude), into: &hash)
            }
            return key.hash.hash(hash)
        }
    }

    /// What the envelope says of the document.
    private static func described(_ envelope: Envelope, _ seed: UInt64) -> UInt64 {
        var hash = seed
        mix(UInt64(bitPattern: envelope.bytes), into: &hash)
        mix(UInt64(envelope.records.magnitude) << 32 | UInt64((envelope.subjects ?? 0).magnitude), into: &hash)
        mix(envelope.subjectDigest, into: &hash)
        return hash
    }

    private static func mix(_ word: UInt64, into hash: inout UInt64) {
        hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
    }
}
