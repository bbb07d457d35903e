import Capture
import Domain

/// One line of NDJSON taken apart: an object's members with the places of their values.
struct JSONLine {
    private let bytes: [UInt8]
    private let members: [(name: [UInt8], value: Range<Int>)]

    /// A line that is JSON and an object; of a name that stands twice the last counts.
    init(_ line: [UInt8]) throws(LineFault) {
        bytes = line
        let span = line.span
        do { _ = try UTF8Span(validating: span) } catch { throw .encoding }
        var members: [(name: [UInt8], value: Range<Int>)] = []
        do throws(JSONSyntaxError) {
            var cursor = JSONCursor()
            guard cursor.peek(in: span) == UInt8(ascii: "{") else {
                throw JSONSyntaxError(.unexpectedByte, at: cursor.offset)
            }
            try cursor.expect(UInt8(ascii: "{"), in: span)
            var isOpen = !cursor.take(UInt8(ascii: "}"), in: span)
            while isOpen {
                let name = try cursor.string(in: span).unescaped(in: span)
                try cursor.expect(UInt8(ascii: ":"), in: span)
                _ = cursor.peek(in: span)
                let start = cursor.offset
                _ = try cursor.skipValue(in: span)
                members.append((name, start..<cursor.offset))
                isOpen = try cursor.another(before: UInt8(ascii: "}"), in: span)
            }
            try cursor.end(in: span)
        } catch {
            throw .syntax(offset: error.offset)
        }
        self.members = members
    }

    /// The value as it was written, so that it can be given back alike; `nil` where there is none.
    func raw(_ name: String) -> String? {
        range(of: name).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The text of a string, in UTF-8; `nil` for a value that is no string or is not there.
    func text(_ name: String) -> [UInt8]? {
        range(of: name).flatMap { range in bytes[range.lowerBound] == UInt8(ascii: "\"") ? scalar(range) : nil }
    }

    /// The text of a string, and what is written of a number, of `true` and of `false`; `nil` for all else.
    func scalar(_ name: String) -> [UInt8]? { range(of: name).flatMap(scalar) }

    /// The elements of an array as `scalar` has them: `null` and what holds others are empty; `nil` for no array.
    func scalars(_ name: String) -> [[UInt8]]? {
        guard let range = range(of: name), bytes[range.lowerBound] == UInt8(ascii: "[") else { return nil }
        var values: [[UInt8]] = []
        var cursor = JSONCursor(at: range.lowerBound + 1)
        let span = bytes.span
        // The syntax was checked: the cursor throws nothing any more.
        do throws(JSONSyntaxError) {
            var isOpen = !cursor.take(UInt8(ascii: "]"), in: span)
            while isOpen {
                _ = cursor.peek(in: span)
                let start = cursor.offset
                _ = try cursor.skipValue(in: span)
                values.append(scalar(start..<cursor.offset) ?? [])
                isOpen = try cursor.another(before: UInt8(ascii: "]"), in: span)
            }
        } catch {
            return nil
        }
        return values
    }

    private func range(of name: String) -> Range<Int>? {
        members.last { $0.name.elementsEqual(name.utf8) }?.value
    }

    private func scalar(_ range: Range<Int>) -> [UInt8]? {
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "\""):
            var cursor = JSONCursor(at: range.lowerBound)
            return try? cursor.string(in: bytes.span).unescaped(in: bytes.span)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"): return nil
        default: return Array(bytes[range])
        }
    }
}

/// Why a line cannot be answered; says where, never what stands there.
enum LineFault: Error, CustomStringConvertible {
    case encoding
    /// No JSON object; counted in bytes from the start of the line.
    case syntax(offset: Int)
    case tooLong
    /// A member that is not there or has another type, and the type that it needs.
    case member(String, needs: Bilingual)

    var description: String {
        switch self {
        case .encoding: speak(fr: "n’est pas en UTF-8", en: "is not UTF-8")
        case .syntax(let offset):
            speak(fr: "n’est pas un objet JSON, à l’octet \(offset)", en: "is no JSON object, at byte \(offset)")
        case .tooLong:
            speak(
                fr: "a plus de \(InputLines.longest) octets",
                en: "has more than \(InputLines.longest) bytes"
            )
        case .member(let name, let type):
            speak(fr: "il faut « \(name) », \(type.fr)", en: "“\(name)” is needed, \(type.en)")
        }
    }

    static func text(_ name: String) -> LineFault { .member(name, needs: Bilingual(fr: "un texte", en: "a text")) }
}
