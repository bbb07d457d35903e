/// What `score_alerts.py --json` prints, as far as figures are made of it.
struct OutboundScore: Decodable {
    struct Group: Decodable {
        let incidents: Int
        let found: Int
        let recall: Double?
        /// From the first event of an incident to its first true alert, in seconds.
        let medianDelay: Double?

        private enum CodingKeys: String, CodingKey {
            case incidents, found, recall
            case medianDelay = "delay_median_s"
        }
    }

    /// Windows in which something looks unusual and no alert may come.
    struct LookAlike: Decodable {
        let windows: Int
        let disturbed: Int
        let falseAlerts: Int

        private enum CodingKeys: String, CodingKey {
            case windows
            case disturbed = "windows_with_false"
            case falseAlerts = "false_alerts"
        }
    }

    let all: Group
    let kinds: [String: Group]
    let macroRecall: Double?
    let precision: Double?
    let falsePerFlowDay: Double
    let quietLookAlikes: Double?
    let lookAlikes: [String: LookAlike]
    let falseByKind: [String: Int]

    private enum CodingKeys: String, CodingKey {
        case all, kinds, precision
        case macroRecall = "macro_recall"
        case falsePerFlowDay = "false_per_flow_day"
        case quietLookAlikes = "lookalikes_quiet_share"
        case lookAlikes = "lookalikes"
        case falseByKind = "false_by_kind"
    }
}
