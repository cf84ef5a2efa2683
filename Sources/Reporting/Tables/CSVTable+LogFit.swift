import Experiments

/// The tables of `sigap calibrate log`.
extension CSVTable {
    /// All tables of a fit, that of the days held out where they were compared.
    public static func logFit(_ fit: LogFit, heldOut: HoldOut?) -> [CSVTable] {
        [laws(fit), profile(fit), dispersion(fit), quantiles(fit)]
            + (fit.trend.map { [trend($0)] } ?? [])
            + (fit.patience.map { [patience($0)] } ?? [])
            + (heldOut.map { [holdOut($0)] } ?? [])
    }

    private static func column(
        _ name: String, _ kind: CSVColumn.Kind, unit: String? = nil, _ title: String,
        _ titleIndonesian: String, _ description: String, values: [String] = []
    ) -> CSVColumn {
        CSVColumn(
            name, kind, unit: unit, title: title, titleIndonesian: titleIndonesian, description: description,
            values: values)
    }

    private static let duration = column(
        "duration", .string, "Duration", "Durasi", "Which duration.",
        values: DurationFit.Role.allCases.map(\.rawValue))

    private static func laws(_ fit: LogFit) -> CSVTable {
        CSVTable(
            name: "fit", description: "Laws fitted to the durations above 0 s by maximum likelihood.",
            columns: [
                duration,
                column(
                    "law", .string, "Law", "Hukum", "The family.",
                    values: DurationFit.families),
                column("parameters", .string, "Parameters", "Parameter", "Name and value of each parameter."),
                column("count", .integer, "Count", "Jumlah", "Durations above 0 s."),
                column("log_likelihood", .number, "Log-likelihood", "Log-kemungkinan", "Its maximum."),
                column("aic", .number, "AIC", "AIC", "Akaike's criterion: smaller is better."),
                column(
                    "ks", .number, "Kolmogorov-Smirnov D", "D Kolmogorov-Smirnov", "Kolmogorov's distance."),
                column(
                    "ks_p_value", .number, "p (KS)", "p (KS)",
                    "By parametric bootstrap with parameters fitted anew."),
                column(
                    "ad", .number, "Anderson-Darling A²", "A² Anderson-Darling",
                    "Anderson and Darling's distance."),
                column("ad_p_value", .number, "p (AD)", "p (AD)", "By the same bootstrap."),
                column("chosen", .boolean, "Chosen", "Dipilih", "Whether the scenario has this law."),
            ], primaryKey: ["duration", "law"],
            rows: fit.durations.flatMap { own in
                own.laws.map { law in
                    [
                        .text(own.role.rawValue), .text(law.law.family.rawValue),
                        .text(
                            law.law.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")),
                        .integer(Int64((Double(own.count) * (1 - own.zeroShare)).rounded())),
                        .number(law.logLikelihood), .number(law.aic), .number(law.kolmogorov),
                        .number(law.kolmogorovPValue), .number(law.andersonDarling),
                        .number(law.andersonDarlingPValue), .boolean(law.law.family == own.family),
                    ]
                }
            })
    }

    private static func profile(_ fit: LogFit) -> CSVTable {
        let demand = fit.demand
        var rows: [[CSVField]] = []
        for weekday in 0..<7 {
            let own = demand.classes.first { $0.weekdays.contains(weekday) }
            for hour in 0..<24 {
                guard let own else { continue }
                let interval = demand.interval(of: own, hour: hour)
                rows.append([
                    .integer(Int64(weekday + 1)), .integer(Int64(hour)), .text(own.name),
                    .number(own.counts[hour]), .number(own.exposure[hour]), CSVField(interval?.centre),
                    CSVField(interval?.low), CSVField(interval?.high),
                    .number(demand.expected(weekday: weekday, hour: hour)),
                ])
            }
        }
        return CSVTable(
            name: "profile", description: "Calls by hour and weekday: counted, with intervals, and smooth.",
            columns: [
                column("weekday", .integer, "Weekday", "Hari", "1 Monday to 7 Sunday."),
                column("hour", .integer, "Hour", "Jam", "The hour of the day, 0 to 23."),
                column("class", .string, "Class of days", "Kelas hari", "The days that share these counts."),
                column("count", .number, "Count", "Jumlah", "Calls in this hour on all days of the class."),
                column(
                    "exposure", .number, unit: "h", "Hours", "Jam teramati",
                    "Hours in which they were counted."),
                column("rate", .number, unit: "1/h", "Rate", "Laju", "Count by hours."),
                column(
                    "ci_low", .number, unit: "1/h", "Lower bound", "Batas bawah",
                    "Of the rate's 95 % interval, widened by the dispersion."),
                column("ci_high", .number, unit: "1/h", "Upper bound", "Batas atas", "Its upper bound."),
                column(
                    "fitted", .number, unit: "1/h", "Fitted rate", "Laju hasil penyesuaian",
                    "Smooth, with the level of the weekday: what the scenario has."),
            ], primaryKey: ["weekday", "hour"], rows: rows)
    }

    private static func trend(_ fit: DemandTrend) -> CSVTable {
        CSVTable(
            name: "trend",
            description:
                "How the fitted days' demand changed, given the level of their weekdays; no part of the scenario.",
            columns: [
                column(
                    "term", .string, "Term", "Suku",
                    "change: from the first to the last fitted day; change_per_year; season: largest deviation of a yearly wave.",
                    values: DemandTrend.Term.Kind.allCases.map(\.rawValue)),
                column("value", .number, "Value", "Nilai", "Relative to the mean: 0.1 is 10 % more."),
                column("low", .number, "Lower bound", "Batas bawah", "Of an interval of 95 %."),
                column("high", .number, "Upper bound", "Batas atas", "Its upper bound."),
                column("p_value", .number, "p", "p", "Probability of so large a value if there were none."),
                column(
                    "dispersion", .number, "Dispersion", "Dispersi",
                    "Variance to mean of days, weeks or four weeks about it, whichever is largest; widens the interval."
                ),
            ], primaryKey: ["term"],
            rows: fit.terms.map {
                [
                    .text($0.kind.rawValue), .number($0.interval.centre), .number($0.interval.low),
                    .number($0.interval.high), .number($0.pValue), .number(fit.dispersion),
                ]
            })
    }

    private static func dispersion(_ fit: LogFit) -> CSVTable {
        CSVTable(
            name: "dispersion",
            description: "Variance of counts relative to a Poisson process, by length of span.",
            columns: [
                column(
                    "span", .number, unit: "s", "Span", "Rentang",
                    "Length of the spans in which calls were counted."),
                column(
                    "kind", .string, "Relative to", "Relatif terhadap",
                    "within_hour: to the hour's own count; between_days: to the same time of day on other days.",
                    values: ["within_hour", "between_days"]),
                column("index", .number, "Index", "Indeks", "Index of dispersion; 1 for a Poisson process."),
                column("standard_error", .number, "Standard error", "Galat baku", "Under a Poisson process."),
                column(
                    "p_value", .number, "p", "p", "Probability of so large an index under a Poisson process."),
                column(
                    "fitted", .number, "Fitted", "Hasil penyesuaian",
                    "The index that the fitted variation foretells."),
            ], primaryKey: ["span"],
            rows: fit.demand.scales.map { measured, fitted in
                [
                    .number(measured.span), .text(measured.kind.rawValue), .number(measured.index),
                    .number(measured.standardError), .number(measured.pValue), .number(fitted),
                ]
            })
    }

    private static func quantiles(_ fit: LogFit) -> CSVTable {
        CSVTable(
            name: "quantiles", description: "Durations above 0 s of the fitted days.",
            columns: [
                duration,
                column(
                    "percent", .integer, "Percent", "Persen", "The share below the quantile, in per cent."),
                column(
                    "seconds", .number, unit: "s", "Quantile", "Kuantil",
                    "The quantile, definition 7 of Hyndman and Fan."),
            ], primaryKey: ["duration", "percent"],
            rows: fit.durations.flatMap { own in
                own.quantiles.map {
                    [.text(own.role.rawValue), .integer(Int64($0.percent)), .number($0.seconds)]
                }
            })
    }

    private static func patience(_ fit: PatienceFit) -> CSVTable {
        CSVTable(
            name: "patience", description: "The share of callers who still wait (Kaplan and Meier).",
            columns: [
                column("seconds", .number, unit: "s", "Wait", "Tunggu", "Time since the call came in."),
                column("at_risk", .integer, "Waiting", "Menunggu", "Callers still waiting just before."),
                column("hung_up", .integer, "Hung up", "Menutup telepon", "Callers who hung up then."),
                column("survival", .number, "Share", "Bagian", "Share of callers who would still wait."),
                column("standard_error", .number, "Standard error", "Galat baku", "Greenwood's."),
            ], primaryKey: ["seconds"],
            rows: fit.curve.steps.map {
                [
                    .number($0.time), .integer(Int64($0.atRisk)), .integer(Int64($0.events)),
                    .number($0.survival), .number($0.standardError),
                ]
            })
    }

    private static func holdOut(_ result: HoldOut) -> CSVTable {
        CSVTable(
            name: "holdout",
            description: "The days held out against the fitted scenario, with limits stated beforehand.",
            columns: [
                column(
                    "measure", .string, "Measure", "Ukuran", "What was compared.",
                    values: HoldOutRow.Measure.allCases.map(\.rawValue)),
                column(
                    "scope", .string, "Scope", "Lingkup",
                    "Hour, weekday (1 Monday), seconds of a span, duration and quantile."),
                column("actual", .number, "Actual", "Nyata", "What happened on the days held out."),
                column("simulated", .number, "Simulated", "Simulasi", "Mean of the replications."),
                column(
                    "simulated_low", .number, "Simulated, low", "Simulasi, rendah",
                    "Range of 95 % of the replications, all rows of the measure together."),
                column("simulated_high", .number, "Simulated, high", "Simulasi, tinggi", "Its upper end."),
                column("low", .number, "Limit, low", "Batas bawah", "The least that is within the limits."),
                column("high", .number, "Limit, high", "Batas atas", "The most that is within the limits."),
                column(
                    "within", .boolean, "Within", "Dalam batas", "Whether what happened is within the limits."
                ),
                column(
                    "actual_low", .number, "Actual, low", "Nyata, rendah",
                    "Lower end of an interval of 95 % about what happened: what such days bring in the long run."
                ),
                column("actual_high", .number, "Actual, high", "Nyata, tinggi", "Its upper end."),
                column(
                    "basis", .string, "Basis", "Dasar",
                    "Where that interval is from: days drawn anew, or the replications' spread where that is larger.",
                    values: HoldOutRow.Basis.allCases.map(\.rawValue)),
                column(
                    "simulated_error", .number, "Simulated, standard error", "Simulasi, galat baku",
                    "Standard error of the replications' mean."),
                column(
                    "verdict", .string, "Verdict", "Putusan",
                    "within; outside: with the whole interval; too_little_data: the interval is wider than the limits, or reaches from outside into them.",
                    values: HoldOutRow.Verdict.allCases.map(\.rawValue)),
            ], primaryKey: ["measure", "scope"],
            rows: result.rows.map {
                [
                    .text($0.measure.rawValue), .text($0.scope), .number($0.actual), .number($0.simulated),
                    .number($0.simulatedLow), .number($0.simulatedHigh), .number($0.low), .number($0.high),
                    .boolean($0.isWithin), .number($0.actualInterval.low), .number($0.actualInterval.high),
                    .text($0.basis.rawValue), .number($0.simulatedError), .text($0.verdict.rawValue),
                ]
            })
    }
}
