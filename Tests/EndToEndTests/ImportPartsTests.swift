import Domain
import Foundation
import Postgres
import Testing

@testable import vigie

@Suite("Parts of an import")
struct ImportPartsTests {
    @Test("a checkpoint is good for its destination, its file and its bytes only")
    func checkpoint() throws {
        let folder = try PassingFolder()
        let file = folder.path + "/events.ndjson"
        let line = #"{"id":"1","source":"a/b","platform":"amazon"}"# + "\n"
        let text = String(repeating: line, count: 1_000)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        func checkpoint(to destination: String) -> ImportCheckpoint {
            ImportCheckpoint(path: file, destination: destination, folder: folder.path + "/state")
        }
        let place = ImportCheckpoint.Place(offset: Int64(line.utf8.count * 600), lines: 600)
        checkpoint(to: "A").save(place)
        #expect(checkpoint(to: "A").place() == place)
        #expect(checkpoint(to: "B").place() == nil)

        try String(text.prefix(line.count * 500)).write(toFile: file, atomically: true, encoding: .utf8)
        #expect(checkpoint(to: "A").place() == nil, "shorter than the place")

        let head = String(text.prefix(line.count * 550))
        let other = String(repeating: line.replacing("amazon", with: "shopif"), count: 450)
        try (head + other).write(toFile: file, atomically: true, encoding: .utf8)
        #expect(checkpoint(to: "A").place() == nil, "other bytes before the place")

        try (text + line).write(toFile: file, atomically: true, encoding: .utf8)
        #expect(checkpoint(to: "A").place() == place, "only longer")
        checkpoint(to: "A").remove()
        #expect(checkpoint(to: "A").place() == nil)
    }

    @Test("a destination’s name holds no password")
    func name() {
        let name = ServiceSink.name(of: "https://alice:hunter2@vigie.example.ca:8443/x")
        #expect(name == "https://vigie.example.ca:8443/x")
    }

    @Test("an answer that refuses every event counts them all and keeps its reasons")
    func refusal() throws {
        let problem = #"{"type":"/problems/validation","status":422,"errors":[{"pointer":"/0","code":"too_old"}]}"#
        let result = try ServiceSink.result(status: 422, Data(problem.utf8), events: 3)
        #expect(result.rejected == 3 && result.accepted == 0)
        #expect(result.errors.map(\.code) == ["too_old"])
    }

    @Test(
        "an error ends the program with the code that the manual gives",
        arguments: [
            (StoreError.unavailable(retryAfter: 2), 75), (StoreError.overloaded(retryAfter: 2), 75),
            (StoreError.failed("SQLSTATE 42P01"), 70), (PostgresError(.connection), 69),
            (PostgresError(.server(sqlState: "42501")), 77), (PostgresError(.server(sqlState: "40001")), 75),
            (ImportSinkError.refused(403), 77), (ImportSinkError.refused(500), 69), (ImportSinkError.busy, 75),
            (ImportSinkError.unreadable, 65), (CancellationError(), 75), (ClusterError.noUserToRunAs, 69),
        ] as [(any Error, Int32)]
    )
    func codes(error: any Error, code: Int32) {
        #expect(Failure(error).code.rawValue == code)
    }
}

@Suite("Folders of a private database")
struct PrivateFolderTests {
    @Test("a folder that others may write in, or a link, is refused and named")
    func folder() throws {
        let folder = try PassingFolder()
        let open = folder.path + "/open"
        try FileManager.default.createDirectory(atPath: open, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: open)
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: NSTemporaryDirectory())
        for path in [open, link] {
            let failure = #expect(throws: Failure.self) { try PrivateFolder.make(path) }
            #expect(failure?.code == .permission)
            #expect(failure?.description.contains(path) == true)
        }
        if geteuid() == 0 {
            let foreign = folder.path + "/foreign"
            try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: false)
            try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: foreign)
            #expect(throws: Failure.self) { try PrivateFolder.make(foreign) }
        }
        #expect(throws: Never.self) { try PrivateFolder.make(folder.path + "/ours") }
    }

    @Test("a pepper is kept for its owner alone; a link or a file that others can read is not taken for one")
    func pepper() throws {
        let folder = try PassingFolder()
        let path = folder.path + "/pepper"
        let pepper = try Pepper.keep(in: folder.path)
        #expect(pepper.count == 32)
        #expect(try Pepper.keep(in: folder.path) == pepper)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)

        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: Failure.self) { try Pepper.keep(in: folder.path) }
        try FileManager.default.removeItem(atPath: path)
        let target = folder.path + "/target"
        try String(repeating: "x", count: 40).write(toFile: target, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        #expect(throws: Failure.self) { try Pepper.keep(in: folder.path) }
    }
}
