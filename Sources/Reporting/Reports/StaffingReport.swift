import CityModel
import Experiments
import ScenarioFiles

/// What `sigap staff` prints: the chosen roster, what it costs, how well it does, and how sure that is.
public struct StaffingReport: Sendable {
    private let scenario: Scenario
    private let result: StaffingResult
    private let words: ReportWording

    /// A report.
    public init(scenario: Scenario, result: StaffingResult, language: Language, pageWidth: Int = 100) {
        self.scenario = scenario
        self.result = result
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        let heading = words.paragraph(
            words(
                "Cheapest roster that meets the targets: ", "Jadwal termurah yang memenuhi target: ")
                + words.title(scenario))
        guard let chosen = result.chosen else { return heading + "\n" + failure }
        return heading + "\n" + posts(chosen) + "\n" + costs(chosen) + "\n" + targets(chosen) + "\n"
            + words.paragraph(sureness(chosen)) + words.paragraph(coverage(chosen)) + words.paragraph(method)
            + order
            + "\n" + frontier
    }

    // MARK: The roster

    private var own: StaffingCandidate? { result.candidates.first { $0.stage == .own } }

    private func posts(_ chosen: StaffingCandidate) -> String {
        var table = TextTable(
            [
                (words("Post", "Pos jaga"), .left), (words("Range", "Rentang"), .right),
                (words("Now", "Kini"), .right), (words("Chosen", "Terpilih"), .right),
            ], pageWidth: words.pageWidth)
        let layout = result.layouts[chosen.roster.layout]
        var group = ""
        for (post, seats) in zip(layout.posts, chosen.roster.seats) {
            if post.group != group {
                group = post.group
                let pattern = layout.patterns.first { $0.group == group }
                table.addSection(
                    group + (pattern.map { words(", shift times ", ", jam giliran ") + $0.id } ?? ""))
            }
            let now = own.flatMap { own in
                let posts = result.layouts[own.roster.layout].posts
                return posts.firstIndex {
                    $0.name == post.name && !layout.patterns.contains { $0.group == post.group }
                }
                .map { own.roster.seats[$0] }
            }
            table.add([
                "  " + post.shift, "\(post.lower)-\(post.upper)",
                now.map(String.init) ?? words.style.undefined,
                "\(seats)",
            ])
        }
        return table.text()
    }

    private func costs(_ chosen: StaffingCandidate) -> String {
        var table = TextTable(
            [
                (words("Cost", "Biaya"), .left), (words("Now", "Kini"), .right),
                (words("Chosen", "Terpilih"), .right),
            ], pageWidth: words.pageWidth)
        func line(_ title: String, _ value: (RosterPrice) -> String?) {
            guard let text = value(chosen.price) else { return }
            table.add([title, own.flatMap { value($0.price) } ?? words.style.undefined, text])
        }
        line(words("Cost per year, whole budget", "Biaya per tahun, seluruh anggaran")) {
            $0.rupiah.map(words.style.rupiah)
        }
        line(words("People employed, all desks", "Jumlah pegawai, semua meja")) {
            $0.people.map { words.style.decimal(Double($0), digits: 0) }
        }
        line(words("Paid hours a week, all desks", "Jam kerja seminggu, semua meja")) {
            words.style.decimal(Double($0.minutes) / 60, digits: $0.minutes % 60 == 0 ? 0 : 1)
        }
        let note =
            chosen.price.rupiah == nil
            ? words.paragraph(
                words(
                    "The scenario has no budget: \"cheapest\" means the fewest paid hours a week.",
                    "Skenario tidak memiliki anggaran: \"termurah\" berarti jam kerja seminggu paling sedikit."
                ))
            : ""
        return table.text() + note
    }

    private func targets(_ candidate: StaffingCandidate) -> String {
        var table = TextTable(
            [
                (words("Target", "Target"), .left), (words("Bound", "Batas"), .right),
                (words("Estimate [95%]", "Perkiraan [95%]"), .right), (words("Verdict", "Penilaian"), .right),
            ], pageWidth: words.pageWidth)
        for (target, outcome) in zip(result.targets, candidate.targets) {
            guard let kpi = KPICatalogue.find(target.kpi) else { continue }
            var estimate = words.style.text(outcome.row.mean, unit: kpi.unit)
            if let low = outcome.row.ciLow, let high = outcome.row.ciHigh {
                estimate += " " + words.style.interval(low, high, unit: kpi.unit, scale: outcome.row.mean)
            }
            table.add([
                words.title(kpi, scope: target.scope), words.bounds(target.target, unit: kpi.unit), estimate,
                outcome.isMet.map { words.met($0) } ?? words("undecided", "belum pasti"),
            ])
        }
        return table.text()
    }

    // MARK: How sure

    private var percent: String { words.style.amount(result.confidence, unit: .share) }

