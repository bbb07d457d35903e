import Foundation

/// Somebody who signs in with a key and looks at the home page, with everything that it loads.
struct HomeVisit {
    let port: Int
    let key: String

    /// The session's cookie; `nil` where the key opens none.
    ///
    /// The door gives a word that its form brings back.
    func signIn() -> String? {
        let host = "Host: 127.0.0.1:\(port)\r\n"
        guard let door = cookie("vigie_door", of: once("GET /login HTTP/1.1\r\n\(host)\r\n")),
            let word = door.split(separator: "=", maxSplits: 1).last
        else { return nil }
        let form = "form_token=\(word)&key=\(key)"
        let answer = once(
            """
            POST /login HTTP/1.1\r\n\(host)Origin: http://127.0.0.1:\(port)\r\nCookie: \(door)\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)
            """
        )
        return cookie("vigie_session", of: answer)
    }

    /// `name=value` as an answer sets it.
    private func cookie(_ name: String, of answer: HTTPLoader.Answer?) -> String? {
        let head = String(decoding: answer?.head ?? [], as: UTF8.self)
        for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix("set-cookie:") {
            let pair = line.dropFirst("set-cookie:".count).split(separator: ";").first?.filter { $0 != " " }
            if let pair, pair.hasPrefix(name + "=") { return pair }
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
