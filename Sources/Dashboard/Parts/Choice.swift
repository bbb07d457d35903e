import Domain

/// A list to choose one of.
struct Choice {
    let name: String
    let label: Bilingual
    /// What the form sends and what people read.
    let options: [(value: String, text: String)]
    var chosen = ""
    let language: Language

    /// `id` must be the page's only one.
    func html(id: String) -> HTML {
        let entries = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(HTML.when(option.value == chosen, " selected"))>\(option.text)</option>"
        }
        return """
            <div class="field"><label for="\(id)">\(label[language])</label>\
            <select id="\(id)" name="\(name)">\(entries)</select></div>
            """
    }
}

/// A line or some lines to write.
struct Entry {
    let name: String
    let label: Bilingual
    var value = ""
    var lines = 1
    var isRequired = false
    /// An HTML input type.
    var type = "text"
    let language: Language

    func html(id: String) -> HTML {
        let required: HTML = isRequired ? " required" : .empty
        let control: HTML =
            lines > 1
            ? "<textarea id=\"\(id)\" name=\"\(name)\" rows=\"\(lines)\"\(required)>\(value)</textarea>"
            : "<input id=\"\(id)\" name=\"\(name)\" type=\"\(type)\" value=\"\(value)\"\(required)>"
        return "<div class=\"field\"><label for=\"\(id)\">\(label[language])</label>\(control)</div>"
    }
}
