import Experiments
import ScenarioFiles

/// The fit of `sigap calibrate log` as a text to read.
public struct LogFitReport {
    let fit: LogFit
    let heldOut: HoldOut?
    let words: ReportWording

    /// A report on a fit, and on the days held out where they were compared.
    public init(_ fit: LogFit, heldOut: HoldOut?, language: Language, pageWidth: Int = 100) {
        self.fit = fit
        self.heldOut = heldOut
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The whole text.
    public func text() -> String {
        [log, demand, dispersion, durations, patience, speed, comparison].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    // MARK: The log

    private var log: String {
        let table = fit.calibration.table
        let kind =
            switch table.kind {
            case .calls: words("calls", "panggilan")
            case .dispatches: words("unit responses", "pengerahan unit")
            case .trace: words("calls of a simulation", "panggilan dari simulasi")
            }
        var text = words.paragraph(
            words(
                "Log: \(table.calls.count) \(kind) on \(table.days) days from \(table.firstDay); fitted: \(fit.calibration.fitDays) days, held out: \(fit.heldOutDays).",
                "Catatan: \(table.calls.count) \(kind) dalam \(table.days) hari sejak \(table.firstDay); disesuaikan: \(fit.calibration.fitDays) hari, disisihkan: \(fit.heldOutDays)."
            ))
        let columns = table.columns.map { "\($0.column.rawValue) = \($0.name)" }.joined(separator: ", ")
        text += words.paragraph(words("Columns: ", "Kolom: ") + columns + ".")
        for note in partDays + coarseness + notes(table) { text += words.item(note) }
        return text
    }

    private var coarseness: [String] {
        let length = fit.demand.resolution
        guard length > 1 else { return [] }
        return [
            words(
                "times are whole \(length < 3_600 ? "minutes" : "hours"); spans that are shorter are not judged, since calls of one \(length < 3_600 ? "minute" : "hour") would look like a cluster",
                "waktu ditulis dalam \(length < 3_600 ? "menit" : "jam") bulat; rentang yang lebih pendek tidak dinilai, karena panggilan dalam satu \(length < 3_600 ? "menit" : "jam") akan tampak seperti kelompok"
            )
        ]
    }

    private var partDays: [String] {
        fit.calibration.partDays.map { day in
            let clock = clock(day.clock)
            let expected = decimal(day.expected)
            return switch day.end {
            case .first:
                words(
                    "\(day.date) was left out as not whole: the log begins at \(clock), before which other days have \(expected) calls on the average; --from \(day.date) keeps it",
                    "\(day.date) tidak dipakai karena tidak utuh: catatan mulai pukul \(clock), padahal sebelumnya hari lain rata-rata berisi \(expected) panggilan; --from \(day.date) mempertahankannya"
                )
            case .last:
                words(
                    "\(day.date) was left out as not whole: the log breaks off at \(clock), after which other days have \(expected) calls on the average; --to \(day.date) keeps it",
                    "\(day.date) tidak dipakai karena tidak utuh: catatan terputus pukul \(clock), padahal sesudahnya hari lain rata-rata berisi \(expected) panggilan; --to \(day.date) mempertahankannya"
                )
            }
        }
    }

    /// `03:52:40`, in Indonesian `03.52.40`.
    private func clock(_ seconds: Double) -> String {
        let whole = Int(seconds)
        return [whole / 3_600, whole / 60 % 60, whole % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
            .joined(separator: words(":", "."))
    }

    private func notes(_ table: LogTable) -> [String] {
        let notes = table.notes
        var lines: [String] = []
        func add(_ count: Int, _ english: String, _ indonesian: String) {
            if count > 0 { lines.append("\(count) " + words(english, indonesian)) }
        }
        add(notes.skipped, "lines with a mistake were left out", "baris yang salah dilewati")
        add(notes.outside, "lines lie outside of the days asked for", "baris di luar hari yang diminta")
        add(
            notes.impossible, "intervals were negative or too long and were left out",
            "selang negatif atau terlalu panjang dan dilewati")
        add(
            notes.ambiguous, "times occur twice on the clock; the hour was counted as longer",
            "waktu muncul dua kali pada jam; jam itu dihitung lebih panjang")
        add(notes.missing, "times do not occur on the clock", "waktu tidak ada pada jam")
        if notes.wasUnsorted {
            lines.append(words("the lines were put in order of time", "baris diurutkan menurut waktu"))
        }
        for change in table.clockChanges {
            let what =
                change.added > 0
                ? words("occurred twice", "terjadi dua kali") : words("did not occur", "tidak terjadi")
            lines.append(
                "\(change.date) \(change.hour):00 \(what) " + words("(clock change)", "(perubahan jam)"))
        }
        return lines
    }

    // MARK: Demand

    private var demand: String {
        let own = fit.demand
        let mean = own.perDay.reduce(0, +) / 7
        let classes = own.classes.map { "\(name(ofClass: $0.name)) (\($0.weekdays.count))" }.joined(
            separator: ", ")
        let perDay = own.perDay.map { decimal($0) }.joined(separator: ", ")
        return words.paragraph(
            words(
                "Demand: \(decimal(mean)) a day; Monday to Sunday \(perDay) (level: \(name(own.level)), chosen by leaving days out). Shapes of the hours: \(classes), smoothed by a periodic spline.",
                "Permintaan: \(decimal(mean)) per hari; Senin sampai Minggu \(perDay) (tingkat: \(name(own.level)), dipilih dengan menyisihkan hari). Bentuk jam: \(classes), dihaluskan dengan spline berkala."
            )) + trend
    }

    private func name(ofClass name: String) -> String {
        switch name {
        case "every_day": words("all days", "semua hari")
        case "workdays": words("workdays", "hari kerja")
        case "weekends": words("weekends", "akhir pekan")
        default: name
        }
    }

    private func name(_ level: DemandFit.Level) -> String {
        switch level {
        case .same: words("the same every day", "sama setiap hari")
        case .weekend: words("workdays, Saturdays and Sundays", "hari kerja, Sabtu dan Minggu")
        case .weekday: words("each weekday by itself", "setiap hari tersendiri")
        }
    }

    private var dispersion: String {
        var table = TextTable(
            [
                (words("Span", "Rentang"), .left), (words("Index", "Indeks"), .right),
                (words("SE if Poisson", "GB bila Poisson"), .right), ("p", .right),
                (words("Fitted", "Penyesuaian"), .right),
            ], pageWidth: words.pageWidth)
        for (measured, fitted) in fit.demand.scales {
            table.add([
                span(measured.span), decimal(measured.index, 3), decimal(measured.standardError, 3),
                words.style.probability(measured.pValue), decimal(fitted, 3),
            ])
        }
        let own = fit.demand.variation
        guard own.isRejected else {
            return table.text()
                + words.paragraph(
                    words(
                        "The counts agree with a Poisson process of this rhythm.",
                        "Jumlah sesuai dengan proses Poisson dengan irama ini."))
        }
        var parts: [String] = []
        if let cluster = own.demand.cluster {
            parts.append(
                words("clusters of ", "kelompok rata-rata ") + decimal(cluster.mean, 3)
                    + words(" calls over ", " panggilan dalam ") + decimal(own.clusterDelay, 0) + " s")
        }
        if let bursts = own.demand.bursts {
            parts.append(
                words("bursts of factor ", "lonjakan dengan faktor ") + decimal(bursts.factor, 3)
                    + words(" lasting ", " selama ") + decimal(bursts.stayBurst / 60, 0) + " min")
        }
        if own.demand.dayFactor != nil {
            parts.append(
                words("days with a standard deviation of ", "hari dengan simpangan baku ")
                    + decimal(own.dayVariance.squareRoot() * 100) + " %")
        }
        let list =
            parts.isEmpty ? words("nothing that fits", "tidak ada yang cocok") : parts.joined(separator: "; ")
        return table.text()
            + words.paragraph(
                words("A Poisson process is rejected. Fitted: ", "Proses Poisson ditolak. Disesuaikan: ")
                    + list + ".")
    }

    // MARK: Durations

    private var durations: String {
        guard !fit.durations.isEmpty else { return "" }
        var table = TextTable(
            [
                (words("Law", "Hukum"), .left), ("AIC", .right), ("KS", .right), ("p", .right),
                ("AD", .right), ("p", .right),
            ], pageWidth: words.pageWidth)
        var notes = ""
        for own in fit.durations {
            table.addSection("\(name(own.role)) (\(own.count))")
            for law in own.laws {
                table.add([
                    "  " + law.law.family.rawValue, decimal(law.aic), decimal(law.kolmogorov, 4),
                    words.style.probability(law.kolmogorovPValue), decimal(law.andersonDarling, 2),
                    words.style.probability(law.andersonDarlingPValue),
                ])
            }
            let chosen =
                own.family?.rawValue
                ?? (own.isTooFew
                    ? words(
                        "too few for a law, which takes \(LogCalibration.leastValues) above 0 s: exponential with their mean",
                        "terlalu sedikit untuk suatu hukum, yang memerlukan \(LogCalibration.leastValues) di atas 0 s: eksponensial dengan rata-ratanya"
                    )
                    : words(
                        "the log's own quantiles: every law is rejected",
                        "kuantil catatan itu sendiri: setiap hukum ditolak"))
            notes += words.item(
                "\(name(own.role)): \(chosen); \(decimal(own.zeroShare * 100)) % "
                    + words("of 0 s, kept apart; mean of the others ", "0 s, dipisahkan; rata-rata lainnya ")
                    + decimal(own.mean) + " s")
        }
        return table.text() + notes
    }

    private var patience: String {
        guard let own = fit.patience, let law = own.laws.first else {
            guard fit.hungUp > 0 else { return "" }
            return words.paragraph(
                words(
                    "Patience: only \(fit.hungUp) hung up, too few for a law, which takes \(LogCalibration.leastValues).",
                    "Kesabaran: hanya \(fit.hungUp) yang menutup telepon, terlalu sedikit untuk suatu hukum, yang memerlukan \(LogCalibration.leastValues)."
                ))
        }
        let median =
            own.curve.quantile(0.5).map { decimal($0) + " s" } ?? words("not reached", "tidak tercapai")
        return words.paragraph(
            words(
                "Patience: \(own.abandoned) hung up, \(own.answered) answered (censored). Kaplan-Meier median \(median). \(law.isWeibull ? "Weibull of shape \(decimal(law.shape, 3))" : "Exponential"), mean \(decimal(law.mean)) s.",
                "Kesabaran: \(own.abandoned) menutup telepon, \(own.answered) terjawab (tersensor). Median Kaplan-Meier \(median). \(law.isWeibull ? "Weibull dengan bentuk \(decimal(law.shape, 3))" : "Eksponensial"), rata-rata \(decimal(law.mean)) s."
            ))
    }

    private var speed: String {
        guard fit.isAboutUnits else { return "" }
        guard let own = fit.speed else {
            if fit.trips > 0 {
                return words.paragraph(
                    words(
                        "Speed: only \(fit.trips) trips with a distance, too few for a speed, which takes \(LogCalibration.leastValues). Units per incident: \(decimal(fit.unitsPerIncident, 2)).",
                        "Kecepatan: hanya \(fit.trips) perjalanan dengan jarak, terlalu sedikit untuk suatu kecepatan, yang memerlukan \(LogCalibration.leastValues). Unit per kejadian: \(decimal(fit.unitsPerIncident, 2))."
                    ))
            }
            return words.paragraph(
                words(
                    "Speed: the log has no distances; the scenario has the times on the road as 40 classes of distance. Units per incident: \(decimal(fit.unitsPerIncident, 2)).",
                    "Kecepatan: catatan tidak memuat jarak; skenario memuat waktu tempuh sebagai 40 kelas jarak. Unit per kejadian: \(decimal(fit.unitsPerIncident, 2))."
                ))
        }
        return words.paragraph(
            words("Speed: ", "Kecepatan: ")
                + "\(decimal(own.speed)) [\(decimal(own.interval.low))\(words.style.separator)\(decimal(own.interval.high))] km/h, \(own.trips) "
                + words("trips", "perjalanan") + ".")
    }

    func name(_ role: DurationFit.Role) -> String {
        switch role {
        case .talk: words("Talk", "Bicara")
        case .turnout: words("Turnout", "Persiapan berangkat")
        case .travel: words("Travel", "Perjalanan")
        case .onScene: words("On scene", "Di tempat kejadian")
        }
    }

    func span(_ seconds: Double) -> String {
        let units = [
            (86_400.0, words("d", "hari")), (3_600, words("h", "jam")), (60, words("min", "menit")), (1, "s"),
        ]
        let unit = units.first { seconds >= $0.0 } ?? units[3]
        return "\(Int(seconds / unit.0)) \(unit.1)"
    }

    func decimal(_ value: Double, _ digits: Int = 1) -> String {
        words.style.decimal(value, digits: digits)
    }
}
