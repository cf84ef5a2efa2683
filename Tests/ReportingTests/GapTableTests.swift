import Experiments
import Reporting
import ScenarioFiles
import TestSupport
import Testing

/// Tables and report of made-up figures, so that no change of the model changes them.
@Suite struct GapTableTests {
    private let result: GapResult

    init() throws {
        func scenario(_ name: String, _ change: (String) -> String) throws -> Scenario {
            let text = StarterScenario.text(name: name).replacing("measured: 28 d", with: "measured: 1 h")
                .replacing("warm_up: 1 d", with: "warm_up: 0 s")
            return try ScenarioLoader.read(text: change(text), name: name + ".yaml")
        }
        let design = try GapDesign(
            from: try scenario("today") { $0 },
            to: try scenario("joint") {
                $0.replacing("posts: 1   ", with: "posts: 2   ").replacing("trunks: 2", with: "trunks: 4")
            })
        let runs = try Study.run(scenarios: design.scenarios, settings: StudySettings(replications: 2)).runs
        var made = analyseGap(design, runs: runs)
        var first = try #require(made.decompositions.first { $0.kpi == "incident.response_p50" })
        first.kpi = "reporter.reached_share"
        first.values = [0.7, 0.8, 0.75, 0.95]
        first.whole = GapEstimate(value: 0.25, ciLow: 0.2, ciHigh: 0.3)
        let figures: [Lever: GapEstimate] = [
            .staff: GapEstimate(value: 0.15, ciLow: 0.1, ciHigh: 0.2),
            .technology: GapEstimate(value: 0.1, ciLow: -0.01, ciHigh: 0.21),
        ]
        let zero = GapEstimate(value: 0, ciLow: 0, ciHigh: 0)
        for lever in Lever.allCases { first.contributions[lever] = figures[lever] ?? zero }
        for classification in GapClassification.allCases {
            first.groups[classification] = [
                .humanResources: try #require(figures[.staff]),
                .otherResources: try #require(figures[.technology]),
                .layer2: first.whole, .layer3: zero, .whole: first.whole,
            ]
        }
        first.order = [
            .init(lever: .staff, value: 0.8, gain: 0.1, frequency: 1),
            .init(lever: .technology, value: 0.95, gain: 0.15, frequency: 1),
        ]
        (first.orderFrequency, first.bottleneck, first.improvement) = (1, nil, .holds)
        first.humanResources = [.study: .undecided, .technicalInLayer3: .holds]
        for index in first.interactions.indices {
            first.interactions[index].estimate = zero
        }
        made.decompositions = [first]
        made.summaries = made.summaries.map { _ in [] }
        made.replications = 2
        result = made
    }

    private func text(_ name: String) throws -> String {
        let table = try #require(CSVTable.gap(result).first { $0.name == name })
        return table.text(in: .rfc4180).replacing("\r\n", with: "\n")
    }

    @Test func goldenTables() throws {
        expectGolden(
            try text("gap"),
            """
            kpi,lever,layer,contribution,ci_low,ci_high,share,unit
            reporter.reached_share,staff,2,0.15,0.1,0.2,0.6,1
            reporter.reached_share,users,2,0.0,0.0,0.0,0.0,1
            reporter.reached_share,technology,2,0.1,-0.01,0.21,0.4,1
            reporter.reached_share,technical_integration,2,0.0,0.0,0.0,0.0,1
            reporter.reached_share,institutional_integration,3,0.0,0.0,0.0,0.0,1

            """)
        expectGolden(
            try text("gap_verdicts"),
            """
            kpi,classification,human_resources,depends_on_classification,bottleneck
            reporter.reached_share,study,undecided,true,
            reporter.reached_share,technical_in_layer_3,holds,true,

            """)
        expectGolden(
            try text("gap_order"),
            """
            kpi,step,lever,value,gain,step_frequency,order_frequency,unit
            reporter.reached_share,1,staff,0.8,0.1,1.0,1.0,1
            reporter.reached_share,2,technology,0.95,0.15,1.0,1.0,1

            """)
        expectGolden(
            try text("gap_levers"),
            """
            path,lever,from,to
            desks.psc119.trunks,technology,2,4
            desks.psc119.staff.operators.posts,staff,1,2

            """)
    }

    @Test(arguments: Language.allCases)
    func theReportFitsThePageAndMarksAVerdictThatFlips(language: Language) {
        let text = GapReport(result: result, language: language).text()
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            joined.contains(
                language(
                    "DEPENDS on the classification: undecided in the study's, yes with technical integration in layer 3",
                    "BERGANTUNG pada pengelompokan: belum dapat ditentukan menurut kajian, ya bila integrasi teknis di lapis 3"
                )))
        #expect(joined.contains(language("+15.0 pp* +10.0 pp", "+15,0 pp* +10,0 pp")))
    }
}
