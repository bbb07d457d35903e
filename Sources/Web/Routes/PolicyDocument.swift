package import Domain
package import Query

/// A policy as a document, read as the API reads it: what a file may say is what a request may.
package struct PolicyDocument: Sendable {
    /// What is wrong with one, and where.
    package struct Faults: Error, Sendable {
        package struct Fault: Sendable {
            /// RFC 6901, below the policy: `/when/0`.
            package let pointer: String
            package let detail: Bilingual
        }

        package let faults: [Fault]
    }

    package let id: String
    /// Everything that it is; what it does not say is as usual.
    package let change: PolicyChange

    /// Reads JSON; unlike in a request, a policy of a file brings its name.
    package init(json: [UInt8]) throws(Faults) {
        do throws(Problem) {
            let document: JSONValue
            do throws(JSONValue.Fault) { document = try JSONValue(json) } catch { throw Problem(error) }
            let (id, _, _) = try PolicyJSON.creation(document)
            guard let id else {
                throw Problem(invalid: [Problem.Item(Rejection(.missingAttribute, at: "/id"))])
            }
            self.id = id
            change = try PolicyJSON.replacement(document, id: id)
        } catch {
            let items = error.errors.map { Faults.Fault(pointer: $0.pointer, detail: $0.detail) }
            throw Faults(faults: items.isEmpty ? [Faults.Fault(pointer: "", detail: error.detail)] : items)
        }
    }
}
