import Alerting
import ArgumentParser
import Domain
import Foundation
import Postgres
import Storage

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: speak(
            fr: "Supprime ce qui dépasse sa durée de conservation.",
            en: "Drops what is past its retention."
        ),
        discussion: speak(
            fr: """
                Le service le fait de lui-même chaque heure. Les événements, les minutes et les heures ont chacun leur durée \
                (VIGIE_EVENT_DAYS, VIGIE_MINUTE_DAYS, VIGIE_HOUR_DAYS); les jours restent. Une heure ne part jamais avant que \
                son jour ne soit fait.
                """,
            en: """
                The service does so by itself every hour. Events, minutes and hours each have their time (VIGIE_EVENT_DAYS, \
                VIGIE_MINUTE_DAYS, VIGIE_HOUR_DAYS); days stay. An hour never goes before its day is made.
                """
        )
    )

    @Flag(help: ArgumentHelp(speak(fr: "Montre seulement.", en: "Only shows.")))
    var dryRun = false

    @Flag(help: "JSON") var json = false
    @OptionGroup var flags: SettingsFlags

    func run() async throws {
        try await reporting {
            let settings = try await Settings(flags)
            guard let database = try Database.configured(settings) else {
                throw Failure(
                    .configuration,
                    fr: "database.url : il faut une base; définissez VIGIE_DATABASE_URL.",
                    en: "database.url: a database is needed; set VIGIE_DATABASE_URL."
                )
            }
            let pool = PostgresPool(configuration: database, size: 1)
            do {
                try await apply(settings, pool)
            } catch {
                await pool.close()
                throw error
            }
            await pool.close()
        }
    }

    private func apply(_ settings: Settings, _ pool: PostgresPool) async throws {
        let due = try await RetentionPlan(pool: pool, retention: settings.retention).due(at: .now)
        guard !dryRun else { return show(due, dropped: nil) }
        let upkeep = Upkeep(pool: pool, retention: settings.retention, timeZone: settings.timeZone, now: { .now })
        let dropped = Set(try await upkeep.pass())
        show(due.filter { dropped.contains($0.partition) }, dropped: dropped.count)
    }

    private func show(_ due: [RetentionPlan.Due], dropped: Int?) {
        if json {
            for part in due {
                let line = JSONWriter.text { json in
                    json.object { json in
                        json.member("table", part.table)
                        json.member("partition", part.partition)
                        json.member("rows", part.rows)
                        json.member("bytes", part.bytes)
                        json.member("dropped", dropped != nil)
                    }
                }
                Terminal.output.line(line)
            }
            return
        }
        let number = HumanNumber(terminalLanguage)
        guard !due.isEmpty else {
            return Terminal.output.line(
                speak(fr: "Rien n’a dépassé sa durée.", en: "Nothing is past its retention.")
            )
        }
        var table = Table(header: ["partition", speak(fr: "lignes", en: "rows"), speak(fr: "place", en: "space")])
        table.numeric = [1, 2]
        for part in due { table.rows.append([part.partition, number.whole(part.rows), number.bytes(part.bytes)]) }
        for line in table.lines() { Terminal.output.line(line) }
        let bytes = number.bytes(due.reduce(0) { $0 + $1.bytes })
        let count = due.count
        Terminal.output.line(
            dropped == nil
                ? speak(
                    fr: "\(count) partitions partiraient : \(bytes).",
                    en: "\(count) partitions would go: \(bytes)."
                )
                : speak(fr: "\(count) partitions supprimées : \(bytes).", en: "\(count) partitions dropped: \(bytes).")
        )
    }
}
