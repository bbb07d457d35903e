import ArgumentParser

/// An end of the program that its user can do something about: a sentence on standard error and an exit code.
///
/// Codes as in `sysexits.h`, so that scripts can tell a bad command from a database that is away.
struct Failure: Error, CustomStringConvertible {
    enum Code: Int32 {
        /// Some of the input was refused.
        case data = 65
        /// A file or a service that is needed is missing.
        case unavailable = 69
        case software = 70
        /// Trying again later may work.
        case temporary = 75
        case permission = 77
        /// A setting is wrong.
        case configuration = 78
    }

    let code: Code
    let description: String

    init(_ code: Code, fr: String, en: String) {
        self.code = code
        description = speak(fr: fr, en: en)
    }
}

/// Runs a command's body and turns an error into its sentence and exit code; what the argument parser knows stays its own.
func reporting(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error where error is ExitCode || error is ValidationError || error is CleanExit {
        throw error
    } catch {
        let failure = Failure(error)
        let prefix = Terminal.error.styled("vigie:", .red)
        Terminal.error.line("\(prefix) \(failure.description)")
        throw ExitCode(failure.code.rawValue)
    }
}
