import CityModel
import Experiments
import Reporting
import ScenarioFiles
import TestSupport
import Testing

/// Reports of made-up figures on real scenarios, so that no change of the model changes the texts.
@Suite struct ReportTests {
    private let baseline: ScenarioRun
    private let alternative: ScenarioRun
    private let summary: [SummaryRow]
    private let better: [SummaryRow]
    private let comparison: [ComparisonRow]

    init() throws {
        func run(_ name: String, title: String) throws -> ScenarioRun {
            let text = StarterScenario.text(name: title).replacing("measured: 28 d", with: "measured: 1 h")
                .replacing("warm_up: 1 d", with: "warm_up: 0 s")
            let scenario = try ScenarioLoader.read(text: text, name: name + ".yaml")
            return try Study.run(scenarios: [scenario], settings: StudySettings(replications: 2)).runs[0]
        }
        baseline = try run("today", title: "City today")
        alternative = try run("joint", title: "Joint centre")
        let row = try #require(summarise(baseline).first)
        func made(
            _ scenario: String, _ kpi: String, _ mean: Double?, _ low: Double?, _ high: Double?,
            target: String? = nil,
            met: Bool? = nil, scope: String = "city"
        ) -> SummaryRow {
            var row = row
            (row.scenario, row.kpi, row.scope) = (scenario, kpi, scope)
            (row.mean, row.ciLow, row.ciHigh, row.sd) = (mean, low, high, nil)
            (row.target, row.met, row.replications) = (target, met, 2)
            return row
        }
        summary = [
            made("today", "calls.offered", 7_601.2, 7_500, 7_702.4),
            made("today", "calls.answered_within_10s", 0.594, 0.55, 0.63, target: ">= 0.9", met: false),
            made("today", "reporter.reached_share", 0.678, 0.66, 0.69),
            made("today", "incident.response_p50", 954, 900, 1_010),
            made("today", "incident.response_p90", .infinity, .infinity, .infinity),
            made("today", "incident.expected_survivors", 0.31, 0.2, 0.42),
            made("today", "cost.yearly", 1_353_981_461, nil, nil),
            made("today", "units.trips", 3, 2, 4, scope: "units:ambulance"),
        ]
        better = [
            made("joint", "calls.offered", 5_200, 5_100, 5_300),
            made("joint", "calls.answered_within_10s", 0.95, 0.94, 0.96, target: ">= 0.9", met: true),
            made("joint", "reporter.reached_share", 0.998, 0.99, 1),
            made("joint", "incident.response_p50", 678, 650, 700),
            made("joint", "incident.response_p90", 1_842, 1_700, 2_000),
            made("joint", "incident.expected_survivors", 0.33, 0.2, 0.45),
            made("joint", "cost.yearly", 7_385_324_850, nil, nil),
        ]
        var template = try #require(compare(baseline: baseline, alternative: alternative).first)
        template.baseline = "today"
        template.scenario = "joint"
        func difference(
            _ kpi: String, _ difference: Double?, _ low: Double?, _ high: Double?, _ verdict: Verdict
        ) -> ComparisonRow {
            var row = template
            (row.kpi, row.scope, row.difference, row.ciLow, row.ciHigh) = (kpi, "city", difference, low, high)
            (row.better, row.comparable, row.pValue, row.pValueAdjusted) = (verdict, true, 0.01, 0.02)
            (row.correlation, row.effectiveGain) = (0.9, 4)
            row.detectable = kpi == "incident.expected_survivors" ? 0.1 : nil
            return row
        }
        comparison = [
            difference("calls.offered", -2_401.2, -2_500, -2_300, .neither),
            difference("reporter.reached_share", 0.32, 0.3, 0.34, .better),
            difference("incident.response_p50", -276, -320, -230, .better),
            difference("incident.response_p90", -.infinity, -.infinity, -.infinity, .better),
            difference("incident.expected_survivors", 0.02, -0.05, 0.09, .inconclusive),
            difference("cost.yearly", 6_031_343_389, nil, nil, .worse),
        ]
    }

    @Test func summaryInEnglish() {
        expectGolden(
            SummaryReport(run: baseline, rows: summary, language: .english).text(),
            """
            City today (today)

            KPI                                                          Mean      95% interval   Target
            ----------------------------------------------------------------------------------------------------
            Calls offered                                               7,601    [7,500, 7,702]
            Reporters who reach the right desk                          67.8%     [66.0, 69.0]%
            Median time from occurrence to arrival                   15.9 min  [15.0, 16.8] min
            90th percentile of time from occurrence to
              arrival                                             not reached                 -
            Expected survivors                                          0.310    [0.200, 0.420]
            Cost per year                                     Rp1,353,981,461
            Answered within 10 s                                        59.4%     [55.0, 63.0]%  ≥ 90.0%  missed

            0 of 1 targets met.

            Means over 2 replications, percentiles over all of them together; seed 1. The interval holds 95% of
            the simulation's noise, not the uncertainty of the inputs.

            Counts are per replication: 1 hour. -: there is no value or no interval.

            """)
    }

