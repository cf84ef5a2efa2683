import CityModel
import Experiments

/// What stands under the table.
extension ComparisonReport {
    var notes: [String] {
        [noise, few, detectable, variance, signs, comparability, targets].compactMap { $0 }
    }

    private var noise: String {
        let count = alternatives.map(\.run.results.count).reduce(baseline.results.count, min)
        return words.paragraph(
            words(
                "Differences are scenario minus baseline, paired over \(count) replications with the same incidents and callers; seed \(baseline.seed). [low, high] is the 95% interval of the simulation's noise, not of the uncertain inputs. \"Better\" and \"worse\" have p < 0.05 after Holm's adjustment for all headline KPIs of the pair; \"no difference\": none that matters, because the interval for all of them together lies within the KPI's indifference zone\(zones(english: true)); \"inconclusive\": the noise leaves it open, even where the interval of that KPI alone leaves out zero. `sigap explain 'TITLE'` says what a KPI is. pp: percentage points.",
                "Selisih adalah skenario dikurangi kondisi awal, berpasangan pada \(count) ulangan simulasi dengan kejadian dan penelepon yang sama; benih acak \(baseline.seed). [bawah; atas] adalah interval kepercayaan 95% untuk derau simulasi, bukan untuk masukan yang tidak pasti. \"Lebih baik\" dan \"lebih buruk\" memiliki p < 0,05 setelah penyesuaian Holm atas semua indikator utama; \"tidak berbeda\": tidak ada selisih yang berarti karena interval serentak berada di dalam zona tak berarti indikator itu\(zones(english: false)); \"belum pasti\": derau belum memungkinkan kesimpulan, sekalipun interval indikator itu sendiri tidak memuat nol. `sigap explain 'JUDUL'` menjelaskan suatu indikator. pp: poin persentase."
            ))
    }

    /// Student's t is exact for normal means only; percentiles of few replications are rough.
    private var few: String? {
        let count = alternatives.map(\.run.results.count).reduce(baseline.results.count, min)
        guard count < 16 else { return nil }
        return words.paragraph(
            words(
                "\(count) replications are few: intervals and verdicts are rough. Take 16 or more with --replications before you decide anything.",
                "\(count) ulangan simulasi terlalu sedikit: interval dan penilaian masih kasar. Gunakan 16 atau lebih dengan --replications sebelum mengambil keputusan."
            ))
    }

    /// The zones that the baseline states: ` (Expected survivors 0.100)`.
    private func zones(english: Bool) -> String {
        let stated = shown.compactMap { kpi -> String? in
            guard let zone = baseline.scenario.indifference[kpi.id], zone > 0 else { return nil }
            let amount =
                kpi.unit == .share
                ? words.style.decimal(100 * zone, digits: 1) + " pp"
                : words.style.amount(zone, unit: kpi.unit)
            return "\(words.title(kpi)) \(amount)"
        }
        if stated.isEmpty { return english ? " (none is stated)" : " (tidak ada yang ditetapkan)" }
        return " (" + stated.joined(separator: "; ") + ")"
    }

    /// What so many replications can find.
    private var detectable: String? {
        let items = shown.compactMap { kpi -> String? in
            guard kpi.better != .neither else { return nil }
            let rows = alternatives.compactMap { alternative in
                alternative.comparison.first { $0.kpi == kpi.id && $0.scope == "city" }?.detectable
            }
            guard let largest = rows.filter(\.isFinite).max(), largest > 0 else { return nil }
            let amount =
                kpi.unit == .share
                ? words.style.decimal(100 * largest, digits: 1) + " pp"
                : words.style.amount(largest, unit: kpi.unit)
            return "\(words.title(kpi)) \(amount)"
        }
        guard !items.isEmpty else { return nil }
        let list = items.joined(separator: "; ")
        return words.paragraph(
            words(
                "So many replications find with a probability of 80% a true difference of at least: \(list).",
                "Ulangan sebanyak ini dengan peluang 80% menemukan selisih sebenarnya sebesar sekurang-kurangnya: \(list)."
            ))
    }

