import ArgumentParser
import Domain
import Foundation
import NIOHTTP1

struct Trends: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: speak(fr: "Suit des mesures dans le temps.", en: "Follows metrics over time."),
        discussion: speak(
            fr: """
                Interroge un service en marche : --url, sinon VIGIE_URL, sinon http://127.0.0.1:8787, avec la clé de \
                VIGIE_KEY (trends:read). Les options ont les mots de GET /v1/trends.

                  vigie trends --by platform --from -7d
                  vigie trends bytes events --by system,jurisdiction --interval 1d --compare previous
                """,
            en: """
                Asks a running service: --url, else VIGIE_URL, else http://127.0.0.1:8787, with the key of VIGIE_KEY \
                (trends:read). The options have the words of GET /v1/trends.

                  vigie trends --by platform --from -7d
                  vigie trends bytes events --by system,jurisdiction --interval 1d --compare previous
                """
        )
    )

    @Argument(help: ArgumentHelp(speak(fr: "Jusqu’à 4 mesures (bytes).", en: "Up to 4 metrics (bytes).")))
    var metrics: [String] = []

    @Option(help: ArgumentHelp(speak(fr: "Jusqu’à 2 dimensions.", en: "Up to 2 dimensions."), valueName: "dimension"))
    var by: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(speak(fr: "Début (-28d).", en: "Start (-28d)."), valueName: "time")
    )
    var from: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(speak(fr: "Fin, exclue (now).", en: "End, exclusive (now)."), valueName: "time")
    )
    var to: String?

    @Option(help: ArgumentHelp("auto, 1m, 5m, 15m, 1h, 6h, 1d, 1w, 1mo, all", valueName: "interval"))
    var interval: String?

    @Option(help: ArgumentHelp(speak(fr: "Fuseau, nom IANA.", en: "Time zone, an IANA name."), valueName: "zone"))
    var tz: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            speak(fr: "Un filtre; répétable : -jurisdiction:CA", en: "A filter; repeatable: -jurisdiction:CA"),
            valueName: "filter"
        )
    )
    var filter: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(speak(fr: "previous, -7d, -1y", en: "previous, -7d, -1y"), valueName: "period")
    )
    var compare: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("zero, null, previous, none", valueName: "fill")
    )
    var fill: String?

    @Option(help: ArgumentHelp(speak(fr: "Combien de clés (10).", en: "How many keys (10)."), valueName: "n"))
    var top: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("total, -total, name, -change", valueName: "order")
    )
    var order: String?

    @Flag(help: ArgumentHelp(speak(fr: "Ajoute ce qui était attendu.", en: "Adds what was expected.")))
    var band = false

    @Flag(help: ArgumentHelp(speak(fr: "Un tableau CSV.", en: "A CSV table."))) var csv = false
    @Flag(help: ArgumentHelp(speak(fr: "Un dessin SVG.", en: "An SVG picture."))) var svg = false

    @OptionGroup var service: ServiceClient

    func validate() throws {
        guard [service.json, csv, svg].count(where: \.self) <= 1 else {
            throw ValidationError(speak(fr: "Un seul de --json, --csv, --svg.", en: "One of --json, --csv, --svg."))
        }
    }

    func run() async throws {
        try await reporting {
            let query = parameters.map { "\($0)=\(ServiceClient.encoded($1))" }.joined(separator: "&")
            let answer = try await service.ask(.GET, "/v1/trends?" + query)
            guard !service.json, !csv, !svg else {
                Terminal.output.write(answer.text)
                if service.json { Terminal.output.line() }
                return
            }
            let trend = try JSONDecoder().decode(ToldTrend.self, from: answer.body)
            for line in TrendLines(trend, width: TerminalWidth.columns).lines { Terminal.output.line(line) }
        }
    }

    private var parameters: [(String, String)] {
        var parameters: [(String, String)] = []
        func add(_ name: String, _ value: String?) { if let value { parameters.append((name, value)) } }
        add("metric", metrics.isEmpty ? nil : metrics.joined(separator: ","))
        add("by", by)
        add("from", from)
        add("to", to)
        add("interval", interval)
        add("tz", tz)
        for filter in filter { add("filter", filter) }
        add("compare", compare)
        add("fill", fill)
        add("top", top.map { String($0) })
        add("order", order)
        add("band", band ? "expected" : nil)
        add("format", csv ? "csv" : svg ? "svg" : "json")
        if svg { add("lang", terminalLanguage.rawValue) }
        return parameters
    }
}
