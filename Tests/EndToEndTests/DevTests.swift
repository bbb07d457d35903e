import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@Suite("vigie dev", .serialized)
struct DevTests {
    @Test(
        "a leak is explained in the terminal and on the stream within a minute, and nothing is left",
        .timeLimit(.minutes(4))
    )
    func leak() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["dev", "--days", "21", "--leak-after", "5", "--address", "127.0.0.1:18921"]
        let folder = try PassingFolder()
        process.environment = Program.clean.merging(["TMPDIR": folder.path]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = Collected(output)
        defer { if process.isRunning { process.terminate() } }

        let shown = try await text.wait(for: "export VIGIE=")
        let key = try #require(shown.split(separator: "KEY=").last?.prefix { !$0.isWhitespace })
        async let frame = firstAlert(key: String(key))
        let alert = try await text.wait(for: "\n  → ")
        #expect(try await frame.contains("explanation"))
        #expect(alert.contains("AL-1 "))
        process.interrupt()
        await process.end()
        #expect(process.terminationStatus == 0)
        #expect(try folder.contents == [])
    }

    private func firstAlert(key: String) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:18921/v1/stream?events=alert.*")
        request.headers.add(name: "Authorization", value: "Bearer \(key)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(120))
        var text = ""
        for try await chunk in response.body {
            text += String(buffer: chunk)
            if text.contains("event: alert.opened"), text.hasSuffix("\n\n") { return text }
        }
        return text
    }
}

/// What a program has printed so far.
final class Collected: Sendable {
    private let pipe: Pipe
    private let lines: AsyncStream<String>

    init(_ pipe: Pipe) {
        self.pipe = pipe
        let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(10_000))
        lines = stream
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
                continuation.finish()
            } else {
                continuation.yield(String(decoding: data, as: UTF8.self))
            }
        }
    }

    /// Everything since the last wait, up to and with a text.
    func wait(for wanted: String) async throws -> String {
        var text = ""
        for await piece in lines {
            text += piece
            // The rest of the line, or of the alert, comes with the next piece at the latest.
            if text.contains(wanted) {
                try await Task.sleep(for: .milliseconds(300))
                return text
            }
        }
        throw ProgramError(description: "never said “\(wanted)”: \(text)")
    }
}
