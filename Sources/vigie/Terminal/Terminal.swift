import Foundation

/// Where the program speaks: results on standard output, everything else on standard error.
///
/// Colour only on a terminal, and never with `NO_COLOR` set (https://no-color.org) or `TERM=dumb`.
struct Terminal: Sendable {
    let isInteractive: Bool
    let usesColour: Bool

    static let output = Terminal(descriptor: STDOUT_FILENO)
    static let error = Terminal(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        let environment = ProcessInfo.processInfo.environment
        isInteractive = isatty(descriptor) == 1
        let colourless = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        usesColour = isInteractive && !colourless
    }

    func line(_ text: String = "") {
        write(text + "\n")
    }

    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            // A closed pipe ends the program by signal; anything else here has no one left to tell.
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    enum Style: String {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    func styled(_ text: String, _ style: Style) -> String {
        usesColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
