/// Stands here until the classifier of columns comes.
package struct ColumnClassifier: Sendable {
    package init() {}
    package func type(name: String, values: [String]) -> ColumnType { .none }
}
package enum ColumnType: String, Sendable { case none = "None" }
