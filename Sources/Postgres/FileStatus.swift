import Glibc

/// What lies at a path, as far as trust goes.
///
/// Here and not where it is asked for: which module C's own structures belong to depends on what else a target imports.
package struct FileStatus: Sendable, Hashable {
    package let isFolder: Bool
    package let isFile: Bool
    /// The account that it belongs to.
    package let owner: UInt32
    /// Permission bits.
    package let mode: UInt32

    /// Of what is open; `nil` when it cannot be told.
    package init?(of descriptor: CInt) {
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of what lies at a path, a link as itself; `nil` when nothing does.
    package init?(at path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isFile = status.st_mode & S_IFMT == S_IFREG
        owner = status.st_uid
        mode = status.st_mode & 0o7777
    }

    /// Whether it is this account's own.
    package var isOurs: Bool { owner == geteuid() }
}
