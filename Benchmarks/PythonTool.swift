import Foundation

/// A Python that has numpy: the machine's own, else one in an environment beside the build.
struct PythonTool {
    private let command: String
    private static let environment = ".build-tools/eval"

    init() throws {
        for command in ["python3", PythonTool.environment + "/bin/python"]
        where (try? PythonTool.run(command, ["-c", "import numpy"])) != nil {
            self.command = command
            return
        }
        _ = try PythonTool.run("python3", ["-m", "venv", PythonTool.environment])
        _ = try PythonTool.run(PythonTool.environment + "/bin/pip", ["install", "-q", "numpy"])
        command = PythonTool.environment + "/bin/python"
    }

    /// Runs a script to its end and gives what it printed; its standard error is dropped.
    func run(_ script: URL, _ arguments: [String]) throws -> Data {
        try PythonTool.run(command, [script.path] + arguments)
    }

    private static func run(_ command: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let what = ([command] + arguments.prefix(2)).joined(separator: " ")
            throw LaboratoryError("\(what) ended with \(process.terminationStatus)")
        }
        return data
    }
}
