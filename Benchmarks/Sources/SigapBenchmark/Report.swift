import AllocationCounter
import Glibc

/// Prints measurements as an aligned table or as CSV.
struct Report {
    let measurements: [Measurement]
    let aims: [Aim]

    private static let header = [
        "benchmark", "variant", "M op/s", "speed ratio", "range of ratio", "alloc/op", "peak MB",
    ]

    /// The table, the aims, and the memory that the process took.
    func table() -> String {
        var rows = [Self.header]
        var previous = ""
        for measurement in measurements {
            let isFirst = measurement.benchmark != previous
            previous = measurement.benchmark
            let ratios = measurement.speedRatios
            rows.append([
                isFirst ? measurement.benchmark : "", measurement.variant,
                measurement.samples.isEmpty ? "" : fixed(measurement.rate / 1e6, 2),
                measurement.samples.isEmpty ? "" : isFirst ? "1" : fixed(measurement.speedRatio, 2),
                isFirst || ratios.isEmpty
                    ? "" : "\(fixed(ratios.min() ?? .nan, 2))–\(fixed(ratios.max() ?? .nan, 2))",
                measurement.allocationsPerOperation.map { fixed($0, 6) } ?? "",
                measurement.peakBytes.map(megabytes) ?? "",
            ])
        }
        let widths = Self.header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            row.indices.map { pad(row[$0], to: widths[$0], left: $0 >= 2) }.joined(separator: "  ")
        }
        lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        lines.append("")
        for aim in aims {
            lines.append(
                "\(aim.isMet ? "met   " : "MISSED") \(aim.description): \(fixed(aim.value, aim.value < 0.001 ? 7 : 3))"
            )
        }
        lines.append("")
        lines.append(
            "Speed ratio: to the first variant of the benchmark, median over rounds run in turn.")
        lines.append(
            "Memory: \(megabytes(allocation_counter_resident_bytes())) MB resident now, "
                + "\(megabytes(allocation_counter_peak_resident_bytes())) MB at its peak "
                + "(the kernel of the operating system updates both with some delay).")
        return lines.joined(separator: "\n")
    }

    /// One line per variant; rates per second, ratios to the first variant of the benchmark.
    func csv() -> String {
        let header =
            "benchmark,variant,rounds,operations,operations_per_second,speed_ratio,speed_ratio_min,"
            + "speed_ratio_max,allocations_per_operation,peak_bytes\n"
        return measurements.reduce(into: header) { text, measurement in
            let ratios = measurement.speedRatios
            let fields = [
                "\"\(measurement.benchmark)\"", "\"\(measurement.variant)\"",
                "\(measurement.samples.count)", "\(measurement.samples.first?.operations ?? 0)",
                fixed(measurement.rate, 0), fixed(measurement.speedRatio, 4),
                fixed(ratios.min() ?? .nan, 4), fixed(ratios.max() ?? .nan, 4),
                measurement.allocationsPerOperation.map { fixed($0, 6) } ?? "",
                measurement.peakBytes.map { "\($0)" } ?? "",
            ]
            text += fields.joined(separator: ",") + "\n"
        }
    }

    private func megabytes(_ bytes: Int64) -> String {
        bytes < 0 ? "?" : fixed(Double(bytes) / 1e6, 1)
    }

    private func pad(_ text: String, to width: Int, left: Bool) -> String {
        let blank = String(repeating: " ", count: width - text.count)
        return left ? blank + text : text + blank
    }
}

/// The number with so many decimals.
private func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let scale = pow(10, Double(decimals))
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + "\(scaled)" }
    let digits = "\(scaled % Int64(scale))"
    return sign + "\(scaled / Int64(scale))."
        + String(repeating: "0", count: decimals - digits.count) + digits
}