    /// What common random numbers saved.
    private var variance: String? {
        let rows = alternatives.flatMap(\.comparison).filter { row in
            row.scope == "city" && shown.contains { $0.id == row.kpi }
        }
        let gains = rows.compactMap(\.effectiveGain).filter(\.isFinite).sorted()
        let correlations = rows.compactMap(\.correlation).sorted()
        guard let least = gains.first, let most = gains.last, let correlation = middle(correlations),
            let gain = middle(gains)
        else { return nil }
        func number(_ value: Double) -> String { words.style.decimal(value, digits: value < 10 ? 1 : 0) }
        return words.paragraph(
            words(
                "Common random numbers: correlation \(words.style.decimal(correlation, digits: 2)) (median of the headline KPIs); independent streams would need \(number(gain)) times as many replications for the same interval (median, from \(number(least)) to \(number(most))).",
                "Bilangan acak bersama: korelasi \(words.style.decimal(correlation, digits: 2)) (median indikator utama); aliran acak yang terpisah memerlukan \(number(gain)) kali ulangan untuk interval yang sama (median, dari \(number(least)) sampai \(number(most)))."
            ))
    }

    private func middle(_ sorted: [Double]) -> Double? {
        sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
    }

    /// What a count is per, and what those cells mean that hold no number.
    private var signs: String {
        let cells = shown.flatMap { kpi in
            alternatives.map { self.cells(kpi, $0) }.map { (kpi, $0) }
        }
        let differences = cells.map { $0.1[1] }
        let verdicts = cells.map { $0.1[2] }
        let means = shown.map { mean($0, in: baselineSummary) } + cells.map { $0.1[0] }
        var sentences = [words.counts([baseline.scenario] + alternatives.map(\.run.scenario))]
        if differences.contains(words.style.nowReached) {
            sentences.append(
                words(
                    "Now reached: the percentile has a value in the scenario, but not in the baseline.",
                    "Kini tercapai: persentil ini memiliki nilai pada skenario, tetapi tidak pada kondisi awal."
                ))
        }
        if differences.contains(words.style.noLongerReached) {
            sentences.append(
                words(
                    "No longer reached: the percentile has a value in the baseline, but not in the scenario.",
                    "Tidak lagi tercapai: persentil ini memiliki nilai pada kondisi awal, tetapi tidak pada skenario."
                ))
        }
        if verdicts.contains("") {
            sentences.append(
                words(
                    "No verdict: neither more nor less is better.",
                    "Tanpa penilaian: lebih banyak maupun lebih sedikit tidak berarti lebih baik."))
        }
        if (differences + verdicts + means).contains(words.style.undefined) {
            sentences.append(
                words("-: the runs do not tell.", "-: tidak dapat ditentukan dari simulasi ini."))
        }
        return words.paragraph(sentences.joined(separator: " "))
    }

    private var comparability: String? {
        let excluded = headlines.filter { !$0.isComparable && $0.id != "calls.offered" }
        guard headlines.contains(where: { !$0.isComparable }) else { return nil }
        let list = excluded.isEmpty ? "" : excluded.map { words.title($0) }.joined(separator: "; ")
        let first = words(
            "* Counts attempts and is not comparable between ways of operating, because telling callers to ring elsewhere makes more calls of one report.",
            "* Menghitung percobaan panggilan dan tidak dapat dibandingkan antarcara kerja, karena penelepon yang disuruh menghubungi nomor lain menambah panggilan untuk satu laporan."
        )
        guard !list.isEmpty else { return words.paragraph(first) }
        return words.paragraph(
            first + " "
                + words(
                    "For the same reason left out of this table: ",
                    "Karena alasan yang sama tidak dimuat di tabel ini: ")
                + list + ".")
    }

    private var targets: String? {
        let summaries = [(baseline, baselineSummary)] + alternatives.map { ($0.run, $0.summary) }
        let lines = summaries.compactMap { run, rows -> String? in
            guard let result = words.targets(rows) else { return nil }
            let missed = rows.filter { $0.met == false }.compactMap { words.missed($0, of: run.scenario) }
            let first = "\(run.scenario.name): \(result)"
            guard !missed.isEmpty else { return words.paragraph(first + ".") }
            return words.paragraph(first + words("; missed:", "; tidak terpenuhi:"))
                + missed.map { words.item($0) }.joined()
        }
        return lines.isEmpty ? nil : lines.joined()
    }
}
