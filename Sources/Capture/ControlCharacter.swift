/// The characters that steer terminals and forge lines of logs: C0, DEL and C1, in a text of UTF-8.
package enum ControlCharacter {
    package static func occurs(in text: Span<UInt8>) -> Bool {
        for index in text.indices where length(at: index, in: text) > 0 { return true }
        return false
    }

    /// How many bytes the control character at `index` has; 0 if there is none.
    package static func length(at index: Int, in text: Span<UInt8>) -> Int {
        switch text[index] {
        case 0..<0x20, 0x7F: 1
        // C1 is U+0080 to U+009F: C2 80 to C2 9F.
        case 0xC2 where index + 1 < text.count && 0x80..<0xA0 ~= text[index + 1]: 2
        default: 0
        }
    }
}
