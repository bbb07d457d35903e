/// What the default dashboard asks of the API.
enum DashboardQuestions {
    /// The volumes of the home page, with their band.
    static let volumes = "/v1/trends?metric=bytes&by=platform&from=-7d&interval=1h&band=expected&top=8"

    static let all = [
        volumes, "/v1/flows?from=-7d", "/v1/flows?from=-28d",
        "/v1/trends?metric=bytes&by=platform&from=-28d&interval=1d&compare=previous&band=expected",
        "/v1/trends?metric=bytes,events,records,errors&from=-28d&interval=1d",
        "/v1/trends?metric=bytes&by=sensitivity&from=-28d&interval=1d",
        "/v1/trends?metric=bytes&by=jurisdiction&from=-28d&interval=1d",
        "/v1/trends?metric=sensitive_share,sensitivity&by=system&from=-28d&interval=1d",
        "/v1/trends?metric=bytes&by=category&from=-28d&interval=1d",
        "/v1/trends?metric=hhi&from=-28d&interval=1d", "/v1/trends?metric=alerts,new_fields&from=-28d&interval=1d",
        "/v1/trends?metric=subjects&by=platform&from=-28d&interval=all",
        "/v1/trends?metric=bytes&by=platform,system&from=-28d&interval=all&top=50",
        "/v1/trends?metric=events&by=hour_of_week&from=-28d&interval=all&top=50&filter=platform:alibaba_icbu",
        "/v1/trends?metric=bytes&by=platform&from=-3h&interval=5m&top=8", "/v1/platforms/alibaba_icbu?include=sheet",
    ]
}