    @Test func comparisonOfTwoInEnglish() {
        expectGolden(
            report([comparison], .english),
            """
            Baseline: City today (today)
            Scenario: Joint centre (joint)

            KPI                               Baseline         Scenario  Difference [95% interval]  Verdict
            ----------------------------------------------------------------------------------------------------
            Calls offered *                      7,601            5,200    -2,401 [-2,500, -2,300]
            Reporters who reach the
              right desk                         67.8%            99.8%      +32.0 [30.0, 34.0] pp  better
            Median time from
              occurrence to arrival           15.9 min         11.3 min      -4.6 [-5.3, -3.8] min  better
            90th percentile of time
              from occurrence to
              arrival                      not reached         30.7 min                now reached  better
            Expected survivors                   0.310            0.330     +0.020 [-0.050, 0.090]  inconclusive
            Cost per year              Rp1,353,981,461  Rp7,385,324,850           +Rp6,031,343,389  worse

            Differences are scenario minus baseline, paired over 2 replications with the same incidents and
            callers; seed 1. [low, high] is the 95% interval of the simulation's noise, not of the uncertain
            inputs. "Better" and "worse" have p < 0.05 after Holm's adjustment for all headline KPIs of the
            pair; "no difference": none that matters, because the interval for all of them together lies within
            the KPI's indifference zone (none is stated); "inconclusive": the noise leaves it open, even where
            the interval of that KPI alone leaves out zero. `sigap explain 'TITLE'` says what a KPI is. pp:
            percentage points.

            2 replications are few: intervals and verdicts are rough. Take 16 or more with --replications before
            you decide anything.

            So many replications find with a probability of 80% a true difference of at least: Expected
            survivors 0.100.

            Common random numbers: correlation 0.90 (median of the headline KPIs); independent streams would
            need 4.0 times as many replications for the same interval (median, from 4.0 to 4.0).

            Counts are per replication: 1 hour. Now reached: the percentile has a value in the scenario, but not
            in the baseline. No verdict: neither more nor less is better.

            * Counts attempts and is not comparable between ways of operating, because telling callers to ring
            elsewhere makes more calls of one report.

            today: 0 of 1 targets met; missed:
              Answered within 10 s: 59.4%, target ≥ 90.0%
            joint: 1 of 1 targets met.

            """)
    }

    @Test func comparisonOfSeveralInIndonesian() {
        expectGolden(
            report([comparison, comparison], .indonesian),
            """
            Kondisi awal: City today (today)
            Skenario: Joint centre (joint)
            Skenario: Joint centre (joint)

            Indikator dan skenario        Rata-rata   Selisih [interval 95%]  Penilaian
            -----------------------------------------------------------------------------
            Panggilan masuk *
              today                           7.601
              joint                           5.200  -2.401 [-2.500; -2.300]
              joint                           5.200  -2.401 [-2.500; -2.300]
            Pelapor yang sampai ke meja yang tepat
              today                           67,8%
              joint                           99,8%    +32,0 [30,0; 34,0] pp  lebih baik
              joint                           99,8%    +32,0 [30,0; 34,0] pp  lebih baik
            Median waktu kejadian sampai petugas tiba
              today                      15,9 menit
              joint                      11,3 menit  -4,6 [-5,3; -3,8] menit  lebih baik
              joint                      11,3 menit  -4,6 [-5,3; -3,8] menit  lebih baik
            Persentil 90 waktu kejadian sampai petugas tiba
              today                  tidak tercapai
              joint                      30,7 menit            kini tercapai  lebih baik
              joint                      30,7 menit            kini tercapai  lebih baik
            Perkiraan yang selamat
              today                           0,310
              joint                           0,330   +0,020 [-0,050; 0,090]  belum pasti
              joint                           0,330   +0,020 [-0,050; 0,090]  belum pasti
            Biaya per tahun
              today                 Rp1.353.981.461
              joint                 Rp7.385.324.850         +Rp6.031.343.389  lebih buruk
              joint                 Rp7.385.324.850         +Rp6.031.343.389  lebih buruk

            Selisih adalah skenario dikurangi kondisi awal, berpasangan pada 2 ulangan simulasi dengan kejadian
            dan penelepon yang sama; benih acak 1. [bawah; atas] adalah interval kepercayaan 95% untuk derau
            simulasi, bukan untuk masukan yang tidak pasti. "Lebih baik" dan "lebih buruk" memiliki p < 0,05
            setelah penyesuaian Holm atas semua indikator utama; "tidak berbeda": tidak ada selisih yang berarti
            karena interval serentak berada di dalam zona tak berarti indikator itu (tidak ada yang ditetapkan);
            "belum pasti": derau belum memungkinkan kesimpulan, sekalipun interval indikator itu sendiri tidak
            memuat nol. `sigap explain 'JUDUL'` menjelaskan suatu indikator. pp: poin persentase.

            2 ulangan simulasi terlalu sedikit: interval dan penilaian masih kasar. Gunakan 16 atau lebih dengan
            --replications sebelum mengambil keputusan.

            Ulangan sebanyak ini dengan peluang 80% menemukan selisih sebenarnya sebesar sekurang-kurangnya:
            Perkiraan yang selamat 0,100.

            Bilangan acak bersama: korelasi 0,90 (median indikator utama); aliran acak yang terpisah memerlukan
            4,0 kali ulangan untuk interval yang sama (median, dari 4,0 sampai 4,0).

            Jumlah dihitung per ulangan simulasi: 1 jam. Kini tercapai: persentil ini memiliki nilai pada
            skenario, tetapi tidak pada kondisi awal. Tanpa penilaian: lebih banyak maupun lebih sedikit tidak
            berarti lebih baik.

            * Menghitung percobaan panggilan dan tidak dapat dibandingkan antarcara kerja, karena penelepon yang
            disuruh menghubungi nomor lain menambah panggilan untuk satu laporan.

            today: 0 dari 1 target terpenuhi; tidak terpenuhi:
              Terjawab dalam 10 detik: 59,4%; target ≥ 90,0%
            joint: 1 dari 1 target terpenuhi.
            joint: 1 dari 1 target terpenuhi.

            """)
    }

