import Foundation
import Web

/// What `--version` and `/version` say.
enum BuildInfo {
    static let version = "0.1.0"

    static let info = VersionInfo(version: version, revision: revision, built: built, swift: swift)

    /// Set by the release build; see `Dockerfile`.
    private static let revision = environment("VIGIE_BUILD_REVISION")
    private static let built = environment("VIGIE_BUILD_DATE")

    #if compiler(>=6.3)
        private static let swift = "6.3"
    #else
        private static let swift = "6"
    #endif

    private static func environment(_ name: String) -> String {
        ProcessInfo.processInfo.environment[name] ?? "unknown"
    }
}
