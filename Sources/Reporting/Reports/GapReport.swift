import CityModel
import Experiments
import ScenarioFiles

/// What `sigap gap` prints: what each lever adds to each headline KPI, in which order to pull, and what is the
/// bottleneck.
public struct GapReport: Sendable {
    let result: GapResult
    let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - result: What the experiment found.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(result: GapResult, language: Language, pageWidth: Int = 100) {
        self.result = result
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        var text = words.paragraph(words("From: ", "Dari: ") + words.title(result.design.from))
        text += words.paragraph(words("To: ", "Menjadi: ") + words.title(result.design.to))
        text += "\n" + contributions()
        let cost = costs()
        if !cost.isEmpty { text += "\n" + cost }
        text += "\n" + statements()
        for note in notes { text += "\n" + words.paragraph(note) }
        return text
    }

    /// KPIs as rows, levers as columns.
    private func contributions() -> String {
        let columns: [(heading: String, alignment: TextTable.Alignment)] =
            [
                (words("KPI", "Indikator kinerja"), .left), (words("From", "Dari"), .right),
                (words("To", "Menjadi"), .right),
            ] + result.design.active.map { (ReportWording.shortTitle($0, words.language), .right) }
        var table = TextTable(columns, pageWidth: words.pageWidth)
        for decomposition in result.decompositions where !decomposition.isExact {
            guard let kpi = KPICatalogue.find(decomposition.kpi) else { continue }
            let ends = [decomposition.values.first ?? nil, decomposition.values.last ?? nil]
            guard ends.contains(where: { $0 != nil }) else { continue }
            let scale = ends.compactMap { $0 }.filter(\.isFinite).map(abs).max()
            table.add(
                [words.title(kpi)] + ends.map { words.style.amount($0, unit: kpi.unit, scale: scale) }
                    + result.design.active.map { lever in
                        let estimate = decomposition.contributions[lever]
                        let text = words.style.difference(
                            estimate?.value, low: nil, high: nil, unit: kpi.unit, scale: scale)
                        return text + mark(estimate)
                    })
        }
        return table.text()
    }

    /// A star where the interval leaves out zero.
    private func mark(_ estimate: GapEstimate?) -> String {
        guard let low = estimate?.ciLow, let high = estimate?.ciHigh, low > 0 || high < 0 else { return "" }
        return "*"
    }

    private func costs() -> String {
        guard let cost = result.decompositions.first(where: { $0.kpi == costKPI }),
            let kpi = KPICatalogue.find(costKPI)
        else { return "" }
        var table = TextTable(
            [
                (words("Lever", "Pengungkit"), .left), (words("Layer", "Lapis"), .right),
                (words.title(kpi), .right),
            ], pageWidth: words.pageWidth)
        table.add([words("From", "Dari"), "", words.style.amount(cost.values.first ?? nil, unit: kpi.unit)])
        for lever in result.design.active {
            table.add([
                ReportWording.title(lever, words.language),
                String(GapClassification.study.layer(of: lever)),
                words.style.difference(cost.contributions[lever]?.value, low: nil, high: nil, unit: kpi.unit),
            ])
        }
        table.add([words("To", "Menjadi"), "", words.style.amount(cost.values.last ?? nil, unit: kpi.unit)])
        return table.text()
    }

    /// KPI by KPI: layers, bottleneck, order.
    private func statements() -> String {
        var text = words.paragraph(
            words(
                "Are human resources (staff and users) the bottleneck?",
                "Apakah SDM (petugas dan pengguna) merupakan kendala utama?"))
        for decomposition in result.decompositions where !decomposition.isExact {
            guard let kpi = KPICatalogue.find(decomposition.kpi), kpi.better != .neither else { continue }
            guard
                decomposition.improvement != .undefined || !decomposition.order.isEmpty
                    || decomposition.values.contains(where: { $0 != nil })
            else { continue }
            text += words.item("\(words.title(kpi)): \(statement(decomposition))")
        }
        return text
    }

    private func statement(_ decomposition: GapDecomposition) -> String {
        var parts = [verdict(decomposition)]
        if decomposition.improvement == .holds {
            let layers = GapClassification.allCases.compactMap { classification in
                decomposition.share(of: decomposition.groups[classification]?[.layer2])
            }
            if layers.count == 2 {
                let shares = layers.map { words.style.amount($0, unit: .share) }
                parts.append(
                    words(
                        "layer 2 has \(shares[0]) of the gap (\(shares[1]) with technical integration in layer 3)",
                        "lapis 2 menyumbang \(shares[0]) kesenjangan (\(shares[1]) bila integrasi teknis di lapis 3)"
                    ))
            }
            if let lever = decomposition.bottleneck {
                let title = ReportWording.title(lever, words.language)
                parts.append(
                    words("the lever that adds most: \(title)", "pengungkit terbesar: \(title)"))
            }
            if !decomposition.order.isEmpty { parts.append(order(decomposition)) }
        }
        return parts.joined(separator: "; ") + "."
    }

