import Foundation

/// A Python that has some packages: the machine's own, else one in an environment beside the build.
struct PythonTool {
    private let command: String

    /// Looks for a Python that runs `check`; where there is none, installs `packages` from PyPI in an environment called
    /// `name`.
    init(_ name: String = "eval", packages: [String] = ["numpy"], check: String = "import numpy") throws {
        let environment = ".build-tools/\(name)"
        for command in ["python3", environment + "/bin/python"]
        where (try? PythonTool.run(command, ["-c", check])) != nil {
            self.command = command
            return
        }
        _ = try PythonTool.run("python3", ["-m", "venv", environment])
        _ = try PythonTool.run(environment + "/bin/pip", ["install", "-q"] + packages)
        command = environment + "/bin/python"
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
