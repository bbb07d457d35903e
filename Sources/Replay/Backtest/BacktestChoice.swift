package import Query

extension BacktestRequest {
    /// Whether an alert is one that was asked about.
    package func concerns(_ alert: ComparedAlert) -> Bool {
        guard scope.concerns(alert) else { return false }
        return filters.pass { field in
            switch field {
            case .platform: alert.platform
            case .system: alert.system
            case .source: alert.source
            case .documentType: alert.documentType
            case .kind: alert.kind
            case .severity: alert.severity
            default: nil
            }
        }
    }

    /// What a back-test can be filtered by.
    package static let fields: [Filter.Field] = [.platform, .system, .source, .documentType, .kind, .severity]
}

extension BacktestRequest.Scope {
    fileprivate func concerns(_ alert: ComparedAlert) -> Bool {
        let isFlow = alert.source != nil
        let isVolume = alert.kind.hasPrefix("volume.") || alert.kind == "flow.silent"
        let isSensitivity = alert.kind.hasPrefix("sensitivity.")
        return switch self {
        case .all: true
        case .volume: isVolume
        case .volumeFlow: isVolume && isFlow
        case .volumePlatform: isVolume && !isFlow
        case .sensitivity: isSensitivity
        case .sensitivityFlow: isSensitivity && isFlow
        case .sensitivityPlatform: isSensitivity && !isFlow
        }
    }
}
