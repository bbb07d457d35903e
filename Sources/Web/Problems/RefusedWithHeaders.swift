import HTTPTypes

/// What stopped a request, and what its answer says beside it; the log still sees the error itself.
struct RefusedWithHeaders: Error {
    let error: any Error
    let headers: [(name: HTTPField.Name, value: String)]
}
