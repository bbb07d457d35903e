import Domain
import ServiceLifecycle
import Storage

/// Gives the classifiers the key of the month, and the next one when it begins.
///
/// An event that is read in the first seconds of a month may still be hashed under the last key; it is counted there.
struct SubjectKeyTurn: Service, CustomStringConvertible {
    let keys: SubjectKeys
    let now: @Sendable () -> Timestamp
    let use: @Sendable (SubjectKey) -> Void
    let description = "subject key"

    private static let interval = Duration.seconds(30)

    /// Puts the key of now to use; once before the first event.
    func turn() { use(keys.key(at: now())) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                turn()
                do { try await Task.sleep(for: SubjectKeyTurn.interval) } catch { return }
            }
        }
    }
}
