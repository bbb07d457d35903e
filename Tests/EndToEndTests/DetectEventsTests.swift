import Detection
import Foundation
import Testing

@testable import vigie

@Suite("vigie detect --events")
struct DetectEventsTests {
    /// An order an hour for thirty days, and in the last hour what `ending` adds.
    private func stream(_ ending: [String] = []) -> String {
        var lines: [String] = []
        for hour in 0..<720 {
            let time = Date(timeIntervalSince1970: 1_780_272_000 + Double(hour) * 3_600 + Double(hour * 37 % 600))
            lines.append(event("o-\(hour)", at: time, host: "api.acme.example"))
        }
        return (lines + ending).joined(separator: "\n") + "\n"
    }

    private func event(_ id: String, at time: Date, host: String) -> String {
        """
        {"id":"\(id)","source":"erp/shop","time":"\(time.ISO8601Format())","platform":"acme","url":"https://\(host)/orders",\
        "doc_type":"order","bytes":900,"status":200,"categories":{"commercial.price":1}}
        """
    }

    /// Runs the command over a text; gives the lines that it writes.
    private func alerts(_ text: String, mutes: String? = nil) throws -> [[String: String]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (events, muted, out) = (
            folder.appendingPathComponent("events.ndjson"), folder.appendingPathComponent("mutes.ndjson"),
            folder.appendingPathComponent("alerts.ndjson")
        )
        try Data(text.utf8).write(to: events)
        try mutes.map { try Data($0.utf8).write(to: muted) }
        let file = try EventFile(events.path, mutes: mutes == nil ? nil : muted.path)
        try file.replay(DetectionSettings(clock: .quebec), into: out.path)
        return try Data(contentsOf: out).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode([String: String].self, from: $0) }
    }

    @Test("an ordinary month raises its first sight only; a host in another place is told at its arrival")
    func novelty() throws {
        #expect(try alerts(stream()).map { $0["kind"] } == ["novelty.platform"])
        let end = Date(timeIntervalSince1970: 1_780_272_000 + 720 * 3_600)
        let found = try alerts(stream([event("x", at: end, host: "gw.open.1688.com")]))
        let last = try #require(found.last)
        #expect(last["kind"]?.hasPrefix("novelty.") == true)
        #expect(last["platform"] == "acme" && last["source"] == "erp/shop" && last["doc_type"] == "order")
        #expect(last["at"].flatMap { try? Date($0, strategy: .iso8601) } == end)
    }

    @Test("a burst is a spike, unless the campaign was announced")
    func campaign() throws {
        let end = Date(timeIntervalSince1970: 1_780_272_000 + 720 * 3_600)
        let burst = (0..<80)
            .map { event("b-\($0)", at: end.addingTimeInterval(Double($0) * 20), host: "api.acme.example") }
        #expect(try alerts(stream(burst)).contains { $0["kind"] == "volume.spike" })
        let mute = """
            {"filter":["platform:acme","source:erp/shop","doc_type:order"],"from":"\(end.addingTimeInterval(-3_600).ISO8601Format())",\
            "to":"\(end.addingTimeInterval(7_200).ISO8601Format())"}
            """
        #expect(try !alerts(stream(burst), mutes: mute).contains { $0["kind"] == "volume.spike" })
    }

    @Test("a campaign of a platform concerns that platform alone, whether or not anybody has heard of it")
    func platforms() throws {
        let end = Date(timeIntervalSince1970: 1_780_272_000 + 720 * 3_600)
        let burst = (0..<80)
            .map { event("b-\($0)", at: end.addingTimeInterval(Double($0) * 20), host: "api.acme.example") }
        func mute(_ platform: String) -> String {
            """
            {"filter":["platform:\(platform)"],"from":"\(end.addingTimeInterval(-3_600).ISO8601Format())",\
            "to":"\(end.addingTimeInterval(7_200).ISO8601Format())"}
            """
        }
        #expect(try !alerts(stream(burst), mutes: mute("acme")).contains { $0["kind"] == "volume.spike" })
        #expect(try alerts(stream(burst), mutes: mute("another")).contains { $0["kind"] == "volume.spike" })
    }

    @Test("the time of an event is its own: not that of its payload, and no leap of centuries")
    func ownTime() throws {
        let payload =
            #"{"payload":{"time":"12:30","received":"never"},"doc_type":"time","id":"p","source":"erp/shop","#
            + #""time":"2026-07-01T00:05:00Z","platform":"acme","bytes":9}"#
        #expect(try alerts(stream([payload])).allSatisfy { $0["kind"]?.hasPrefix("novelty.") == true })
        let leap = #expect(throws: Failure.self) {
            _ = try alerts(stream([#"{"id":"z","source":"erp","time":"9999-01-01T00:00:00Z"}"#]))
        }
        #expect(leap?.description.contains("721") == true)
    }

    @Test("an event without a time, and a campaign that is none, are named by their lines")
    func faults() throws {
        let untimed = #expect(throws: Failure.self) { _ = try alerts(stream([#"{"id":"y","source":"erp"}"#])) }
        #expect(untimed?.description.contains("721") == true)
        let campaign = #expect(throws: Failure.self) { _ = try alerts(stream(), mutes: #"{"filter":[],"from":"x"}"#) }
        #expect(campaign?.description.contains(" 1") == true)
        let all = #"{"filter":[],"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"}"#
        #expect(throws: Failure.self, "without a filter it would hide everything") { try alerts(stream(), mutes: all) }
    }
}
