import Experiments
import Foundation
import Reporting

/// The replications that an experiment keeps until its result is written.
///
/// Every experiment that simulates makes one, gives its journal to the study's settings, and finishes it when the
/// folder is in place.
struct Resumption {
    /// Where they are kept.
    let journal: ReplicationJournal

    /// Opens the journal beside a result folder, and says what is there of an earlier run.
    init(_ folder: OutputFolder, resumes: Bool) {
        journal = ReplicationJournal(beside: folder, program: { Self.program }, resumes: resumes)
        switch (journal.past, resumes) {
        case (.replications(let count), false):
            Console.warning(
                "\(journal.path): keeps \(count) replications of an interrupted run; --resume would go on from them"
            )
        case (.replications(let count), true):
            Console.note("going on from \(count) runs that were kept")
        case (.nothing, true):
            Console.warning("\(journal.path): keeps nothing to go on from; starting from the beginning")
        case (.unusable, true):
            Console.warning(
                "\(journal.path): was kept by another build of the program; starting from the beginning")
        case (.busy, _):
            Console.warning(
                "\(journal.path): another run of the same name is at work; this one cannot be resumed")
        default: break
        }
    }

    /// What a message of an interruption says at its end.
    var hint: String {
        journal.kept == 0 ? "" : "; \(journal.kept) runs are kept, and --resume goes on from them"
    }

    /// The result is written: nothing need be kept.
    func finish() { journal.discard() }

    /// Two builds of one version may simulate differently, so the program's own bytes tell them apart.
    private static var program: String {
        guard let bytes = FileManager.default.contents(atPath: "/proc/self/exe") else {
            return Version.current
        }
        return Checksum.sha256([UInt8](bytes))
    }
}