    @Test(arguments: Language.allCases)
    func noLineIsWiderThanThePage(language: Language) {
        let texts = [
            SummaryReport(run: baseline, rows: summary, language: language).text(),
            report([comparison], language),
            report([comparison, comparison], language),
        ]
        for text in texts {
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
            #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
        }
    }

    @Test func unitsAgreeAndSignsAreExplained() throws {
        var rows = comparison
        let median = try #require(rows.firstIndex { $0.kpi == "incident.response_p50" })
        (rows[median].difference, rows[median].ciLow, rows[median].ciHigh) = (-30, -40, -20)
        let percentile = try #require(rows.firstIndex { $0.kpi == "incident.response_p90" })
        rows[percentile].difference = .infinity
        rows[percentile].better = .undefined
        let text = report([rows], .english)
        #expect(text.contains("15.9 min         11.3 min      -0.5 [-0.7, -0.3] min  better\n"))
        #expect(text.contains("no longer reached  -\n"))
        #expect(!text.contains("Now reached:"))
        let words = text.split(separator: "\n\n").map { $0.replacing("\n", with: " ") }
        #expect(
            words.contains {
                $0.contains(
                    "No longer reached: the percentile has a value in the baseline, but not in the scenario.")
                    && $0.hasSuffix("-: the runs do not tell.")
            })
    }

    /// A parameter that two scenarios take from one file is one finding.
    @Test func failedChecksNameTheirScenarios() {
        func row(_ scenario: String, _ message: String, passed: Bool = false) -> CheckRow {
            CheckRow(
                check: "speed", kind: .parameter, scenario: scenario, subject: "roads.speed",
                expected: "35 km/h",
                observed: "44 km/h", ciLow: nil, ciHigh: nil, passed: passed, message: message)
        }
        let report = CheckReport(
            title: LocalizedText(en: "Assumptions", id: "Asumsi"),
            rows: [
                row("today", "roads.speed is 44 km/h"), row("good", "fine", passed: true),
                row("joint", "roads.speed is 44 km/h"), row("night", "roads.speed is 40 km/h"),
                row("", "no value is written"),
            ], checks: 3, simulations: 0)
        expectGolden(
            CheckSummary([report], language: .english).text(),
            """
            FAILED speed (scenarios today, joint): roads.speed is 44 km/h
            FAILED speed (scenario night): roads.speed is 40 km/h
            FAILED speed: no value is written
            Assumptions: 2 of 3 checks hold (0 simulations).

            """)
        expectGolden(
            CheckSummary([report], language: .indonesian).text(),
            """
            GAGAL speed (skenario today; joint): roads.speed is 44 km/h
            GAGAL speed (skenario night): roads.speed is 40 km/h
            GAGAL speed: no value is written
            Asumsi: 2 dari 3 pemeriksaan terpenuhi (0 simulasi).

            """)
    }

    private func report(_ rows: [[ComparisonRow]], _ language: Language) -> String {
        ComparisonReport(
            baseline: baseline, summary: summary,
            alternatives: rows.map { .init(run: alternative, summary: better, comparison: $0) },
            language: language
        ).text()
    }
}
