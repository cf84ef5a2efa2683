import CityModel
import Experiments
import Foundation
import Reporting
import Testing

@Suite struct ReplicationJournalTests {
    private let key = String(repeating: "a", count: 64)

    private func result(_ replication: UInt32, of key: String? = nil) -> (ReplicationKey, ReplicationResult) {
        let value = Double(replication) + 0.5
        return (
            ReplicationKey(configuration: key ?? self.key, seed: 9, replication: replication),
            ReplicationResult(
                replication: replication, measures: [Measure(kpi: "calls.offered", scope: "city")],
                values: [value],
                denominators: [.nan], histograms: [], hours: [], accounts: [], hoursOfZones: [], requests: [],
                events: UInt64(replication), unfinished: 0)
        )
    }

    private func journal(_ parent: String, program: String = "p", resumes: Bool = true) throws
        -> ReplicationJournal
    {
        ReplicationJournal(
            beside: try OutputFolder(parent: parent, name: "today"), program: { program }, resumes: resumes)
    }

    private func fill(_ journal: ReplicationJournal, _ replications: Range<UInt32>, of key: String? = nil) {
        for replication in replications {
            let (key, result) = result(replication, of: key)
            journal.keep(result, of: key)
        }
    }

    private func found(_ journal: ReplicationJournal, _ replications: Range<UInt32>) -> Int {
        replications.count { replication in
            let (key, expected) = result(replication)
            guard let result = journal.result(of: key) else { return false }
            return result.values == expected.values && result.measures == expected.measures
                && result.events == expected.events
        }
    }

    @Test func keepsAndGivesBack() throws {
        try withScratchFolder { scratch in
            do {
                let journal = try journal(scratch)
                #expect(journal.past == .nothing)
                fill(journal, 0..<3)
                fill(journal, 0..<2, of: String(repeating: "b", count: 64))
                #expect(journal.kept == 0, "what is not flushed is not kept")
                journal.flush()
                #expect(journal.kept == 5)
            }
            do {
                let journal = try journal(scratch)
                #expect(journal.past == .replications(5) && found(journal, 0..<5) == 3)
                fill(journal, 3..<5)
                journal.flush()
                #expect(journal.kept == 7)
            }
            let journal = try journal(scratch)
            #expect(journal.past == .replications(7) && found(journal, 0..<5) == 5)
            journal.discard()
            #expect(!FileManager.default.fileExists(atPath: journal.path))
        }
    }

    @Test func aFinishedShortRunWritesNothing() throws {
        try withScratchFolder { scratch in
            let journal = try journal(scratch)
            fill(journal, 0..<3)
            journal.discard()
            journal.flush()
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
        }
    }

    /// A kill can end the file anywhere: whatever is left must be read, and only whole records are.
    @Test func everyTornEndIsSurvived() throws {
        try withScratchFolder { scratch in
            let path: String
            do {
                let journal = try journal(scratch)
                fill(journal, 0..<4)
                journal.flush()
                path = journal.path
            }
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            var counts: Set<Int> = []
            for length in 0..<whole.count {
                try whole.prefix(length).write(to: URL(fileURLWithPath: path))
                let journal = try journal(scratch)
                let count = found(journal, 0..<4)
                counts.insert(count)
                #expect(
                    journal.past
                        == (count > 0
                            ? .replications(count) : length < 21 && length > 0 ? .unusable : .nothing))
                // The torn end is replaced by what comes next.
                if length % 11 == 0 {
                    fill(journal, 0..<4)
                    journal.flush()
                    #expect(found(try self.reopened(scratch, after: journal), 0..<4) == 4)
                }
            }
            #expect(counts == [0, 1, 2, 3])
        }
    }

    /// Lets go of the first before it opens the second.
    private func reopened(_ scratch: String, after first: ReplicationJournal) throws -> ReplicationJournal {
        let copy = scratch + "/copy"
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        let target = copy + "/.today.unfinished"
        try? FileManager.default.removeItem(atPath: target)
        try FileManager.default.copyItem(atPath: first.path, toPath: target)
        return try journal(copy)
    }

    @Test func damagedRecordsAreNotBelieved() throws {
        try withScratchFolder { scratch in
            let path: String
            do {
                let journal = try journal(scratch)
                fill(journal, 0..<4)
                journal.flush()
                path = journal.path
            }
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for position in stride(from: 0, to: whole.count, by: 5) {
                var damaged = whole
                damaged[position] ^= 0x41
                try damaged.write(to: URL(fileURLWithPath: path))
                // Up to the damage all is as it was; what was damaged is gone.
                #expect(found(try journal(scratch), 0..<4) < 4)
            }
        }
    }

    @Test func whatAnotherBuildKeptIsNotUsed() throws {
        try withScratchFolder { scratch in
            do {
                let journal = try journal(scratch, program: "old")
                fill(journal, 0..<4)
                journal.flush()
            }
            do {
                let journal = try journal(scratch, program: "new")
                #expect(journal.past == .unusable && found(journal, 0..<4) == 0)
                fill(journal, 0..<1)
                journal.flush()
            }
            #expect(try journal(scratch, program: "new").past == .replications(1))
        }
    }

    @Test func aFreshRunReplacesWhatIsKept() throws {
        try withScratchFolder { scratch in
            do {
                let journal = try journal(scratch)
                fill(journal, 0..<4)
                journal.flush()
            }
            let fresh = try journal(scratch, resumes: false)
            #expect(fresh.past == .replications(4) && found(fresh, 0..<4) == 0)
            fill(fresh, 0..<1)
            fresh.flush()
            #expect(fresh.kept == 1)
        }
    }

    @Test func twoRunsOfOneNameDoNotMixTheirRecords() throws {
        try withScratchFolder { scratch in
            let first = try journal(scratch)
            fill(first, 0..<2)
            first.flush()
            let second = try journal(scratch)
            #expect(second.past == .busy)
            fill(second, 2..<4)
            second.flush()
            #expect(second.kept == 0)
            second.discard()
            #expect(FileManager.default.fileExists(atPath: first.path))
        }
    }

    @Test func aPlaceThatCannotBeWrittenCostsOnlyTheJournal() throws {
        let journal = try journal("/proc/no-such-folder")
        fill(journal, 0..<2)
        journal.flush()
        #expect(journal.kept == 0)
        journal.discard()
    }
}
