import Dashboard
import Domain
import Hummingbird
import Query

/// `GET /v1/flows`: systems → platforms → jurisdictions.
struct FlowRoutes: Sendable {
    let trends: any TrendReader

    static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .sensitivity,
    ]

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/flows",
                .scope(.trendsRead),
                Bilingual(fr: "Voir où vont les données", en: "See where data goes"),
                parameters: [
                    .from, .to, .timeZone, .levels, .filter(FlowRoutes.fields, example: "-jurisdiction:CA"),
                    .pictureFormat,
                    .query("bom", Bilingual(fr: "CSV : BOM pour Excel.", en: "CSV: BOM for Excel."), example: "1"),
                ] + PictureLook.parameters + [.ifNoneMatch],
                replies: [
                    .json(.ok, Bilingual(fr: "Des nœuds et des liens.", en: "Nodes and links."), FlowRoutes.example),
                    .csv("system,platform,jurisdiction,bytes,events,sensitivity,new,alerts\r\n"), .svg, .unchanged,
                ],
                problems: [.badFilter, .badTimeRange, .notAcceptable],
                handle: get
            )
        ]
    }

    private func get(_ call: Call) async throws -> Response {
        let format = try PictureFormat(call)
        let levels = try FlowLevel.levels(call)
        let look = format == .svg ? try PictureLook(call) : nil
        let range = try call.range(default: "-28d")
        let map = try await trends.flows(from: range.from, to: range.to, filters: try call.filters(FlowRoutes.fields))
        switch format {
        case .json: return call.cached { FlowJSON.write(map, levels, to: &$0) }
        case .svg:
            var json = JSONWriter()
            FlowJSON.write(map, levels, to: &json)
            let canvas = look?.canvas ?? Canvas(language: call.language)
            return call.picture(FlowSheet(map: map, canvas: canvas, numbers: json.text).svg)
        case .csv:
            var csv = CSVWriter(byteOrderMark: try call.flag("bom"))
            for name in ["system", "platform", "jurisdiction", "bytes", "events", "sensitivity", "new", "alerts"] {
                csv.text(name)
            }
            csv.endRow()
            for link in map.links {
                csv.text(link.system)
                csv.text(link.platform)
                csv.text(link.jurisdiction)
                csv.number(Double(link.bytes))
                csv.number(Double(link.events))
                csv.text(link.level.word)
                csv.text(link.new ? "true" : "false")
                csv.number(Double(link.alerts))
                csv.endRow()
            }
            return call.cached(csv)
        }
    }

    private static let example =
        #"{"as_of":"2026-11-14T15:00:04Z","nodes":[{"id":"system:odoo-ventes","level":0,"label":"odoo-ventes","bytes":43000000},{"id":"platform:alibaba_icbu","level":1,"label":"Alibaba.com","bytes":43000000},{"id":"jurisdiction:CN","level":2,"label":"CN","bytes":43000000}],"links":[{"from":"system:odoo-ventes","to":"platform:alibaba_icbu","bytes":43000000,"events":912,"sensitivity":"restricted","new":true,"alerts":1},{"from":"platform:alibaba_icbu","to":"jurisdiction:CN","bytes":43000000,"events":912,"sensitivity":"restricted","new":true,"alerts":1}]}"#
}
