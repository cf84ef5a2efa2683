import Foundation

/// Exchanges two folders in one step, so that at every moment one of them stands at either place.
enum FolderExchange {
    /// Whether the exchange happened; false where the system or the file system cannot do it.
    ///
    /// - Throws: ``OutputError`` when the system can but refuses.
    static func exchange(_ first: String, _ second: String) throws(OutputError) -> Bool {
        guard let status = call(first, second) else { return false }
        guard status != 0 else { return true }
        switch errno {
        // The kernel or the file system does not know the flag.
        case EINVAL, ENOSYS, ENOTSUP: return false
        default: throw FileSystem.failure("replace", second)
        }
    }

    #if canImport(Darwin)
        private static func call(_ first: String, _ second: String) -> Int32? {
            renamex_np(first, second, UInt32(RENAME_SWAP))
        }
    #else
        private typealias RenameAt2 =
            @convention(c) (
                Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
            ) -> Int32

        /// `RENAME_EXCHANGE` of `linux/fs.h`.
        private static let renameExchange: UInt32 = 2

        /// `renameat2` is a GNU extension that Swift's view of the C library leaves out, so it is looked up.
        private static func call(_ first: String, _ second: String) -> Int32? {
            guard let program = dlopen(nil, RTLD_NOW), let symbol = dlsym(program, "renameat2") else {
                return nil
            }
            defer { dlclose(program) }
            let rename = unsafeBitCast(symbol, to: RenameAt2.self)
            return rename(AT_FDCWD, first, AT_FDCWD, second, renameExchange)
        }
    #endif
}
