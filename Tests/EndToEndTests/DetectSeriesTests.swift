import Foundation
import Testing

@testable import vigie

@Suite("vigie detect --series")
struct DetectSeriesTests {
    private func scored(_ text: String) throws -> [String] {
        let bytes = try SeriesFile("series.csv", Array(text.utf8)).scored()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("the two columns come back byte for byte, whatever stands beside them, and a spike scores most")
    func givesBack() throws {
        var text = "\u{FEFF}label,\"timestamp\",Value\r\n"
        for index in 0..<600 {
            text += "0,\(1_400_000_000 + index * 300),\(index == 500 ? "9e3" : "\(index * 37 % 11).50")\r\n"
        }
        let lines = try scored(text)
        #expect(lines.count == 601)
        #expect(lines[0] == "timestamp,value,anomaly_score")
        #expect(lines[1] == "1400000000,0.50,0.000000")
        #expect(lines[501].hasPrefix("1400150000,9e3,"))
        let scores = lines.dropFirst().compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
        #expect(scores.count == 600)
        #expect(scores.firstIndex(of: scores.max() ?? 0) == 500)
    }

    @Test("fields may stand in quotes")
    func quotes() throws {
        let lines = try scored("\"timestamp\",\"value\"\n\"2014-04-01 00:00:00\",\"5\"\n")
        #expect(lines == ["timestamp,value,anomaly_score", "2014-04-01 00:00:00,5,0.000000"])
    }

    @Test(
        "a line that cannot be read is named",
        arguments: [
            ("", 1), ("time,value\n1,2\n", 1), ("timestamp,value\n2014-04-01 00:00:00,1\n2014-04-01 00:05:00,\n", 3),
            ("timestamp,value\n1,nan\n", 2), ("timestamp,value\n1,inf\n", 2), ("timestamp,value\n\n1,4,5\nx,1\n", 4),
            ("timestamp,value\n1\n", 2), ("timestamp,value\n2014-02-30 00:00:00,1\n", 2),
        ]
    )
    func names(text: String, line: Int) {
        let failure = #expect(throws: Failure.self) { _ = try scored(text) }
        #expect(failure?.code == .data)
        let told = failure?.description ?? ""
        #expect(told.contains("series.csv") && told.contains(" \(line)"), "\(told)")
    }

    @Test(
        "times of any usual form are the same instant",
        arguments: [
            "2014-04-01 00:00:00", "2014-04-01T00:00:00", "2014-04-01T00:00:00Z", "2014-03-31T20:00:00-04:00",
            "2014-04-01 00:00:00.250", "2014-04-01 00:00", "2014-04-01", "1396310400", "1396310400.9",
            "1396310400000", "1396310400000000",
        ]
    )
    func times(text: String) {
        #expect(SeriesTime.seconds(Array(text.utf8)[...]) == 1_396_310_400)
    }

    @Test("what is no time is none", arguments: ["", "yesterday", "2014-04-01 25:00:00", "2014-04-01Z", "1e9", "-"])
    func noTimes(text: String) {
        #expect(SeriesTime.seconds(Array(text.utf8)[...]) == nil)
    }

    @Test("every CSV file at any depth becomes one at the same path, and the folder itself is not written over")
    func folders() throws {
        let folder = try PassingFolder()
        let series = folder.path + "/series"
        let deep = series + "/a/b"
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        try "timestamp,value\n1,2\n".write(toFile: deep + "/one.csv", atomically: true, encoding: .utf8)
        try "not a series".write(toFile: series + "/notes.txt", atomically: true, encoding: .utf8)
        try SeriesFolder(series).score(into: folder.path + "/out")
        let out = try String(contentsOfFile: folder.path + "/out/a/b/one.csv", encoding: .utf8)
        #expect(out == "timestamp,value,anomaly_score\n1,2,0.000000\n")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/notes.txt"))
        #expect(throws: Failure.self) { try SeriesFolder(series).score(into: series + "/") }
        #expect(throws: Failure.self) { try SeriesFolder(folder.path + "/nowhere") }
    }
}
