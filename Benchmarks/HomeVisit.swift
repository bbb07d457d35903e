import Foundation

/// Somebody who signs in with a key and looks at the home page, with everything that it loads.
struct HomeVisit {
    let port: Int
    let key: String

    /// The session's cookie; `nil` where the key opens none.
    func signIn() -> String? {
        let form = "key=\(key)"
        let answer = once(
            """
            POST /login HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nOrigin: http://127.0.0.1:\(port)\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)
            """
        )
        let head = String(decoding: answer?.head ?? [], as: UTF8.self)
        for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix("set-cookie:") {
            return line.dropFirst("set-cookie:".count).split(separator: ";").first.map { $0.filter { $0 != " " } }
        }
        return nil
    }

    /// Milliseconds of the page itself; bytes of the page and of the files that it names, decompressed.
    func load(cookie: String, times: Int) -> (milliseconds: [Double], bytes: Int) {
        let request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n\r\n"
        guard let first = once(request), first.status == 200 else { return ([], 0) }
        let page = String(decoding: first.body, as: UTF8.self)
        var bytes = first.body.count
        for path in HomeVisit.files(of: page) {
            bytes += once("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")?.body.count ?? 0
        }
        var milliseconds: [Double] = []
        for _ in 0..<times {
            if let answer = once(request) { milliseconds.append(answer.seconds * 1_000) }
        }
        return (milliseconds, bytes)
    }

    /// Every file of this server's that a page loads by itself.
    private static func files(of page: String) -> Set<String> {
        var files: Set<String> = []
        for part in page.split(separator: "\"") where part.hasPrefix("/assets/") { files.insert(String(part)) }
        return files
    }

    private func once(_ text: String) -> HTTPLoader.Answer? {
        let loader = HTTPLoader(port: port, connections: 1)
        var request: [UInt8]? = Array(text.utf8)
        var found: HTTPLoader.Answer?
        loader.run(
            next: { _ in
                defer { request = nil }
                return request
            },
            done: { found = $0 }
        )
        return found
    }
}
