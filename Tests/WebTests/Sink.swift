import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A client of a stream that takes all it is given, and looks at each piece.
struct Sink: ResponseBodyWriter {
    final class Text: Sendable {
        private let kept = Mutex("")
        var value: String { kept.withLock { $0 } }
        func add(_ piece: String) { kept.withLock { $0 += piece } }
    }

    let text = Text()
    let look: @Sendable (String) -> Void

    func write(_ buffer: ByteBuffer) async throws {
        let piece = String(buffer: buffer)
        text.add(piece)
        look(piece)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
