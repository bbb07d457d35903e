import Domain
import HTTPTypes
import Hummingbird
import Query

/// API keys, and one-time links for the page.
struct KeyRoutes: Sendable {
    let keys: any KeyStore
    let sessions: SessionStore

    var routes: [Route] {
        [
            Route(
                .get,
                "/v1/keys",
                .scope(.admin),
                Bilingual(fr: "Lister les clés", en: "List keys"),
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Sans leur secret.", en: "Without their secrets."),
                        "{\"data\":[\(KeyRoutes.example)],\"has_more\":false}"
                    )
                ],
                handle: list
            ),
            Route(
                .post,
                "/v1/keys",
                .scope(.admin),
                Bilingual(fr: "Créer une clé", en: "Create a key"),
                bodies: [
                    Route.Body(
                        mediaType: "application/json",
                        example:
                            #"{"name":"odoo-amont","scopes":["events:write"],"systems":["odoo-amont"],"expires":"2027-11-14","cidr":["10.0.0.0/8"]}"#
                    )
                ],
                replies: [
                    .json(
                        .created,
                        Bilingual(fr: "La clé, montrée cette seule fois.", en: "The key, shown this once."),
                        KeyRoutes.example.dropLast() + #","key":"vg_01h5n3k0q7ye8_secret"}"#
                    )
                ],
                problems: [.malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation],
                handle: create
            ),
            Route(
                .delete,
                "/v1/keys/{id}",
                .scope(.admin),
                Bilingual(fr: "Révoquer une clé", en: "Revoke a key"),
                parameters: [
                    .path("id", Bilingual(fr: "Son nom, key_…", en: "Its name, key_…"), example: "key_01h5n3k0q7ye8")
                ],
                replies: [.nothing],
                problems: [.notFound],
                handle: revoke
            ),
            Route(
                .post,
                "/v1/links",
                .scope(.admin),
                Bilingual(fr: "Créer un lien à usage unique vers la page", en: "Create a one-time link to the page"),
                replies: [
                    .json(
                        .created,
                        Bilingual(fr: "Bon une fois, dix minutes.", en: "Good once, for ten minutes."),
                        #"{"path":"/login?ticket=q8Zk","expires":"2026-11-14T15:10:04Z"}"#
                    )
                ],
                handle: link
            ),
        ]
    }

    private func list(_ call: Call) async throws -> Response {
        call.page(try await keys.keys(), next: nil) { KeyRoutes.write($1, token: nil, to: &$0) }
    }

    private func create(_ call: Call) async throws -> Response {
        let request = try KeyRoutes.request(
            try await call.document(),
            TimeExpression(now: call.now, zone: try call.zone)
        )
        let record: KeyRecord
        let token: String
        do throws(StoreError) {
            (record, token) = try await keys.create(request, by: call.caller.actor)
        } catch .conflict(let member) {
            throw Problem(invalid: [Problem.Item(Rejection(.invalidValue, at: "/\(member)"))])
        }
        return call.json(.created, headers: [.location: "/v1/keys/\(record.id)"]) {
            KeyRoutes.write(record, token: token, to: &$0)
        }
    }

    private func revoke(_ call: Call) async throws -> Response {
        try await keys.revoke(call.value, by: call.caller.actor)
        return Response(status: .noContent)
    }

    private func link(_ call: Call) async throws -> Response {
        let ticket = sessions.issueTicket(of: call.caller.key?.id, at: call.now)
        return call.json(.created) { json in
            json.object { json in
                json.member("path", "/login?ticket=\(ticket)")
                json.member("expires", call.now.advanced(bySeconds: SessionStore.ticketSeconds))
            }
        }
    }

    static func request(_ document: JSONValue, _ times: TimeExpression) throws(Problem) -> KeyRequest {
        var reader = try DocumentReader(
            document,
            known: ["name", "scopes", "systems", "platforms", "expires", "cidr"]
        )
        for name in ["name", "scopes"] where !reader.has(name) { reader.fail(.missingAttribute, at: name) }
        let words = reader.texts("scopes", most: Scope.allCases.count) ?? []
        let scopes = words.compactMap { Scope(rawValue: $0) }
        if reader.has("scopes"), scopes.count != words.count || scopes.isEmpty {
            reader.fail(.invalidValue, at: "scopes", hint: Scope.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let cidrs = reader.texts("cidr", most: 100)
        if let cidrs, cidrs.contains(where: { AddressBlock($0) == nil }) {
            reader.fail(.invalidValue, at: "cidr", hint: "10.0.0.0/8, 2001:db8::/32")
        }
        var expiry: Timestamp?
        if let text = reader.value("expires") == .null ? nil : reader.text("expires", most: 64) {
            expiry = times.instant(text)
            if expiry.map({ $0 <= times.now }) ?? true {
                reader.fail(.invalidValue, at: "expires", hint: "RFC 3339 > now")
            }
        }
        let request = KeyRequest(
            name: reader.text("name", most: 100) ?? "",
            scopes: Set(scopes),
            systems: reader.texts("systems", most: 100),
            platforms: reader.texts("platforms", most: 100),
            cidrs: cidrs,
            expiresAt: expiry
        )
        if let limit = request.impossibleLimit, !scopes.isEmpty {
            let detail = Bilingual(
                fr: "Une clé limitée à des systèmes ou à des plateformes ne peut avoir que le droit « events:write ».",
                en: "A key limited to systems or platforms can only have the scope “events:write”."
            )
            reader.fail([Problem.Item(pointer: "/\(limit)", code: "invalid_value", detail: detail)])
        }
        try reader.finish()
        return request
    }

    private static func write(_ key: KeyRecord, token: String?, to json: inout JSONWriter) {
        func list(_ name: String, _ values: [String]?, _ json: inout JSONWriter) {
            if let values { json.member(name, values) } else { json.member(name, String?.none) }
        }
        json.object { json in
            json.member("id", key.id)
            json.member("name", key.name)
            json.member("scopes", key.scopes.map(\.rawValue).sorted())
            list("systems", key.systems, &json)
            list("platforms", key.platforms, &json)
            list("cidr", key.cidrs, &json)
            json.member("created", key.createdAt)
            json.member("expires", key.expiresAt)
            json.member("revoked", key.revokedAt)
            if let token { json.member("key", token) }
        }
    }

    private static let example =
        #"{"id":"key_01h5n3k0q7ye8","name":"odoo-amont","scopes":["events:write"],"systems":["odoo-amont"],"platforms":null,"cidr":["10.0.0.0/8"],"created":"2026-11-14T15:00:04Z","expires":"2027-11-14T05:00:00Z","revoked":null}"#
}
