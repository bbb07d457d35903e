import Classification
package import Domain

/// One shape for the API and for the commands.
extension PayloadExplanation {
    /// Writes the object, with the spans if they are wanted: `start` and `end` count UTF-8 bytes of the payload.
    package func write(to json: inout JSONWriter, spans wantsSpans: Bool) {
        json.object { json in
            json.member("sensitivity", classification.level.word)
            json.member("score", PayloadExplanation.rounded(classification.score))
            json.member("unexpected", classification.unexpected.map(PayloadExplanation.rounded))
            json.name("terms")
            json.array { json in for term in terms { PayloadExplanation.write(term, to: &json) } }
            json.name("categories")
            json.array { json in for summary in categories { PayloadExplanation.write(summary, to: &json) } }
            json.name("reasons")
            json.array { json in for reason in reasons { PayloadExplanation.write(reason, to: &json) } }
            if wantsSpans {
                json.name("spans")
                json.array { json in for span in spans { PayloadExplanation.write(span, to: &json) } }
            }
            json.member("condition", classification.condition.word)
            json.member("format", format)
            json.member("doc_type", classification.documentType)
            json.member("leaves", classification.leaves)
            json.member("inspected_bytes", classification.inspectedBytes)
            json.member("model", rules)
        }
    }

    private static func write(_ term: Term, to json: inout JSONWriter) {
        json.object { json in
            json.member("term", term.word)
            json.member("label", term.label)
            json.member("points", rounded(term.points))
        }
    }

    private static func write(_ summary: Summary, to json: inout JSONWriter) {
        json.object { json in
            json.member("category", summary.category.word)
            json.member("level", summary.level.word)
            json.member("label", summary.category.label)
            json.member("count", summary.count)
            json.member("distinct", summary.distinct)
            json.member("confidence", rounded(summary.confidence))
            json.member("detectors", summary.detectors.map(\.word))
            json.member("paths", summary.paths)
        }
    }

    private static func write(_ reason: Reason, to json: inout JSONWriter) {
        json.object { json in
            json.member("path", reason.path)
            json.member("category", reason.finding.category.word)
            json.member("level", reason.level.word)
            json.member("label", reason.finding.category.label)
            json.member("count", reason.finding.count)
            json.member("detector", reason.finding.detector.word)
            json.member("confidence", rounded(reason.finding.confidence))
        }
    }

    private static func write(_ span: Span, to json: inout JSONWriter) {
        json.object { json in
            json.member("start", span.value.range.lowerBound)
            json.member("end", span.value.range.upperBound)
            json.member("type", span.value.detector.kind)
            json.member("detector", span.value.detector.word)
            json.member("category", span.value.category.word)
            json.member("path", span.path)
            json.member("confidence", rounded(span.value.confidence))
        }
    }

    /// Two decimals: more would only show how floats are kept.
    package static func rounded(_ value: some BinaryFloatingPoint) -> Double { (Double(value) * 100).rounded() / 100 }
}
