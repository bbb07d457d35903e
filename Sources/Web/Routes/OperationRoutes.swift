import Domain
import Hummingbird
import Query
import Telemetry

/// What operators and machines ask of Vigie itself; no key, unless the settings ask one for the metrics.
struct OperationRoutes: Sendable {
    let health: any HealthReader
    let registry: MetricsRegistry
    let version: VersionInfo
    let settings: WebSettings

    var routes: [Route] {
        [
            Route(
                .get,
                "/healthz",
                .open,
                Bilingual(fr: "Le processus vit-il?", en: "Is the process alive?"),
                replies: [.json(.ok, Bilingual(fr: "Oui.", en: "Yes."), #"{"status":"ok"}"#)]
            ) { call in
                call.json { json in json.object { $0.member("status", "ok") } }
            },
            Route(
                .get,
                "/readyz",
                .open,
                Bilingual(fr: "Peut-il servir?", en: "Can it serve?"),
                replies: [
                    .json(.ok, Bilingual(fr: "Oui.", en: "Yes."), OperationRoutes.ready),
                    .json(
                        .serviceUnavailable,
                        Bilingual(fr: "Non, et pourquoi.", en: "No, and why."),
                        #"{"status":"not_ready","checks":{"database":"down","migrations":"ok","worker_lag_seconds":0,"accepting":true}}"#
                    ),
                ],
                handle: ready
            ),
            Route(
                .get,
                "/metrics",
                settings.metricsNeedKey ? .scope(.admin) : .open,
                Bilingual(fr: "Mesures pour Prometheus", en: "Metrics for Prometheus"),
                replies: [
                    Route.Reply(
                        status: .ok,
                        meaning: Bilingual(fr: "Format texte 0.0.4.", en: "Text format 0.0.4."),
                        mediaType: "text/plain",
                        example: "process_open_fds 12\n"
                    )
                ],
                handle: metrics
            ),
            Route(
                .get,
                "/version",
                .open,
                Bilingual(fr: "Quelle version?", en: "Which version?"),
                replies: [
                    .json(
                        .ok,
                        Bilingual(fr: "Version, révision, schéma.", en: "Version, revision, schema."),
                        #"{"version":"0.1.0","revision":"a1b2c3d","built":"2026-11-14T12:00:00Z","swift":"6.3.1","schema":4}"#
                    )
                ],
                handle: version
            ),
        ]
    }

    private func ready(_ call: Call) async throws -> Response {
        let health = await health.health()
        return call.json(health.isReady ? .ok : .serviceUnavailable) { json in
            json.object { json in
                json.member("status", health.isReady ? "ready" : "not_ready")
                json.member("checks") { json in
                    json.member("database", health.databaseAnswers ? "ok" : "down")
                    json.member("migrations", health.schemaIsCurrent ? "ok" : "pending")
                    json.member("worker_lag_seconds", health.detectionLag)
                    json.member("accepting", health.accepting)
                }
            }
        }
    }

    private func metrics(_ call: Call) async throws -> Response {
        let text = registry.text() + (ProcessMetrics.read()?.text ?? "")
        return call.bytes(Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private func version(_ call: Call) async throws -> Response {
        let schema = await health.health().schemaVersion
        return call.json { json in
            json.object { json in
                json.member("version", version.version)
                json.member("revision", version.revision)
                json.member("built", version.built)
                json.member("swift", version.swift)
                json.member("schema", schema)
            }
        }
    }

    private static let ready =
        #"{"status":"ready","checks":{"database":"ok","migrations":"ok","worker_lag_seconds":1.2,"accepting":true}}"#
}