    private func sureness(_ chosen: StaffingCandidate) -> String {
        let zones = result.targets.filter { $0.tolerance > 0 }.map { target in
            let unit = KPICatalogue.find(target.kpi)?.unit ?? .share
            let isShare = target.probability != nil || unit == .share
            let size =
                isShare
                ? words.style.decimal(target.tolerance * 100, digits: 2) + words(" points", " poin")
                : words.style.amount(target.tolerance, unit: unit)
            return "\(target.kpi) \(size)"
                + (target.probability == nil ? "" : words(" of cases within the bound", " kasus dalam batas"))
        }.joined(separator: "; ")
        var text = words(
            "With a probability of at least \(percent) this roster misses no target by more than the tolerance, and no roster that was ruled out meets all targets by more than it (tolerance: \(zones)).",
            "Dengan peluang sedikitnya \(percent), jadwal ini tidak meleset dari target melebihi toleransi, dan tidak ada jadwal yang disisihkan yang memenuhi semua target melebihi toleransi (toleransi: \(zones))."
        )
        switch result.tie {
        case .none: break
        case .decided:
            text += words(
                " Of \(result.tied) rosters of this cost it is the best in the first target, or within the tolerance of it.",
                " Dari \(result.tied) jadwal dengan biaya sama, ini yang terbaik pada target pertama, atau dalam toleransinya."
            )
        case .undecided:
            text += words(
                " Of \(result.tied) rosters of this cost the replications did not tell the best in the first target; it is one of the last, with the fewest paid hours.",
                " Dari \(result.tied) jadwal dengan biaya sama, ulangan simulasi belum cukup untuk memilih yang terbaik pada target pertama; ini salah satu yang tersisa dengan jam kerja paling sedikit."
            )
        }
        return text
    }

    private func coverage(_ chosen: StaffingCandidate) -> String {
        switch result.coverage {
        case .bounded:
            bounded(chosen)
        case .complete:
            words(
                "Cheaper rosters: all ruled out, by simulation or because they have no more people in any post than one that misses a target (this takes for granted that more people never do worse; --exhaustive does without).",
                "Jadwal lebih murah: semua tersisih, melalui simulasi atau karena tidak ada pos dengan petugas lebih banyak daripada jadwal yang meleset dari target (dengan anggapan lebih banyak petugas tidak pernah lebih buruk; --exhaustive tidak memakai anggapan ini)."
            )
        case .exhaustive:
            words(
                "Cheaper rosters: all simulated and ruled out.",
                "Jadwal lebih murah: semua disimulasikan dan tersisih.")
        case .undecided:
            words(
                "Cheaper rosters: some could not be decided within \(result.limit) replications, so a cheaper one may do; allow more with --max-replications, or a larger --tolerance.",
                "Jadwal lebih murah: sebagian belum dapat diputuskan dalam \(result.limit) ulangan, sehingga yang lebih murah mungkin cukup; tambah --max-replications, atau perbesar --tolerance."
            )
        case .stopped:
            words(
                "Cheaper rosters: NOT all looked at, because \(result.candidates.count) had been simulated; allow more with --candidates.",
                "Jadwal lebih murah: BELUM semua diperiksa, karena \(result.candidates.count) sudah disimulasikan; tambah --candidates."
            )
        }
    }

    private var method: String {
        let counts = words(
            "\(result.candidates.count) of \(words.style.decimal(result.rosters, digits: 0)) rosters were simulated with common random numbers, from \(result.firstStage) up to as many as they needed (at most \(result.limit)) replications each, \(result.replications) in all.",
            "\(result.candidates.count) dari \(words.style.decimal(result.rosters, digits: 0)) jadwal disimulasikan dengan bilangan acak bersama, masing-masing mulai \(result.firstStage) ulangan sampai cukup (paling banyak \(result.limit)), seluruhnya \(result.replications)."
        )
        guard let bound = result.bound else {
            return counts
                + words(
                    " Tests: Andradóttir and Kim (2010), Batur and Kim (2010), Kim and Nelson (2001), their errors added up over all rosters (Bonferroni).",
                    " Uji: Andradóttir dan Kim (2010), Batur dan Kim (2010), Kim dan Nelson (2001), galatnya dijumlahkan untuk semua jadwal (Bonferroni)."
                )
        }
        return counts
            + words(
                " There are too many to share an error over all: one sample proposed the roster and \(bound.cuts) cuts that rule others out, and \(bound.replications) fresh replications in \(bound.rounds) round(s) proved these claims (Boesel, Nelson and Kim 2003; Andradóttir and Kim 2010), whose errors add up.",
                " Jadwal terlalu banyak untuk membagi galat ke semuanya: satu sampel mengusulkan jadwal ini dan \(bound.cuts) potongan yang menyisihkan jadwal lain, lalu \(bound.replications) ulangan baru dalam \(bound.rounds) putaran membuktikannya (Boesel, Nelson, dan Kim 2003; Andradóttir dan Kim 2010); galatnya dijumlahkan."
            )
    }

