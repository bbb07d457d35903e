import Domain
import Payload

/// A finding of the last event of a set of names.
struct LastFinding {
    /// `FlowFields.number`.
    var number: UInt64
    var field: FieldID
    /// What the catalogue knows, in hundredths.
    var confidence: UInt8
    /// The event that brought the field, if it came lately.
    var firstEvent: EventKey?
}

/// From what was read in an event to the bytes of its row and the rows of the field catalogue.
extension RequestPreparation {
    /// The fields that `event` brings for the first time are added to it.
    mutating func encode(
        _ classification: Classification,
        _ entry: Int,
        _ event: inout CommittedEvent,
        into bytes: inout [UInt8]
    ) {
        guard !classification.findings.isEmpty else { return }
        for (position, finding) in classification.findings.enumerated() {
            let confidence = FindingsCodec.hundredths(finding.confidence)
            guard let found = field(of: finding, confidence, position, entry, event) else { continue }
            FindingsCodec.append(found.field, leaves: finding.count, hundredths: confidence, to: &bytes)
            if let first = found.firstEvent, first == event.key {
                event.newFields.append(FirstField(field: found.field, category: finding.category))
            }
        }
        // As they are read back.
        if event.newFields.count > 1 { event.newFields.sort { $0.field < $1.field } }
        guard !classification.distinct.isEmpty else { return }
        FindingsCodec.append(classification.notPlainlyDistinct, to: &bytes)
    }

    /// Notes who the event of the next row speaks of.
    mutating func add(
        _ subjects: SubjectHashes,
        of event: CommittedEvent,
        _ entry: Int,
        to request: inout PreparedRequest
    ) {
        let day = SubjectDay(day: event.occurredAt.dayNumber, flow: event.flow, key: subjects.key)
        let place: Int
        if let last = entries[entry].subjectDay, last.day == day {
            place = last.place
        } else {
            place = request.subjectDays.count
            request.subjectDays.append(day)
            entries[entry].subjectDay = (day, place)
        }
        request.subjects.append(RowSubjects(row: request.places.count, day: place, subjects: subjects))
    }

    /// What the catalogue has of a finding's field; `nil`, and noted as missing, where it has none yet.
    private mutating func field(
        of finding: Finding,
        _ confidence: UInt8,
        _ position: Int,
        _ entry: Int,
        _ event: CommittedEvent
    ) -> LastFinding? {
        let number = FlowFields.number(finding.path, finding.category)
        if position < entries[entry].last.count {
            let last = entries[entry].last[position]
            if last.number == number, confidence <= last.confidence { return last }
        }
        guard var mark = entries[entry].fields.byNumber[number] else {
            noteMissing(finding, event)
            return nil
        }
        if mark.lastSeen < hour || mark.confidence < confidence {
            noteSeen(finding, mark.id, number, confidence, event)
            // Told once in a request.
            mark.lastSeen = hour
            mark.confidence = max(mark.confidence, confidence)
            entries[entry].fields.byNumber[number] = mark
        }
        let last = LastFinding(
            number: number,
            field: mark.id,
            confidence: mark.confidence,
            firstEvent: mark.firstEvent
        )
        // Only ever grown from the front, so that places and findings stay in step.
        if position < entries[entry].last.count {
            entries[entry].last[position] = last
        } else if position == entries[entry].last.count {
            entries[entry].last.append(last)
        }
        return last
    }

    private mutating func noteSeen(
        _ finding: Finding,
        _ id: FieldID,
        _ number: UInt64,
        _ confidence: UInt8,
        _ event: CommittedEvent
    ) {
        if let noted = seen[id], noted.confidence >= confidence { return }
        seen[id] = SeenField(
            flow: event.flow,
            number: number,
            id: id,
            detector: finding.detector,
            confidence: confidence
        )
    }

    private mutating func noteMissing(_ finding: Finding, _ event: CommittedEvent) {
        let key = FieldNumber(flow: event.flow, number: FlowFields.number(finding.path, finding.category))
        guard missing[key] == nil else { return }
        missing[key] = NewField(
            flow: event.flow,
            number: finding.path,
            path: paths.text(of: finding.path),
            category: finding.category,
            detector: finding.detector,
            confidence: FindingsCodec.hundredths(finding.confidence),
            seen: min(event.occurredAt, now),
            event: event.key
        )
    }
}

extension Classification {
    /// The counts that nobody would guess from the findings: of categories with not as many different values as leaves.
    fileprivate var notPlainlyDistinct: [DistinctCount] {
        distinct.filter { count in
            var leaves: Int64 = 0
            for finding in findings where finding.category == count.category { leaves += Int64(finding.count) }
            return leaves != Int64(count.count)
        }
    }
}
