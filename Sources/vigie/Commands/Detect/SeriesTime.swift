import Domain

/// The times that series come with.
enum SeriesTime {
    /// Whole seconds since 1970, towards the past; `nil` for what is no time.
    ///
    /// A number is a Unix time in seconds, or in thousandths or millionths where it is that great. Else it is a date
    /// with or without hours, seconds, decimals and an offset; without an offset it is taken as it stands.
    static func seconds(_ field: ArraySlice<UInt8>) -> Int64? {
        unixTime(field) ?? date(field)
    }

    private static func unixTime(_ field: ArraySlice<UInt8>) -> Int64? {
        let parts = field.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.count <= 17, let number = Int64(String(decoding: whole, as: UTF8.self)),
            parts.count == 1 || parts[1].allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        return switch number.magnitude {
        case 100_000_000_000_000...: number / 1_000_000
        case 100_000_000_000...: number / 1_000
        default: number
        }
    }

    private static func date(_ field: ArraySlice<UInt8>) -> Int64? {
        var text = Array(field)
        switch text.count {
        case 10: text += " 00:00:00Z".utf8
        case 16: text += ":00Z".utf8
        default:
            let clock = text.dropFirst(11)
            let offsets: [UInt8] = [UInt8(ascii: "Z"), UInt8(ascii: "z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
            if !clock.contains(where: offsets.contains) { text.append(UInt8(ascii: "Z")) }
        }
        return Timestamp(rfc3339: text.span)?.seconds
    }
}
