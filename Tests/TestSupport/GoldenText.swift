import Testing

/// Compares texts as wholes and shows the first lines that differ.
package func expectGolden(
    _ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    guard actual != expected else { return }
    let left = lines(expected)
    let right = lines(actual)
    var report = ""
    for position in 0..<max(left.count, right.count) {
        let before = position < left.count ? left[position] : nil
        let after = position < right.count ? right[position] : nil
        guard before != after else { continue }
        report +=
            "\nline \(position + 1)\n  expected \(before ?? "(nothing)")\n  actual   \(after ?? "(nothing)")"
    }
    Issue.record(
        "texts differ:\(report)\n--- the whole actual text ---\n\(actual)", sourceLocation: sourceLocation)
}

private func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.map { $0 == "\r" ? "␍" : String($0) }.joined()
    }
}
