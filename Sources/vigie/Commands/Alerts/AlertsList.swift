import ArgumentParser
import Domain
import Foundation
import NIOHTTP1

struct AlertsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: speak(
            fr: "Liste les alertes, les plus graves d’abord.",
            en: "Lists alerts, the most severe first."
        )
    )

    @Option(
        help: ArgumentHelp(
            speak(
                fr: "severity>=high, platform:amazon*…; répétable.",
                en: "severity>=high, platform:amazon*…; repeatable."
            )
        )
    )
    var filter: [String] = []

    @Option(help: ArgumentHelp("open,acknowledged,snoozed,resolved")) var state: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("-severity,-last_seen")) var order: String?
    @Option(help: ArgumentHelp(speak(fr: "Au plus tant.", en: "At most so many."))) var limit: Int = 50

    @Flag(
        help: ArgumentHelp(
            speak(fr: "Reste et dit ce qui arrive.", en: "Stays and tells what happens.")
        )
    )
    var watch = false

    @OptionGroup var service: ServiceClient

    func validate() throws {
        guard 1...500 ~= limit else { throw ValidationError(speak(fr: "--limit : 1 à 500.", en: "--limit: 1 to 500.")) }
    }

    func run() async throws {
        try await reporting {
            var query = "?limit=\(limit)"
            for text in filter { query += "&filter=" + ServiceClient.encoded(text) }
            if let order { query += "&order=" + ServiceClient.encoded(order) }
            if let state { query += "&state=" + ServiceClient.encoded(state) }
            let answer = try await service.ask(.GET, "/v1/alerts" + query)
            try show(answer.body)
            guard watch else { return }
            try await StopRequest.watching { [self] stop in
                try await stop.cancelling { try await AlertsWatch(service: service, filters: filter).run() }
            }
        }
    }

    private func show(_ body: Data) throws {
        if service.json {
            let document = try JSONSerialization.jsonObject(with: body) as? [String: Any]
            for element in document?["data"] as? [Any] ?? [] { Terminal.output.line(ServiceClient.line(element)) }
            return
        }
        struct Page: Decodable { var data: [AlertView] }
        let page = try JSONDecoder().decode(Page.self, from: body)
        guard !page.data.isEmpty else {
            if !watch { Terminal.output.line(speak(fr: "Aucune alerte.", en: "No alert.")) }
            return
        }
        var table = Table(header: AlertView.header)
        for alert in page.data { table.rows.append(alert.row) }
        for line in table.lines() { Terminal.output.line(line) }
    }
}

struct AlertsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: speak(fr: "Montre une alerte et son histoire.", en: "Shows an alert and its history.")
    )
    @Argument(help: "al_…") var id: String
    @OptionGroup var service: ServiceClient

    private struct Line: Decodable {
        struct Detail: Decodable {
            var text: String?
            var to: String?
        }
        var at: String
        var actor: String
        var action: String
        var detail: Detail
    }

    private struct Lines: Decodable { var data: [Line] }

    func run() async throws {
        try await reporting {
            let path = try Alerts.path(id)
            let answer = try await service.ask(.GET, path)
            let history = try await service.ask(.GET, path + "/timeline?limit=500")
            if service.json {
                let alert = try JSONSerialization.jsonObject(with: answer.body)
                let lines = try JSONSerialization.jsonObject(with: history.body) as? [String: Any]
                Terminal.output.line(ServiceClient.line(["alert": alert, "timeline": lines?["data"] ?? []]))
                return
            }
            try show(JSONDecoder().decode(AlertView.self, from: answer.body))
            for line in try JSONDecoder().decode(Lines.self, from: history.body).data {
                let words = line.detail.text.map { "  " + AlertView.plain($0) } ?? ""
                Terminal.output.line(
                    "  \(AlertView.day(line.at))  \(AlertView.plain(line.actor))  \(AlertView.plain(line.action))\(words)"
                )
            }
        }
    }

    private func show(_ alert: AlertView) {
        let output = Terminal.output
        output.line(output.styled("AL-\(alert.number)  \(alert.summary.text)", .bold))
        output.line("\(alert.severityText) · \(AlertView.plain(alert.kind)) · \(alert.stateText)")
        for sentence in terminalLanguage == .french ? alert.explanation.why.fr : alert.explanation.why.en {
            output.line("  " + AlertView.plain(sentence))
        }
        output.line("→ " + alert.suggested_action.text)
        output.line()
    }
}
