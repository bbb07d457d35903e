import Glibc

/// What libFuzzer calls with each input it makes up; see `make fuzz`.
///
/// The environment variable `VIGIE_FUZZ_TARGET` names the part that gets the input. A broken promise stops the process,
/// which libFuzzer reports together with the input.
@_cdecl("LLVMFuzzerTestOneInput")
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // SAFETY: libFuzzer lends `count` bytes for the length of the call; they are copied.
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    switch FuzzTarget.chosen {
    case .sniff: SniffFuzzing.run(bytes)
    case .classify: ClassifyFuzzing.run(bytes)
    case .gzip: UndoingFuzzing.inflate(bytes)
    case .encoding: UndoingFuzzing.decodeText(bytes)
    case .nested: UndoingFuzzing.decodeNested(bytes)
    case let reader: ReaderFuzzing.run(reader, bytes)
    }
    return 0
}

/// The parts that can be given any bytes.
enum FuzzTarget: String, CaseIterable {
    case json
    case ndjson
    case xml
    case table
    case form
    case multipart
    case x12
    case edifact
    case text
    case gzip
    /// UTF-16 and the like written over as UTF-8.
    case encoding
    /// What a value may hold: a document, base64, percent-encoding.
    case nested
    /// The choice of a reader by first bytes and content type, and what that reader then does.
    case sniff
    /// Classification from bytes to score.
    case classify

    static let chosen: FuzzTarget = {
        // SAFETY: nothing changes the environment while the process starts.
        let word = unsafe getenv("VIGIE_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: word) else {
            preconditionFailure(
                "VIGIE_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return target
    }()
}
