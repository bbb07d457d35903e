import CLibPQ
import FoundationEssentials

/// How to reach one database.
///
/// Read from a `postgresql://` URL or a `key=value` string, with libpq's own parser; whatever is not named there comes
/// from libpq's environment variables and defaults. The description names host, port and database, nothing else.
package struct PostgresConfiguration: Sendable, Hashable {
    /// libpq's keywords and values; holds the password, so it is never printed.
    private var keywords: [String: String]

    /// Settings of the server for each session, such as `statement_timeout`; sent with the connection.
    package var settings: [String: String] = [:]

    /// Gives up on a server that does not answer; whole seconds, at least 2.
    package var connectTimeout: Duration = .seconds(5)

    /// Gives up on a connection whose packets nobody acknowledges, instead of the kernel's quarter of an hour.
    package var tcpUserTimeout: Duration = .seconds(5)

    package var applicationName = "vigie"

    /// Throws `.configuration` without quoting the string, which may hold a password.
    package init(url: String) throws(PostgresError) {
        guard !url.utf8.contains(0) else { throw PostgresError(.nulInText) }
        var message: UnsafeMutablePointer<CChar>?
        let list = unsafe PQconninfoParse(url, &message)
        defer {
            unsafe PQconninfoFree(list)
            unsafe PQfreemem(message)
        }
        guard var option = unsafe list else {
            throw PostgresError(.configuration("neither a postgresql:// URL nor a list of key=value"))
        }
        keywords = [:]
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe keywords[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
    }

    /// A server on a Unix socket or a host, without a password.
    package init(host: String, port: Int = 5432, user: String, database: String) {
        keywords = ["host": host, "port": "\(port)", "user": user, "dbname": database]
    }

    package var host: String? { keywords["host"] ?? keywords["hostaddr"] }
    package var port: String? { keywords["port"] }
    package var user: String? { keywords["user"] }
    package var database: String? { keywords["dbname"] }
    package var sslMode: String? { keywords["sslmode"] }

    /// On this machine: a socket's folder, or a loopback address.
    package var isLocal: Bool { isLocal(in: ProcessInfo.processInfo.environment) }

    /// Nobody between here and the server can read along or pretend to be it.
    package var isProtected: Bool { isProtected(in: ProcessInfo.processInfo.environment) }

    /// As libpq will choose: an address wins over a name, and what the URL leaves open comes from the environment.
    package func isLocal(in environment: [String: String]) -> Bool {
        func value(_ keyword: String, _ variable: String) -> String? {
            (keywords[keyword] ?? environment[variable]).flatMap { $0.isEmpty ? nil : $0 }
        }
        func isAllLocal(_ list: String?) -> Bool? {
            list?.split(separator: ",").allSatisfy(PostgresConfiguration.isLocal(place:))
        }
        let hosts = isAllLocal(value("host", "PGHOST"))
        if let addresses = value("hostaddr", "PGHOSTADDR") {
            // A gap in the list of addresses is filled from the list of hosts.
            let hasGap = addresses.split(separator: ",", omittingEmptySubsequences: false).contains("")
            return isAllLocal(addresses) == true && (!hasGap || hosts ?? true)
        }
        // A service file may name any host.
        return hosts ?? (value("service", "PGSERVICE") == nil)
    }

    /// `@` begins the name of an abstract socket.
    private static func isLocal(place: Substring) -> Bool {
        if place.hasPrefix("/") || place.hasPrefix("@") || place == "localhost" || place == "::1" { return true }
        return place.hasPrefix("127.") && place.allSatisfy { $0 == "." || $0.isASCII && $0.isNumber }
    }

    /// As `isProtected`, in an environment.
    package func isProtected(in environment: [String: String]) -> Bool {
        isLocal(in: environment) || (sslMode ?? environment["PGSSLMODE"]) == "verify-full"
    }

    /// The same server, another database.
    package func with(database: String) -> PostgresConfiguration { replacing("dbname", database) }

    /// The same database as another user.
    package func with(user: String) -> PostgresConfiguration { replacing("user", user) }

    /// The same with a password that came by another way than the URL.
    package func with(password: String) -> PostgresConfiguration { replacing("password", password) }

    private func replacing(_ keyword: String, _ value: String) -> PostgresConfiguration {
        var copy = self
        copy.keywords[keyword] = value
        return copy
    }

    /// What libpq is given; a value of the URL wins over one of ours.
    var parameters: [String: String] {
        var all = [
            "application_name": applicationName,
            "client_encoding": "UTF8",
            "connect_timeout": "\(max(2, connectTimeout.components.seconds))",
            "tcp_user_timeout": "\(milliseconds(tcpUserTimeout))",
            // A server that vanishes while nothing is sent is noticed after 5 + 2 × 2 seconds.
            "keepalives": "1",
            "keepalives_idle": "5",
            "keepalives_interval": "2",
            "keepalives_count": "2",
        ]
        all.merge(keywords) { _, given in given }
        let options = settings.sorted { $0.key < $1.key }.map { "-c \(escaped("\($0.key)=\($0.value)"))" }
        if !options.isEmpty {
            all["options"] = ([keywords["options"]].compactMap(\.self) + options).joined(separator: " ")
        }
        return all
    }

    private func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    /// Spaces and backslashes separate options unless a backslash stands before them.
    private func escaped(_ option: String) -> String {
        option.replacing("\\", with: "\\\\").replacing(" ", with: "\\ ")
    }
}

extension PostgresConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        "\(host ?? (isLocal ? "local socket" : "default host")):\(port ?? "5432")/\(database ?? "default database")"
    }
    package var debugDescription: String { description }
    /// Keeps `dump` and test failures from walking into the password.
    package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
