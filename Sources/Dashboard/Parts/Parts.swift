import Domain

/// A part of a page with its own heading.
struct Panel {
    let id: String
    let heading: Bilingual
    let language: Language
    var note: HTML = .empty
    /// More classes.
    var look: HTML = .empty

    func html(_ content: HTML) -> HTML {
        """
        <section class="panel \(look)" aria-labelledby="\(id)"><h2 id="\(id)">\(heading[language])</h2>\
        \(HTML.when(!note.markup.isEmpty, "<p class=\"note\">\(note)</p>"))\(content)</section>
        """
    }
}

/// Facts about one thing: words at the left, what they are at the right.
struct Facts {
    let language: Language
    private var rows: [HTML] = []

    init(_ language: Language) { self.language = language }

    /// Leaves out what is not known.
    mutating func add(_ name: Bilingual, _ value: HTML?) {
        guard let value else { return }
        rows.append("<div><dt>\(name[language])</dt><dd>\(value)</dd></div>")
    }

    var html: HTML { "<dl class=\"facts\">\(rows)</dl>" }
}

/// A table that people read, wide ones within a region of their own that can be moved with the keyboard.
struct Grid {
    struct Head {
        let name: Bilingual
        var isNumber = false
    }

    let caption: Bilingual
    let heads: [Head]
    let language: Language
    /// More classes.
    var look: HTML = .empty

    /// `rows` are whole `<tr>`s.
    func html(_ rows: [HTML]) -> HTML {
        let cells = heads.map { head -> HTML in
            "<th scope=\"col\"\(HTML.when(head.isNumber, " class=\"number\""))>\(head.name[language])</th>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(Catalogue.frame.tableOf[language]) \(caption[language])"><table class="grid \(look)">\
            <caption class="hidden">\(caption[language])</caption><thead><tr>\(cells)</tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }
}

/// What a form did, or why it did not.
struct Notice {
    let text: String
    var isFailure = false

    var html: HTML {
        isFailure
            ? "<p class=\"failure\" role=\"alert\">\(text)</p>" : "<p class=\"done\" role=\"status\">\(text)</p>"
    }
}

/// The way to the next part of a list.
struct Pager {
    let path: String
    let pairs: [(name: String, value: String)]
    /// The cursor behind this part; `nil` at the end.
    let next: String?
    let language: Language

    var html: HTML {
        let isFirst = !pairs.contains { $0.name == "cursor" }
        let others = pairs.filter { $0.name != "cursor" }
        let first = Address(path: path, pairs: others).text
        let start: HTML = "<a href=\"\(first)\">«\u{A0}\(Catalogue.frame.first[language])</a>"
        let more = next.map { cursor -> HTML in
            "<a rel=\"next\" href=\"\(Address(path: path, pairs: others + [("cursor", cursor)]).text)\">\(Catalogue.frame.next[language])\u{A0}»</a>"
        }
        guard !isFirst || next != nil else { return .empty }
        return "<p class=\"pager\">\(HTML.when(!isFirst, start)) \(more ?? .empty)</p>"
    }
}
