import Domain
import Query

extension DocumentReader {
    /// A list of filters in the grammar of the API; faults are told with their place.
    mutating func filters(_ name: String, fields: [Filter.Field]) -> [Filter] {
        guard let value = value(name) else { return [] }
        guard case .array(let elements) = value, elements.count <= 20 else {
            fail(.invalidType, at: name, hint: "array ≤ 20")
            return []
        }
        var filters: [Filter] = []
        for (place, element) in elements.enumerated() {
            let pointer = "/\(name)/\(place)"
            guard case .string(let text) = element, !text.hasControl else {
                fail([Problem.Item(Rejection(.invalidType, at: pointer, hint: "string"))])
                continue
            }
            do throws(FilterFault) {
                filters.append(try FilterParser.parse(text, fields: fields))
            } catch {
                let problem = Problem(error)
                fail([Problem.Item(pointer: pointer, code: problem.code.rawValue, detail: problem.detail)])
            }
        }
        return filters
    }
}

extension Problem.Item {
    /// The same fault of a document that stands within another.
    func under(_ prefix: String) -> Problem.Item {
        Problem.Item(pointer: prefix + pointer, code: code, detail: detail)
    }
}

extension DocumentReader {
    /// The texts of a list that `filters` has found no fault in.
    func expressions(_ name: String) -> [String] {
        guard case .array(let elements)? = value(name) else { return [] }
        return elements.compactMap { element in
            if case .string(let text) = element { text } else { nil }
        }
    }

    /// `nil` where absent, or no instant.
    mutating func instant(_ name: String, _ times: TimeExpression) -> Timestamp? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value, let instant = times.later(text) else {
            fail(.invalidValue, at: name, hint: "RFC 3339, YYYY-MM-DD, +4h")
            return nil
        }
        return instant
    }

    /// `nil` where absent.
    mutating func flag(_ name: String) -> Bool? {
        switch value(name) {
        case nil: return nil
        case .bool(let flag): return flag
        default:
            fail(.invalidType, at: name, hint: "true, false")
            return nil
        }
    }
}
