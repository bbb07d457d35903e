import Glibc

/// Who owns a private cluster's files and runs its server.
struct ClusterUser: Sendable, Hashable {
    let name: String
    let id: uid_t
    let group: gid_t

    /// Not who we are: privileges are dropped for it.
    var isOther: Bool { id != geteuid() }

    /// Ourselves, unless we are root: then `postgres` or `nobody`, whichever owns the cluster already.
    ///
    /// Nobody else's cluster is run as root: its folder would be where its owner lays what root then trusts.
    static func choose(owning path: String) throws(ClusterError) -> ClusterUser {
        if geteuid() != 0 { return ClusterUser(name: "#\(geteuid())", id: geteuid(), group: getegid()) }
        let known = ["postgres", "nobody"]
            .compactMap { name in
                unsafe getpwnam(name)
                    .map { unsafe ClusterUser(name: name, id: $0.pointee.pw_uid, group: $0.pointee.pw_gid) }
            }
        guard let first = known.first else { throw .noUserToRunAs }
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return first }
        return known.first { $0.id == status.st_uid } ?? first
    }

    /// Makes a folder that only this user (and root) may enter.
    ///
    /// Folders above it are made for everybody to pass through.
    func makePrivateDirectory(_ path: String) throws(ClusterError) {
        try makeParents(of: path)
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .file(path: path, errno: errno) }
        // A link in our place would let its owner choose what we hand over; what is open cannot be exchanged any more.
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { throw .file(path: path, errno: errno) }
        defer { close(folder) }
        var status = stat()
        guard unsafe fstat(folder, &status) == 0 else { throw .file(path: path, errno: errno) }
        let isOurs = status.st_uid == id || status.st_uid == geteuid()
        // Where others could write, they may have laid something already.
        guard isOurs, status.st_mode & 0o022 == 0 else { throw .notOurs(directory: path) }
        if isOther, fchown(folder, id, group) != 0 { throw .file(path: path, errno: errno) }
        guard fchmod(folder, 0o700) == 0 else { throw .file(path: path, errno: errno) }
        try checkReach(path)
    }

    private func makeParents(of path: String) throws(ClusterError) {
        for parent in ClusterUser.parents(of: path) where unsafe mkdir(parent, 0o755) != 0 && errno != EEXIST {
            // A folder that exists on a file system that is read-only answers EROFS, a root folder EISDIR.
            if unsafe access(parent, F_OK) != 0 { throw .file(path: parent, errno: errno) }
        }
    }

    /// Throws with the first folder above `path` that the user may not pass through.
    private func checkReach(_ path: String) throws(ClusterError) {
        guard isOther else { return }
        for parent in ClusterUser.parents(of: path) {
            var status = stat()
            guard unsafe stat(parent, &status) == 0 else { throw .file(path: parent, errno: errno) }
            let bit: mode_t = status.st_uid == id ? 0o100 : status.st_gid == group ? 0o010 : 0o001
            if status.st_mode & bit == 0 { throw .unreachable(directory: parent, user: name) }
        }
    }

    /// `/a` and `/a/b` for `/a/b/c`.
    private static func parents(of path: String) -> [String] {
        let names = path.split(separator: "/").dropLast()
        return names.indices.map { "/" + names[...$0].joined(separator: "/") }
    }
}
