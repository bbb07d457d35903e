import Detection
package import Domain

extension PolicyRecord {
    /// What the policy says, as members: on the wire, and in the trail of who changed it.
    package func writeRule(to json: inout JSONWriter) {
        json.member("id", id)
        json.member("name", name)
        json.member("enabled", isEnabled)
        json.member("when", when)
        json.member("then", then.rawValue)
        json.member("severity", severity.rawValue)
        json.name("basis")
        if let basis {
            json.object { json in
                json.member("kind", basis.kind)
                json.member("ref", basis.reference)
            }
        } else {
            json.null()
        }
        json.name("message")
        if let message {
            json.object { json in
                json.member("fr", message.fr)
                json.member("en", message.en)
            }
        } else {
            json.null()
        }
    }
}
