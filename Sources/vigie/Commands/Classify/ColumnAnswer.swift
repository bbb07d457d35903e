import Classification
import Domain

/// `--columns`: the name of a column and some of its values, and the type that they have.
struct ColumnAnswer: LineAnswerer {
    static let names = ["id"]

    private let classifier = ColumnClassifier()

    func answer(_ line: JSONLine, to json: inout JSONWriter) throws(LineFault) {
        guard let name = line.text("name") else { throw .text("name") }
        guard let values = line.scalars("values") else {
            throw .member("values", needs: Bilingual(fr: "une liste", en: "an array"))
        }
        let type = classifier.type(
            name: String(decoding: name, as: UTF8.self),
            values: values.map { String(decoding: $0, as: UTF8.self) }
        )
        json.object { json in
            json.name("id")
            json.raw(line.raw("id") ?? "null")
            json.member("type", type.rawValue)
        }
    }
}
