import Dashboard
import Domain
import Hummingbird
import Query

/// The page of policies and mutes, and the buttons on it.
struct PolicyPageRoutes: Sendable {
    let parts: PageParts

    private static let mostMutes = 100

    var routes: [Route] {
        [
            PageRoutes.show(
                "/policies",
                Bilingual(fr: "Les politiques et les sourdines", en: "Policies and mutes"),
                needs: [.policiesRead],
                parameters: [
                    .query(
                        "outcome",
                        Bilingual(fr: "Ce qu’un formulaire a donné.", en: "What a form came to."),
                        example: "done"
                    )
                ],
                handle: show
            ),
            PageRoutes.form(
                "/policies",
                Bilingual(fr: "Suspendre une politique, terminer une sourdine", en: "Suspend a policy, end a mute"),
                needs: [.policiesRead],
                example: "form_token=q8Zk&id=pol_couts&revision=3&do=disable",
                handle: act
            ),
        ]
    }

    private func show(_ visit: Visit) async throws -> Response {
        async let policies = parts.policies.policies()
        async let mutes = parts.mutes.mutes(past: false, limit: PolicyPageRoutes.mostMutes, after: nil)
        let page = PolicyListPage(
            context: visit.context,
            policies: try await policies,
            mutes: try await mutes.elements,
            notice: visit.call.query["outcome"].flatMap { FormOutcome(rawValue: $0) }
        )
        return visit.html(page.html())
    }

    private func act(_ visit: Visit, _ fields: FormFields) async throws -> Response {
        let outcome = try await outcome(of: fields, visit)
        return visit.move(to: "/policies?outcome=\(outcome.rawValue)")
    }

    private func outcome(of fields: FormFields, _ visit: Visit) async throws(StoreError) -> FormOutcome {
        let id = fields["id"] ?? ""
        let actor = visit.session.actor
        do throws(StoreError) {
            switch fields["do"] {
            case "enable", "disable":
                guard visit.context.may(.policiesWrite), PolicyRecord.isID(id),
                    let revision = fields["revision"].flatMap({ Int32($0) })
                else { return .invalid }
                let change = PolicyChange(isEnabled: fields["do"] == "enable")
                _ = try await parts.policies.put(id, change, ifRevision: revision, by: actor)
            case "unmute":
                guard visit.context.may(.alertsWrite) else { return .invalid }
                try await parts.mutes.remove(id, by: actor)
            default: return .invalid
            }
            return .done
        } catch {
            guard let outcome = FormOutcome(error) else { throw error }
            return outcome
        }
    }
}
