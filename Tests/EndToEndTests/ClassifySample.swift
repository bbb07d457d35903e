import Foundation
import TestSupport

/// Documents with values that are known, so that an answer can be searched for them.
struct ClassifySample {
    let name: String
    let text: String
    /// Each has six characters or more.
    let values: [String]

    /// One in each of several formats, of seeded values.
    static func all(seed: UInt64) -> [ClassifySample] {
        var random = SplitMix64(seed: seed)
        let email = "\(word(&random)).\(word(&random))@\(word(&random)).example"
        let person = "\(word(&random).capitalized) \(word(&random).capitalized)"
        let phone =
            "+1 514 \(Int.random(in: 200...999, using: &random))-\(Int.random(in: 1_000...9_999, using: &random))"
        let cost = "\(Int.random(in: 1_000...9_999, using: &random)).\(Int.random(in: 11...99, using: &random))"
        let token =
            "ghp_"
            + (0..<36).map { _ in String("abcdefghijkABCDEFGHIJK0123456789".randomElement(using: &random) ?? "a") }
            .joined()
        let card = "4111 1111 1111 1111"
        let values = [email, person, phone, cost, token, card]
        let json = """
            {"buyer":{"name":"\(person)","email":"\(email)","phone":"\(phone)"},"cost_price":\(cost),"api_key":"\(token)",\
            "card":"\(card)","note":"écrire à \(email) ou \(phone)","\(email)":{"x":"\(person)"},"\(token)":true}
            """
        let xml = """
            <?xml version="1.0"?><Order buyer="\(person)"><Email>\(email)</Email><Phone>\(phone)</Phone>\
            <UnitCost>\(cost)</UnitCost><SharedSecret>\(token)</SharedSecret><Card>\(card)</Card></Order>
            """
        let csv =
            "name;email;phone;cost_price;token;card\n\(person);\(email);\(phone);\(cost);\(token);\(card)\n"
            + "\(person);\(email);\(phone);\(cost);\(token);\(card)\n"
        let edi = """
            ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260101*1200*U*00401*000000001*0*P*>~\
            GS*PO*SENDER*RECEIVER*20260101*1200*1*X*004010~ST*850*0001~BEG*00*NE*\(token)**20260101~\
            PER*BD*\(person)*TE*\(phone)*EM*\(email)~PO1*1*1*EA*\(cost)**VP*ABC~SE*5*0001~GE*1*1~IEA*1*000000001~
            """
        let broken = String(json.dropLast(12))
        return [
            ("json", json), ("xml", xml), ("csv", csv), ("x12", edi), ("text", "Bonjour, \(email), \(phone)."),
            ("json", broken),
        ]
        .map { ClassifySample(name: $0.0, text: $0.1, values: values) }
    }

    private static func word(_ random: inout SplitMix64) -> String {
        (0..<7).map { _ in String("bcdfghjklmnpqrstvwxz".randomElement(using: &random) ?? "b") }.joined()
    }
}

/// A folder with files for a command, and the command run on them.
struct ClassifyFolder {
    let folder: PassingFolder

    init() throws { folder = try PassingFolder() }

    /// Writes a file and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// A text as a JSON string.
    static func quoted(_ text: String) throws -> String {
        String(
            decoding: try JSONSerialization.data(
                withJSONObject: text,
                options: [.fragmentsAllowed, .withoutEscapingSlashes]
            ),
            as: UTF8.self
        )
    }
}

/// What a command printed, line by line, as JSON.
struct PrintedLines {
    let objects: [[String: Any]]

    init(_ result: Program.Result) throws {
        objects = try result.output.split(separator: "\n")
            .map { line in
                guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                    throw ProgramError(description: "no object: \(line)")
                }
                return object
            }
    }

    subscript(place: Int) -> [String: Any] { objects.indices.contains(place) ? objects[place] : [:] }
}
