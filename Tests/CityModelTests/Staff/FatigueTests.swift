import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Fatigue")
struct FatigueTests {
    /// Talks of 100 s in the hours 0 to 23, half past.
    private func city(_ fatigue: Fatigue?) -> CityConfiguration {
        var city = StaffCity.calls((0..<24).map { (Int64($0) * 3_600 + 1_800, 100) })
        city.desks[0].humanResources.fatigue = fatigue
        return city
    }

    private func talks(_ city: CityConfiguration) throws -> [Double] {
        try City.trace(city, seed: 1, replication: 0).filter { $0.activity == .interviewEnded }
            .map { Double($0.duration ?? -1) / 1e6 }
    }

    @Test("Times grow with the hours on shift and in the small hours, and begin anew with the next shift")
    func times() throws {
        #expect(try talks(city(nil)) == Array(repeating: 100, count: 24))
        let tired = try talks(
            city(Fatigue(after: 14_400, increase: 0.08, nightFactor: 1.5, nightFrom: 7_200, nightTo: 21_600)))
        // 8 % in 4 h are 1 % for each half hour: at 4:30, 5:30, 6:30 and 7:30 of the shift 1, 3, 5 and 7 %.
        let shift: [Double] = [100, 100, 100, 100, 101, 103, 105, 107]
        let night: [Double] = [1, 1, 1.5, 1.5, 1.5, 1.5, 1, 1]
        let first = zip(shift, night).map { ($0 * $1 * 1e6).rounded() / 1e6 }
        #expect(tired == first + shift + shift)
        // A night that passes midnight.
        let late = try talks(
            city(Fatigue(after: 86_400, increase: 0, nightFactor: 2, nightFrom: 23 * 3_600, nightTo: 3_600)))
        #expect(late == [200] + Array(repeating: 100, count: 22) + [200])
    }

    @Test("A stand-in is fresh; whoever stays on is not")
    func persons() throws {
        var city = city(Fatigue(after: 0, increase: 0.08))
        city.desks[0].humanResources.absence = 1
        city.desks[0].staff[0].standIn = StandIn(probability: 1, delay: .deterministic(7_200))
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 4 * 3_600)
        let talks = try talks(city)
        // The stand-in of midnight comes at 2, so that his 100 s are 101 s at 2:30 and 111 s at 7:30; he stays until 10.
        #expect(talks[4] == 105 && talks[7] == 111 && talks[8] == 113 && talks[9] == 115 && talks[10] == 101)
    }

    @Test("Errors grow in their odds, not in their probability")
    func odds() throws {
        var tired = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true)
        tired.incidentTypes[0].confusedWith = "other"
        tired.incidentTypes[0].priorities = [0, 1, 0, 0]
        tired.incidentTypes.append(
            IncidentType(
                id: "other", name: "Other", rate: 0, needs: [UnitNeed(kind: "patrol")], callsTo: ["119": 1]))
        tired.simulation.measured *= 10
        var plain = tired
        tired.desks[0].humanResources = HumanResources(
            underTriage: 0.2, overTriage: 0.3, wrongAgency: 0.2,
            fatigue: Fatigue(after: 0, increase: 0, nightFactor: 1.5, nightFrom: 0, nightTo: 86_400))
        // Odds of 0.2/0.5 and 0.3/0.5 become 0.6 and 0.9, of 2.5 in all; 0.25 becomes 0.375.
        plain.desks[0].humanResources = HumanResources(
            underTriage: 0.6 / 2.5, overTriage: 0.9 / 2.5, wrongAgency: 0.375 / 1.375)
        func assessments(_ city: CityConfiguration) throws -> [[Int?]] {
            try City.trace(city, seed: 1, replication: 0).filter { $0.activity == .interviewEnded }
                .map { [$0.assessedPriority, $0.flags.contains(.wrongAgency) ? 1 : 0] }
        }
        // The draws are the same, so that the same thresholds give the same assessments, one by one.
        let assessed = try assessments(tired)
        #expect(try assessed == assessments(plain))
        #expect(assessed.count > 900)
        plain.desks[0].humanResources = HumanResources(underTriage: 0.2, overTriage: 0.3, wrongAgency: 0.2)
        #expect(try assessed != assessments(plain))
    }
}
