import Experiments
import Foundation
import Synchronization

/// A line on the terminal that says how far the work is and how long it will take.
final class ProgressLine: ProgressReporter {
    private let label: String
    private let isShown: Bool
    private let lastShown = Mutex<Double>(-1)

    /// - Parameters:
    ///   - label: What is being worked on.
    ///   - isWanted: Whether the user wants to see it; it is shown on a terminal only.
    init(label: String, isWanted: Bool) {
        self.label = label
        isShown = isWanted && Console.errorIsTerminal
    }

    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double) {
        guard isShown else { return }
        let isDue = lastShown.withLock { last in
            // Often enough to look alive, seldom enough to cost nothing.
            guard elapsedSeconds - last >= 0.2 || done == total else { return false }
            last = elapsedSeconds
            return true
        }
        guard isDue else { return }
        Console.raw("\r\u{1B}[K" + Self.text(label, done: done, total: total, elapsedSeconds: elapsedSeconds))
    }

    /// Removes the line.
    func finish() {
        guard isShown else { return }
        Console.raw("\r\u{1B}[K")
    }

    static func text(_ label: String, done: Int, total: Int, elapsedSeconds: Double) -> String {
        let share = total == 0 ? 100 : done * 100 / total
        var text = "\(label): \(done) of \(total) replications (\(share) %)"
        if done > 0, done < total {
            text += ", about \(duration(elapsedSeconds / Double(done) * Double(total - done))) left"
        }
        return text
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 1e9).rounded(.up))
        if whole < 60 { return "\(whole) s" }
        if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }
}
