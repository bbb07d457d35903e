import Alerting
import Domain
import Postgres
import Query
import Storage
import TestSupport
import Testing

@Suite("Naughty strings in alerts")
struct NaughtyAlertTests {
    @Test(
        "an assignee and a note come back byte for byte, for each naughty string",
        .enabled(if: SharedCorpus.has(SharedCorpus.naughty), "no ../shared beside the repository")
    )
    func kept() async throws {
        let at = instant("2026-11-21T00:00:00Z")
        // A control character is refused at the door, NUL above all.
        let strings = try SharedCorpus.naughtyStrings()
            .filter { text in !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
        #expect(strings.count > 450)
        try await ReadingDatabase.with { database in
            try await database.addAlert(number: 1, state: "resolved")
            let alerts = AlertQueries(pool: database.pool, now: { at })
            let id = AlertID(firstSeen: instant("2026-11-20T00:00:00Z"), number: 1)
            for string in strings {
                var change = AlertChange()
                change.assignee = String(string.prefix(AlertRules.longestName))
                change.resolution = Resolution(reason: .fixed, note: string)
                _ = try await alerts.change(id, change, ifRevision: nil, by: string)
                let alert = try await alerts.alert(id)
                let assignee = try #require(alert.assignee)
                let note = try #require(alert.resolution?.note)
                #expect(assignee.utf8.elementsEqual(string.prefix(AlertRules.longestName).utf8))
                #expect(note.utf8.elementsEqual(string.utf8))
            }
        }
    }
}
