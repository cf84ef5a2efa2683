import Experiments

/// The days held out.
extension LogFitReport {
    var comparison: String {
        guard let heldOut else { return "" }
        var table = TextTable(
            [
                (words("Days held out", "Hari yang disisihkan"), .left), (words("Actual", "Nyata"), .right),
                ("95 %", .right), (words("Simulated", "Simulasi"), .right),
                (words("Limits", "Batas"), .right),
                ("", .left), (words("Verdict", "Putusan"), .left),
            ], pageWidth: words.pageWidth)
        for row in heldOut.rows {
            // Hours that agree say nothing one by one.
            if row.measure == .hour, row.isWithin, row.verdict == .within { continue }
            let digits = row.measure == .zeroShare ? 3 : row.measure == .dispersion ? 3 : 1
            table.add([
                name(row), decimal(row.actual, digits),
                range(row.actualInterval.low, row.actualInterval.high, digits),
                decimal(row.simulated, digits), range(row.low, row.high, digits),
                row.isWithin ? words("within", "di dalam") : words("OUTSIDE", "DI LUAR"), name(row.verdict),
            ])
        }
        let hours = heldOut.rows.filter { $0.measure == .hour }
        let good = heldOut.rows.count { $0.isWithin }
        func count(_ verdict: HoldOutRow.Verdict) -> Int { heldOut.rows.count { $0.verdict == verdict } }
        return table.text()
            + words.paragraph(
                words(
                    "\(good) of \(heldOut.rows.count) figures are within the limits, \(hours.count { $0.isWithin }) of \(hours.count) hours of the day among them; \(heldOut.replications) replications.",
                    "\(good) dari \(heldOut.rows.count) angka berada di dalam batas, di antaranya \(hours.count { $0.isWithin }) dari \(hours.count) jam; \(heldOut.replications) ulangan simulasi."
                ))
            + words.paragraph(
                words(
                    "Considering how much such days vary by chance (95 %): \(count(.within)) within, \(count(.outside)) outside, \(count(.tooLittleData)) with too little data to tell.",
                    "Dengan memperhitungkan variasi acak hari-hari itu (95 %): \(count(.within)) di dalam, \(count(.outside)) di luar, \(count(.tooLittleData)) datanya terlalu sedikit untuk disimpulkan."
                ))
    }

    private func range(_ low: Double, _ high: Double, _ digits: Int) -> String {
        "[\(decimal(low, digits))\(words.style.separator)\(decimal(high, digits))]"
    }

    private func name(_ verdict: HoldOutRow.Verdict) -> String {
        switch verdict {
        case .within: words("within", "di dalam")
        case .outside: words("OUTSIDE", "DI LUAR")
        case .tooLittleData: words("too little data", "data kurang")
        }
    }

    /// What was compared, in words.
    private func name(_ row: HoldOutRow) -> String {
        switch row.measure {
        case .total: return fit.isAboutUnits ? words("Incidents", "Kejadian") : words("Calls", "Panggilan")
        case .hour:
            let hour = (row.scope.count < 2 ? "0" : "") + row.scope
            return words("\(hour):00", "Pukul \(hour).00")
        case .weekday:
            let days = [
                words("Monday", "Senin"), words("Tuesday", "Selasa"), words("Wednesday", "Rabu"),
                words("Thursday", "Kamis"), words("Friday", "Jumat"), words("Saturday", "Sabtu"),
                words("Sunday", "Minggu"),
            ]
            return words("", "Hari ") + (Int(row.scope).map { days[($0 + 6) % 7] } ?? row.scope)
        case .dispersion:
            return words("Index, ", "Indeks, ") + (Double(row.scope).map(span) ?? row.scope)
        case .zeroShare: return label(row.scope) + words(", share of 0 s", ", bagian 0 s")
        case .quantile:
            let parts = row.scope.split(separator: " ").map(String.init)
            guard parts.count == 2 else { return row.scope }
            return label(parts[0]) + " \(parts[1].dropFirst()) %"
        }
    }

    private func label(_ role: String) -> String { DurationFit.Role(rawValue: role).map(name) ?? role }
}
