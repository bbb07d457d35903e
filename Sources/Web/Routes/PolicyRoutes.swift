import Domain
import Hummingbird
import Query

/// Policies: written, tried on what is known, changed, removed.
struct PolicyRoutes: Sendable {
    let policies: any PolicyStore

    var routes: [Route] {
        let id = Route.Parameter.path(
            "id",
            Bilingual(fr: "Son nom, pol_…", en: "Its name, pol_…"),
            example: "pol_couts_hors_canada"
        )
        let changing: [ProblemCode] = [
            .malformedJSON, .malformedEncoding, .unsupportedMediaType, .validation, .badParameter,
        ]
        let example = PolicyJSON.example
        return [
            Route(
                .get,
                "/v1/policies",
                .scope(.policiesRead),
                Bilingual(fr: "Lister les règles", en: "List policies"),
                replies: [
                    .json(.ok, Bilingual(fr: "Par nom.", en: "By name."), "{\"data\":[\(example)],\"has_more\":false}")
                ],
                handle: list
            ),
            Route(
                .post,
                "/v1/policies",
                .scope(.policiesWrite),
                Bilingual(fr: "Créer une règle, ou l’essayer", en: "Create a policy, or try it"),
                parameters: [
                    .query(
                        "dry_run",
                        Bilingual(
                            fr: "Ne garde rien : dit combien d’événements connus auraient été visés.",
                            en: "Keeps nothing: says how many known events would have been concerned."
                        ),
                        example: "true",
                        words: ["true", "false"]
                    ),
                    .from, .to, .timeZone,
                ],
                bodies: [Route.Body(mediaType: "application/json", example: PolicyJSON.change)],
                replies: [
                    .json(.created, Bilingual(fr: "Créée.", en: "Created."), example),
                    .json(.ok, Bilingual(fr: "Essayée.", en: "Tried."), PolicyJSON.matches),
                ],
                problems: changing + [.slugTaken, .badTimeRange],
                handle: create
            ),
            Route(
                .get,
                "/v1/policies/{id}",
                .scope(.policiesRead),
                Bilingual(fr: "Lire une règle", en: "Read one policy"),
                parameters: [id, .ifNoneMatch],
                replies: [.json(.ok, Bilingual(fr: "La règle.", en: "The policy."), example), .unchanged],
                problems: [.notFound],
                handle: get
            ),
            Route(
                .put,
                "/v1/policies/{id}",
                .scope(.policiesWrite),
                Bilingual(fr: "Créer ou remplacer une règle", en: "Create or replace a policy"),
                parameters: [id, .ifMatch(required: false), .prefer("return=minimal")],
                bodies: [Route.Body(mediaType: "application/json", example: PolicyJSON.change)],
                replies: [
                    .json(.created, Bilingual(fr: "Créée.", en: "Created."), example),
                    .json(.ok, Bilingual(fr: "Remplacée.", en: "Replaced."), example), .nothing,
                ],
                problems: changing + [.notFound, .ifMatchRequired, .staleRevision],
                handle: put
            ),
            Route(
                .patch,
                "/v1/policies/{id}",
                .scope(.policiesWrite),
                Bilingual(fr: "Changer une règle", en: "Change a policy"),
                parameters: [id, .ifMatch(required: true), .prefer("return=minimal")],
                bodies: [Route.Body(mediaType: "application/merge-patch+json", example: #"{"enabled":false}"#)],
                replies: [.json(.ok, Bilingual(fr: "Changée.", en: "Changed."), example), .nothing],
                problems: changing + [.notFound, .ifMatchRequired, .staleRevision],
                handle: patch
            ),
            Route(
                .delete,
                "/v1/policies/{id}",
                .scope(.policiesWrite),
                Bilingual(fr: "Retirer une règle", en: "Remove a policy"),
                parameters: [id, .ifMatch(required: true)],
                replies: [.nothing],
                problems: [.notFound, .ifMatchRequired, .staleRevision, .badParameter],
                handle: remove
            ),
        ]
    }

    /// There are never more than a page.
    private func list(_ call: Call) async throws -> Response {
        call.page(try await policies.policies(), next: nil) { PolicyJSON.write($1, to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        let policy = try await policies.policy(call.value)
        return call.unlessKnown(EntityTag.revision(policy.revision), call.json { PolicyJSON.write(policy, to: &$0) })
    }

    private func create(_ call: Call) async throws -> Response {
        let isDryRun = try call.flag("dry_run")
        if !isDryRun, let given = ["from", "to"].first(where: { call.query[$0] != nil }) {
            throw Problem.bad(given, fr: "un essai : ajoutez dry_run=true", en: "a dry run: add dry_run=true")
        }
        let range = try call.range(default: "-90d")
        let (id, change, when) = try PolicyJSON.creation(try await call.document())
        if isDryRun {
            let then = change.then ?? .violation
            let matches = try await policies.matches(when, then, from: range.from, to: range.to)
            return call.json { PolicyJSON.write(matches, from: range.from, to: range.to, to: &$0) }
        }
        let name = id ?? "pol_" + String(call.id.text.dropFirst(4).lowercased())
        do throws(StoreError) {
            let policy = try await policies.put(name, change, ifRevision: nil, by: call.caller.actor)
            var response = call.changed(.created, revision: policy.revision) { PolicyJSON.write(policy, to: &$0) }
            response.headers[.location] = "/v1/policies/\(policy.id)"
            return response
        } catch {
            if case .conflict("id") = error { throw StoreError.conflict("slug") }
            throw error
        }
    }

    private func put(_ call: Call) async throws -> Response {
        let revision = try EntityTag.required(in: call.request.headers)
        guard PolicyRecord.isID(call.value) else {
            throw Problem.bad(
                "id",
                fr: "pol_ et 1 à 60 signes parmi a-z, 0-9 et _",
                en: "pol_ and 1 to 60 of a-z, 0-9, _"
            )
        }
        let change = try PolicyJSON.replacement(try await call.document(), id: call.value)
        do throws(StoreError) {
            let policy = try await policies.put(call.value, change, ifRevision: revision, by: call.caller.actor)
            return call.changed(revision == nil ? .created : .ok, revision: policy.revision) {
                PolicyJSON.write(policy, to: &$0)
            }
        } catch {
            // It exists: whoever changes it says which revision they saw.
            if case .conflict("id") = error, revision == nil { throw Problem.ifMatchRequired }
            throw error
        }
    }

    private func patch(_ call: Call) async throws -> Response {
        guard let revision = try EntityTag.required(in: call.request.headers) else { throw Problem.ifMatchRequired }
        let change = try PolicyJSON.patch(try await call.document())
        let policy = try await policies.put(call.value, change, ifRevision: revision, by: call.caller.actor)
        return call.changed(revision: policy.revision) { PolicyJSON.write(policy, to: &$0) }
    }

    private func remove(_ call: Call) async throws -> Response {
        guard let revision = try EntityTag.required(in: call.request.headers) else { throw Problem.ifMatchRequired }
        try await policies.remove(call.value, ifRevision: revision, by: call.caller.actor)
        return Response(status: .noContent)
    }
}
