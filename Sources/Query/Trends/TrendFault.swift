/// What no rollup can answer, named so that whoever asks knows what to change.
package enum TrendFault: Error, Sendable, Hashable {
    /// No metric, more than four, or one twice.
    case metrics
    /// More than two dimensions, or one twice.
    case dimensions
    /// This metric is not kept by this dimension.
    case metricBy(TrendQuery.Metric, TrendQuery.Dimension)
    /// This metric cannot be filtered by this field.
    case metricFilter(TrendQuery.Metric, Filter.Field)
    /// This metric is not kept as fine as this.
    case metricInterval(TrendQuery.Metric, TrendQuery.Interval)
    /// These two dimensions are not kept together.
    case pair(TrendQuery.Dimension, TrendQuery.Dimension)
    /// The dimension is not kept as fine as this.
    case dimensionInterval(TrendQuery.Dimension, TrendQuery.Interval)
    /// Level and category are not kept together.
    case levelAndCategory
    /// Persons are counted by days of UTC.
    case subjectsZone
    /// `-change` without a comparison.
    case orderNeedsComparison
}

extension TrendQuery {
    /// The fields that trends can be filtered by.
    package static let fields: [Filter.Field] = [
        .platform, .system, .source, .jurisdiction, .host, .documentType, .category, .sensitivity,
    ]

    /// Why no rollup can answer; `nil` where one can.
    package var fault: TrendFault? {
        guard 1...4 ~= metrics.count, Set(metrics).count == metrics.count else { return .metrics }
        guard dimensions.count <= 2, Set(dimensions).count == dimensions.count else { return .dimensions }
        if order == .changeDescending, comparison == nil { return .orderNeedsComparison }
        for metric in metrics {
            if let fault = fault(of: metric) { return fault }
        }
        return faultOfDimensions
    }

    /// Rows of categories are needed: they know events and bytes, by the hour.
    package var needsCategory: Bool {
        dimensions.contains(.category) || filters.contains { $0.field == .category }
    }

    /// Bytes by level are needed.
    package var needsLevel: Bool {
        dimensions.contains(.sensitivity) || filters.contains { $0.field == .sensitivity }
    }

    private var faultOfDimensions: TrendFault? {
        if needsCategory, needsLevel { return .levelAndCategory }
        for dimension in [Dimension.category, .sensitivity, .hourOfWeek]
        where dimensions.contains(dimension) && interval.isBelowHour { return .dimensionInterval(dimension, interval) }
        return nil
    }

    private func fault(of metric: Metric) -> TrendFault? {
        for dimension in dimensions where !metric.isKept(by: dimension) { return .metricBy(metric, dimension) }
        for filter in filters where !metric.isFiltered(by: filter.field) { return .metricFilter(metric, filter.field) }
        if metric.isOfVolume, interval.isBelowHour, needsCategory || needsLevel {
            return .metricInterval(metric, interval)
        }
        if metric == .subjects {
            if interval.isBelowHour || interval == .hour || interval == .sixHours {
                return .metricInterval(metric, interval)
            }
            if timeZone != "UTC" { return .subjectsZone }
        }
        return nil
    }
}

extension TrendQuery.Metric {
    fileprivate func isKept(by dimension: TrendQuery.Dimension) -> Bool {
        switch dimension {
        case .platform: self != .hhi
        case .system, .source, .documentType: true
        case .jurisdiction: isOfVolume || self == .alerts
        case .hourOfWeek: isOfVolume
        case .sensitivity: self == .bytes
        case .category: self == .events || self == .bytes || self == .newFields || self == .alerts
        case .field: self == .newFields
        }
    }

    fileprivate func isFiltered(by field: Filter.Field) -> Bool {
        switch field {
        case .platform, .system, .source, .documentType: true
        case .jurisdiction: isOfVolume || self == .alerts
        case .host: isOfVolume || self == .alerts
        case .category: self == .events || self == .bytes || self == .hhi || self == .newFields || self == .alerts
        case .sensitivity: self == .bytes || self == .hhi
        default: false
        }
    }
}
