/// An integer that names one row; a type of its own for each kind, so that two of them cannot be swapped.
package protocol RowID: RawRepresentable, Sendable, Hashable, Comparable where RawValue == Int32 {
    init(rawValue: Int32)
}

extension RowID {
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A system of the company that sends: the part of `source` before its first `/`.
package struct SystemID: RowID {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

package struct PlatformID: RowID {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A host of a platform; the host decides the jurisdiction.
package struct HostID: RowID {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A flow: source × platform × document type, the unit of a baseline.
package struct FlowID: RowID {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A path of a flow's documents with the category found there.
package struct FieldID: RowID {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// One committed write of events; batches are numbered in the order of their commits.
package struct BatchID: Sendable, Hashable, Comparable {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package static func < (left: BatchID, right: BatchID) -> Bool { left.rawValue < right.rawValue }
}

/// A path of payload fields, interned for the life of the process.
package struct PathID: Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
}