    private func verdict(_ decomposition: GapDecomposition) -> String {
        let verdict = decomposition.humanResources[.study] ?? .undefined
        let other = decomposition.humanResources[.technicalInLayer3] ?? .undefined
        guard decomposition.dependsOnClassification else {
            return ReportWording.title(verdict, words.language)
        }
        return words(
            "DEPENDS on the classification: \(ReportWording.title(verdict, .english)) in the study's, "
                + "\(ReportWording.title(other, .english)) with technical integration in layer 3",
            "BERGANTUNG pada pengelompokan: \(ReportWording.title(verdict, .indonesian)) menurut kajian, "
                + "\(ReportWording.title(other, .indonesian)) bila integrasi teknis di lapis 3")
    }

    private func order(_ decomposition: GapDecomposition) -> String {
        let steps = decomposition.order.map { ReportWording.title($0.lever, words.language) }
            .joined(separator: " → ")
        let frequency = decomposition.orderFrequency.map {
            " (" + words("in ", "pada ") + words.style.amount($0, unit: .share)
                + words(" of resamples", " sampel ulang") + ")"
        }
        return words("best order: ", "urutan terbaik: ") + steps + (frequency ?? "")
    }

    private var notes: [String] {
        let count = result.replications
        let inactive = Lever.allCases.filter { !result.design.active.contains($0) }
        var notes = [
            words(
                "Contributions are Shapley values over all \(result.design.scenarios.count) combinations of levers, \(count) replications each with the same incidents and callers; they add up to the difference between the scenarios. *: the 95% interval of the simulation's noise leaves out zero; gap.csv has the intervals. pp: percentage points. \"Yes\" and \"no\" are shown by simultaneous bounds over all comparisons of all judged KPIs: staff and users together add more than the rest of layer 2 and more than layer 3, or less than one of them.",
                "Sumbangan adalah nilai Shapley atas semua \(result.design.scenarios.count) kombinasi pengungkit, masing-masing \(count) ulangan simulasi dengan kejadian dan penelepon yang sama; jumlahnya sama dengan selisih kedua skenario. *: interval kepercayaan 95% untuk derau simulasi tidak memuat nol; intervalnya ada di gap.csv. pp: poin persentase. \"Ya\" dan \"tidak\" ditunjukkan oleh batas serentak atas semua perbandingan semua indikator: petugas dan pengguna bersama-sama menyumbang lebih banyak daripada sisa lapis 2 dan daripada lapis 3, atau lebih sedikit daripada salah satunya."
            ), words.counts([result.design.from]),
        ]
        notes.append(
            words(
                "Layers are those of the study of the two sister cities that these levers come from: layer 2 is what a city does itself (staff, users, technology, technical integration), layer 3 what it must agree on with others (institutional integration). Whether technical integration belongs to layer 2 or 3 is open, so both are shown (docs/levers.md).",
                "Lapis mengikuti kajian kedua kota kembar yang menjadi asal pengungkit ini: lapis 2 adalah yang dikerjakan kota sendiri (petugas, pengguna, teknologi, integrasi teknis), lapis 3 yang harus disepakati dengan pihak lain (integrasi kelembagaan). Letak integrasi teknis di lapis 2 atau 3 masih terbuka sehingga keduanya ditampilkan (docs/levers.md)."
            ))
        if count < 16 {
            notes.append(
                words(
                    "Only \(count) replications: few verdicts can be shown; 32 or more are usual (--replications).",
                    "Hanya \(count) ulangan simulasi: sedikit penilaian yang dapat ditunjukkan; lazimnya 32 atau lebih (--replications)."
                ))
        }
        if !inactive.isEmpty {
            let names = inactive.map { ReportWording.title($0, words.language) }.joined(
                separator: words.style.separator)
            notes.append(
                words(
                    "Levers that switch nothing: \(names).",
                    "Pengungkit yang tidak mengubah apa pun: \(names)."))
        }
        if result.decompositions.contains(where: {
            !$0.isExact && $0.contributions.values.allSatisfy { $0.value == nil }
        }) {
            notes.append(
                words(
                    "-: in some combination the KPI is undefined or not reached, so that nothing can be shared.",
                    "-: pada sebagian kombinasi indikator ini tidak terdefinisi atau tidak tercapai sehingga tidak dapat dibagi."
                ))
        }
        return notes
    }
}

extension ReportWording {
    /// What people call a lever.
    static func title(_ lever: Lever, _ language: Language) -> String {
        switch lever {
        case .staff: language("staff", "petugas")
        case .users: language("users", "pengguna")
        case .technology: language("technology", "teknologi")
        case .technicalIntegration: language("technical integration", "integrasi teknis")
        case .institutionalIntegration: language("institutional integration", "integrasi kelembagaan")
        }
    }

    /// The same, for the heading of a narrow column.
    static func shortTitle(_ lever: Lever, _ language: Language) -> String {
        switch lever {
        case .staff: language("Staff", "Petugas")
        case .users: language("Users", "Pengguna")
        case .technology: language("Techn.", "Teknol.")
        case .technicalIntegration: language("Techn.int.", "Int.teknis")
        case .institutionalIntegration: language("Inst.int.", "Int.lembaga")
        }
    }

    /// The answer to whether human resources are the bottleneck.
    static func title(_ verdict: GapVerdict, _ language: Language) -> String {
        switch verdict {
        case .holds: language("yes", "ya")
        case .refuted: language("no", "tidak")
        case .undecided: language("undecided", "belum dapat ditentukan")
        case .noImprovement:
            language("no improvement to explain", "tidak ada perbaikan yang perlu dijelaskan")
        case .undefined: language("cannot be said", "tidak dapat ditentukan")
        }
    }
}