    /// What is guaranteed where not every cheaper roster was ruled out.
    private func bounded(_ chosen: StaffingCandidate) -> String {
        guard let bound = result.bound, let cost = bound.cost else { return "" }
        let key = chosen.price.rupiah ?? Int64(chosen.price.minutes)
        let money = { (value: Int64) in
            chosen.price.rupiah == nil
                ? words.style.decimal(Double(value) / 60, digits: 0) + words(" h a week", " jam seminggu")
                : words.style.rupiah(value)
        }
        let gap = words.style.amount(Double(key - cost) / Double(max(1, cost)), unit: .share)
        return words(
            "Cheaper rosters: every roster below \(money(cost)) was ruled out, so that the chosen one costs at most \(gap) more than the cheapest that meets the targets (this takes for granted that more people never do worse). Between the two it is the cheapest that was found; that it is the cheapest of all is NOT guaranteed. Allow more with --candidates, or vary fewer posts.",
            "Jadwal lebih murah: semua jadwal di bawah \(money(cost)) tersisih, sehingga jadwal terpilih paling banyak \(gap) lebih mahal daripada yang termurah (dengan anggapan lebih banyak petugas tidak pernah lebih buruk). Di antara keduanya, ini yang termurah yang ditemukan; TIDAK dijamin termurah dari semua. Tambah --candidates, atau ubah lebih sedikit pos."
        )
    }

    /// Whether what rules rosters out unseen holds among those that were seen.
    private var order: String {
        let order = result.order
        if order.violations > 0 {
            return words.paragraph(
                words(
                    "WARNING: in \(order.violations) of \(order.comparisons) comparisons more people did worse by more than the tolerance; do not rely on what was ruled out unseen, and check few posts with --exhaustive.",
                    "PERINGATAN: pada \(order.violations) dari \(order.comparisons) perbandingan, lebih banyak petugas justru lebih buruk melebihi toleransi; jangan andalkan jadwal yang disisihkan tanpa simulasi, dan periksa sedikit pos dengan --exhaustive."
                ))
        }
        guard result.bound != nil else { return "" }
        return words.paragraph(
            words(
                "In none of \(order.comparisons) comparisons of two simulated rosters did more people do worse beyond noise and tolerance.",
                "Pada \(order.comparisons) perbandingan dua jadwal yang disimulasikan, lebih banyak petugas tidak pernah lebih buruk melebihi derau dan toleransi."
            ))
    }

    // MARK: Nothing found

    private var failure: String {
        var text = ""
        for candidate in result.most {
            text += words.paragraph(
                candidate.verdict == .misses
                    ? words(
                        "Even the most people allowed miss a target:",
                        "Bahkan jumlah petugas terbanyak yang diizinkan tidak memenuhi target:")
                    : words(
                        "No roster was found that meets the targets for sure. The most people allowed:",
                        "Tidak ditemukan jadwal yang pasti memenuhi target. Jumlah petugas terbanyak yang diizinkan:"
                    ))
            text += targets(candidate) + "\n"
        }
        return text
            + words.paragraph(
                words(
                    "Allow more people with --up-to, name the targets that people can meet with --target, or allow more replications with --max-replications.",
                    "Izinkan lebih banyak petugas dengan --up-to, sebutkan target yang dapat dipenuhi petugas dengan --target, atau tambah ulangan dengan --max-replications."
                ))
    }

    // MARK: The frontier

    private var frontier: String {
        var table = TextTable(
            [(words("What more service costs", "Biaya layanan yang lebih baik"), .left)]
                + result.targets.compactMap { KPICatalogue.find($0.kpi) }.map { ($0.id, .right) }
                + [(words("Targets", "Target"), .right)], pageWidth: words.pageWidth)
        let rows = result.candidates.filter(\.isOnFrontier).sorted {
            ($0.price.rupiah ?? Int64($0.price.minutes), $0.number)
                < ($1.price.rupiah ?? Int64($1.price.minutes), $1.number)
        }
        // The middle of a long frontier says no more than its file.
        for row in rows.prefix(12) {
            let cost =
                row.price.rupiah.map(words.style.rupiah)
                ?? words.style.decimal(Double(row.price.minutes) / 60, digits: 0)
                + words(" h a week", " jam seminggu")
            let verdict: String =
                switch row.verdict {
                case .meets: words.met(true)
                case .misses: words.met(false)
                case .undecided: words("undecided", "belum pasti")
                case nil: words("not tested", "tidak diuji")
                }
            table.add(
                [(row.isChosen ? "* " : "  ") + cost]
                    + zip(result.targets, row.targets).compactMap { target, outcome in
                        KPICatalogue.find(target.kpi).map {
                            words.style.text(outcome.row.mean, unit: $0.unit)
                        }
                    } + [verdict])
        }
        let more =
            rows.count > 12
            ? words.paragraph(words("More in frontier.csv.", "Selengkapnya di frontier.csv.")) : ""
        return table.text() + more
    }
}
