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
