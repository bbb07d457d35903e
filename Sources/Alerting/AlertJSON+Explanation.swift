package import Domain

extension AlertJSON {
    /// The explanation object; also what the database keeps of it.
    package static func write(_ explanation: Explanation, to json: inout JSONWriter) {
        json.object { json in
            json.member("metric", explanation.metric)
            json.member("unit", explanation.unit)
            json.name("window")
            if let window = explanation.window { write(window, to: &json) } else { json.null() }
            json.member("observed", explanation.observed)
            json.member("expected", explanation.expected)
            json.name("band")
            if let band = explanation.band { write(band, to: &json) } else { json.null() }
            json.name("score")
            if let score = explanation.score { write(score, to: &json) } else { json.null() }
            json.name("baseline")
            if let baseline = explanation.baseline { write(baseline, to: &json) } else { json.null() }
            json.name("contributors")
            json.array { json in
                for part in explanation.contributors { write(part, to: &json) }
            }
            json.name("rules")
            if let rules = explanation.rules { write(rules, to: &json) } else { json.null() }
            json.member("why") { json in
                json.member("fr", explanation.why.fr)
                json.member("en", explanation.why.en)
            }
        }
    }

    private static func write(_ rules: [Explanation.Rule], to json: inout JSONWriter) {
        json.array { json in
            for rule in rules {
                json.object { json in
                    json.member("policy", rule.policy)
                    json.member("clause", rule.clause)
                    json.member("basis", rule.basis)
                }
            }
        }
    }

    private static func write(_ window: Explanation.Window, to json: inout JSONWriter) {
        json.object { json in
            json.member("from", window.from)
            json.member("to", window.to)
            json.member("interval", window.interval)
        }
    }

    private static func write(_ band: Explanation.Band, to json: inout JSONWriter) {
        json.object { json in
            json.member("low", band.low)
            json.member("high", band.high)
            json.member("coverage", band.coverage)
        }
    }

    private static func write(_ score: Explanation.Score, to json: inout JSONWriter) {
        json.object { json in
            json.member("value", score.value)
            json.member("scale", score.scale)
            json.member("false_alarm_per_year", score.falseAlarmPerYear)
        }
    }

    private static func write(_ baseline: Explanation.Baseline, to json: inout JSONWriter) {
        json.object { json in
            json.member("method", baseline.method)
            json.member("history_days", baseline.historyDays)
            json.member("warm", baseline.warm)
        }
    }

    private static func write(_ part: Explanation.Part, to json: inout JSONWriter) {
        json.object { json in
            json.member("dimension", part.dimension)
            json.member("key", part.key)
            json.member("share_of_excess", part.shareOfExcess)
            json.member("observed", part.observed)
        }
    }
}
