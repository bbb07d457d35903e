import ArgumentParser
import Domain

/// Answers the lines of a run, one by one.
protocol LineAnswerer {
    /// The members that a line which cannot be answered gives back, `null` where it has none.
    static var names: [String] { get }

    /// Writes the answer to one line, an object.
    mutating func answer(_ line: JSONLine, to json: inout JSONWriter) throws(LineFault)
}

/// Reads lines and prints an answer for each.
///
/// A line that cannot be answered is named in its own answer, and the run goes on; then it ends with 1.
struct LineRun<Answerer: LineAnswerer> {
    private var answerer: Answerer
    private let output = BufferedOutput()
    private var faults = 0

    @discardableResult
    init(_ files: [String], _ make: () throws -> Answerer) throws {
        answerer = try make()
        for file in files { try run(file) }
        try output.flush()
        guard faults == 0 else { throw ExitCode(1) }
    }

    private mutating func run(_ file: String) throws {
        let output = output
        var lines = try InputLines(file)
        while let line = try lines.next(beforeWaiting: { try output.flush() }) {
            var json = JSONWriter()
            var parts: JSONLine?
            do throws(LineFault) {
                guard case .text(let text) = line else { throw .tooLong }
                let object = try JSONLine(text)
                parts = object
                try answerer.answer(object, to: &json)
            } catch {
                faults += 1
                json = JSONWriter()
                LineRun.write(error, at: lines.number, of: parts, to: &json)
            }
            try output.line(json.bytes)
        }
    }

    private static func write(_ fault: LineFault, at number: Int, of line: JSONLine?, to json: inout JSONWriter) {
        json.object { json in
            for name in Answerer.names {
                json.name(name)
                json.raw(line?.raw(name) ?? "null")
            }
            json.member("error", speak(fr: "ligne \(number) : \(fault)", en: "line \(number): \(fault)"))
            json.member("line", number)
        }
    }
}
