import Domain
import Query

/// Who answers for a platform, what for, and what is on file, as a form that needs no script.
///
/// Posted to the platform's own page with the revision that the reader saw; an empty field takes its member away.
struct PlatformTermsForm {
    let platform: PlatformRecord
    let context: PageContext
    private var language: Language { context.language }

    var html: HTML {
        guard context.may(.platformsWrite) else { return .empty }
        let words = Catalogue.terms
        return """
            <details class="fold" id="act-terms"><summary>\(words.edit[language])</summary>\
            <form method="post" action="/platforms/\(Address.segment(platform.slug))">\(context.formField)\
            <input type="hidden" name="revision" value="\(Int(platform.revision))">\(fields)\
            <button class="main" name="do" value="terms">\(words.save[language])</button></form></details>
            """
    }

    private var fields: HTML {
        let words = Catalogue.terms
        let sheet = Catalogue.sheet
        let agreement = platform.agreement
        let states = [("", words.unsaid)] + PlatformAgreement.Status.allCases.map { ($0.rawValue, $0.label) }
        return """
            \(entry("owner", sheet.owner, platform.owner))\(entry("purpose", sheet.purpose, platform.purpose, lines: 2))\
            \(entry("agreement", words.reference, agreement?.reference))\
            \(Choice(name: "status", label: words.status, options: states.map { ($0.0, $0.1[language]) }, chosen: agreement?.status?.rawValue ?? "", language: language).html(id: "t-status"))\
            \(entry("expires", sheet.expires, agreement?.expires.map(day), type: "date"))\
            \(entry("assessment", words.assessment, agreement?.assessment))
            """
    }

    private func entry(
        _ name: String,
        _ label: Bilingual,
        _ value: String?,
        lines: Int = 1,
        type: String = "text"
    ) -> HTML {
        Entry(name: name, label: label, value: value ?? "", lines: lines, type: type, language: language)
            .html(id: "t-\(name)")
    }

    private func day(_ instant: Timestamp) -> String { Dates.deadlineField(instant, context.zone) }
}
