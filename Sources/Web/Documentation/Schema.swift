import Domain

/// A JSON Schema (2020-12) that fits an example, written from the example itself.
///
/// Names and types come from the document; nothing is said to be required, scalars may be null, and enumerations stay
/// open, as the API's rules for clients have it.
enum Schema {
    static func write(for value: JSONValue, to json: inout JSONWriter) {
        json.object { json in
            switch value {
            case .null: break
            case .bool: json.member("type", ["boolean", "null"])
            case .integer, .number: json.member("type", ["number", "null"])
            case .string: json.member("type", ["string", "null"])
            case .array(let elements):
                json.member("type", ["array", "null"])
                if let first = elements.first {
                    json.name("items")
                    write(for: first, to: &json)
                }
            case .object(let members):
                json.member("type", ["object", "null"])
                json.member("properties") { json in
                    for member in members {
                        json.name(member.name)
                        write(for: member.value, to: &json)
                    }
                }
            }
        }
    }
}
