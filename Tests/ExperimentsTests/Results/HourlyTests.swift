import CityModel
import Experiments
import Testing

@Suite("Hourly")
struct HourlyTests {
    private func officeHours() throws -> CaseRun {
        var configuration = smallDesk()
        configuration.desks = [
            TheoryModel.desk(shifts: [TheoryModel.shift(from: 8, hours: 8, posts: 3)])
        ]
        configuration.desks[0].whenClosed = .fail
        configuration.simulation.warmUp = 0
        configuration.simulation.measured = 86_400
        return try CaseStudy.run(
            [StudyCase(name: "office", configuration: configuration)],
            settings: StudySettings(replications: 3)
        ).runs[0]
    }

    @Test("Every desk, hour and measure has one row")
    func shape() throws {
        let rows = try officeHours().hourly()
        #expect(rows.count == 24 * 9)
        #expect(Set(rows.map(\.measure)).count == 9)
        #expect(rows.map(\.hour) == (0..<24).flatMap { Array(repeating: $0, count: 9) })
        #expect(rows.allSatisfy { $0.scenario == "office" && $0.desk == "centre" })
    }

    @Test("Posts are on duty in their hours, calls fail outside of them")
    func officeHoursByHour() throws {
        let rows = try officeHours().hourly()
        for row in rows {
            let isOpen = (8..<16).contains(row.hour)
            switch row.measure {
            case "on_duty_mean": #expect(row.mean == (isOpen ? 3 : 0))
            case "answered": #expect(((row.mean ?? 0) > 0) == isOpen)
            case "failed": #expect(((row.mean ?? 0) > 0) != isOpen)
            case "wait_mean":
                #expect((row.mean != nil) == isOpen)
                #expect(row.replications == (isOpen ? 3 : 0))
            default: break
            }
        }
    }

    @Test("Hours add up to the day")
    func sums() throws {
        let run = try officeHours()
        let rows = run.hourly()
        for (measure, kpi) in [("offered", "calls.offered"), ("failed", "calls.failed")] {
            let sum = rows.filter { $0.measure == measure }.compactMap(\.mean).reduce(0, +)
            let day = run.results.reduce(0) { $0 + $1.value(kpi) } / 3
            #expect(abs(sum - day) < 1e-9 * day)
        }
        let busy = rows.filter { $0.measure == "busy_mean" }.compactMap(\.mean).reduce(0, +) / 24
        let mean = run.results.reduce(0) { $0 + $1.value("staff.busy_mean") } / 3
        #expect(abs(busy - mean) < 1e-9 * mean)
    }
}
