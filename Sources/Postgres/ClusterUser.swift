import Glibc

/// Who owns a private cluster's files and runs its server.
struct ClusterUser: Sendable, Hashable {
    let name: String
    let id: uid_t
    let group: gid_t

    /// Not who we are: privileges are dropped for it.
    var isOther: Bool { id != geteuid() }

    /// Ourselves, unless we are root: then whoever owns the cluster already, or `postgres`, or `nobody`.
    static func choose(owning path: String) throws(ClusterError) -> ClusterUser {
        if geteuid() != 0 { return ClusterUser(name: "#\(geteuid())", id: geteuid(), group: getegid()) }
        if let owner = owner(of: path), owner.id != 0 { return owner }
        for name in ["postgres", "nobody"] {
            if let entry = unsafe getpwnam(name) {
                return unsafe ClusterUser(name: name, id: entry.pointee.pw_uid, group: entry.pointee.pw_gid)
            }
        }
        throw .noUserToRunAs
    }

    private static func owner(of path: String) -> ClusterUser? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        let name = unsafe getpwuid(status.st_uid).map { unsafe String(cString: $0.pointee.pw_name) }
        return ClusterUser(name: name ?? "#\(status.st_uid)", id: status.st_uid, group: status.st_gid)
    }

    /// Makes a folder that only this user (and root) may enter.
    ///
    /// Folders above it are made for everybody to pass through.
    func makePrivateDirectory(_ path: String) throws(ClusterError) {
        try makeParents(of: path)
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw .file(path: path, errno: errno) }
        // A link in our place would let its owner choose what we hand over.
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { throw .file(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .file(path: path, errno: ENOTDIR) }
        guard status.st_uid == id || status.st_uid == geteuid() else { throw .file(path: path, errno: EPERM) }
        if isOther, unsafe chown(path, id, group) != 0 { throw .file(path: path, errno: errno) }
        guard unsafe chmod(path, 0o700) == 0 else { throw .file(path: path, errno: errno) }
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
