import Capture
import Foundation
import Testing

/// Nicolas Seriot's JSONTestSuite, if its files lie in `shared` beside the repository.
private let corpus = URL(filePath: #filePath)
    .deletingLastPathComponent()
    .appending(path: "../../../shared/data/corpora/JSONTestSuite/test_parsing")
    .standardizedFileURL

@Suite("JSONTestSuite")
struct JSONTestSuiteTests {
    @Test(
        "every file that must be taken is, and every file that must be refused is",
        .enabled(if: FileManager.default.fileExists(atPath: corpus.path), "no ../shared beside the repository")
    )
    func decidesAsTheSuiteDoes() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
        var decided = 0
        for file in files where file.hasPrefix("y_") || file.hasPrefix("n_") {
            let text = [UInt8](try Data(contentsOf: corpus.appending(path: file)))
            // As a payload, so that the check of UTF-8 is part of what is tested.
            let body = Array(#"{"id":"1","source":"s","platform":"p","payload":"#.utf8) + text + Array("}".utf8)
            let isTaken = fault(body) == nil
            #expect(isTaken == file.hasPrefix("y_"), "\(file)")
            decided += 1
        }
        #expect(decided > 250)
    }
}
