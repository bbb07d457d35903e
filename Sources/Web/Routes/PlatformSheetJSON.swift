import Domain
import Query

/// The sheet of a platform on the wire.
enum PlatformSheetJSON {
    static func write(_ sheet: PlatformSheet, to json: inout JSONWriter) {
        json.object { json in
            json.member("from", sheet.from)
            json.member("to", sheet.to)
            json.member("tz", sheet.timeZone)
            json.member("as_of", sheet.asOf)
            json.member("events", sheet.events)
            json.member("bytes", sheet.bytes)
            json.member("records", sheet.records)
            json.member("people") {
                $0.member("estimate", sheet.people.people)
                $0.member("keys", sheet.people.keys)
            }
            json.member("unresolved_alerts", sheet.unresolvedAlerts)
            json.member("volume") { volume(sheet.volume, to: &$0) }
            json.member("levels", sheet.levels) { json, share in
                json.object {
                    $0.member("sensitivity", share.level.word)
                    $0.member("bytes", share.bytes)
                }
            }
            json.member("hours_of_week") { json in
                json.member("events", sheet.hoursOfWeek) { $0.integer($1.events) }
                json.member("bytes", sheet.hoursOfWeek) { $0.integer($1.bytes) }
            }
            contents(sheet, to: &json)
            json.member("quality") { quality(sheet.quality, to: &$0) }
        }
    }

    private static func volume(_ trend: Trend, to json: inout JSONWriter) {
        json.member("time", trend.times) { $0.string($1.rfc3339) }
        json.member("partial", trend.partial) { $0.integer($1) }
        json.member("source", trend.rollup)
        func column(_ name: String, _ values: [Double?]?) {
            guard let values else { return }
            json.member(name, values) { json, value in
                if let value { json.number(value) } else { json.null() }
            }
        }
        column("bytes", trend.series.first?.values)
        column("expected", trend.series.first?.expected)
        column("low", trend.series.first?.low)
        column("high", trend.series.first?.high)
    }

    private static func contents(_ sheet: PlatformSheet, to json: inout JSONWriter) {
        json.member("categories", sheet.categories) { json, share in
            json.object { json in
                json.member("category", share.category.word)
                json.member("events", share.events)
                json.member("bytes", share.bytes)
                optional("allowed", share.isAllowed, to: &json)
            }
        }
        json.member("fields", sheet.fields) { json, field in
            json.object { json in
                json.member("doc_type", field.documentType)
                json.member("path", field.path)
                json.member("category", field.category.word)
                json.member("confidence", field.confidence)
                json.member("first_seen", field.firstSeen)
                json.member("last_seen", field.lastSeen)
                optional("allowed", field.isAllowed, to: &json)
            }
        }
        json.member("field_count", sheet.fieldCount)
        json.member("hosts_seen", sheet.hosts) { json, host in
            json.object { json in
                json.member("host", host.name.isEmpty ? nil : host.name)
                json.member("jurisdiction", host.jurisdiction)
                json.member("first_seen", host.firstSeen)
                json.member("events", host.events)
                json.member("bytes", host.bytes)
            }
        }
        json.name("allowed")
        guard let allowed = sheet.allowed else { return json.null() }
        json.array(allowed) { $0.string($1.word) }
    }

    private static func quality(_ quality: PlatformQuality, to json: inout JSONWriter) {
        for (name, figures) in [
            ("conformity", quality.conformity), ("integrity", quality.integrity), ("fluidity", quality.fluidity),
        ] {
            json.member(name, figures) { json, figure in
                json.object { json in
                    json.member("part", figure.part.rawValue)
                    json.member("good", figure.good)
                    json.member("of", figure.of)
                    json.member("share", figure.share)
                    json.member("coverage", figure.coverage)
                }
            }
        }
        json.member("mean_duration_ms", quality.meanDuration)
        json.member("timed", quality.timed)
        json.member("events", quality.events)
        json.member("alerts") { json in
            for (kind, count) in quality.alerts.sorted(by: { $0.key < $1.key }) { json.member(kind, count) }
        }
    }

    private static func optional(_ name: String, _ flag: Bool?, to json: inout JSONWriter) {
        json.name(name)
        if let flag { json.bool(flag) } else { json.null() }
    }
}
