import CityModel
import EventKernel
import Randomness
import Testing

@Suite("What cannot be about staff is named, with the remedy")
struct StaffProblemTests {
    private func problems(_ change: (inout CityConfiguration) -> Void) -> [String] {
        var city = SmallCities.town()
        change(&city)
        return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
    }

    @Test("Presence")
    func presence() {
        let group = "desks.health.staff.operators"
        #expect(
            problems { $0.desks[0].staff[0].standIn = StandIn(probability: 1.5, delay: .deterministic(0)) }
                == ["\(group).stand_in.probability: 1.5 is no probability; use 0 to 100 %"])
        #expect(
            problems { $0.desks[0].staff[0].minimumCrew = MinimumCrew(people: 2, longestStay: 3_600) }
                == ["\(group).minimum_crew: no shift has 2 posts; use at most 1, or more posts"])
        #expect(
            problems { $0.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 0) }
                == ["\(group).longest_stay: nobody can stay on; use a duration above 0 s"])
        for rule in [Breaks(after: 600, length: 1_800), Breaks(after: 600, length: 0)] {
            #expect(
                problems { $0.desks[0].staff[0].breaks = rule } == [
                    "\(group).breaks: there is no work between the breaks; use a length above 0 s and at least as much time before it"
                ])
        }
        #expect(
            problems {
                $0.languages = [CallerLanguage(id: "javanese", share: 0.1)]
                $0.desks[0].staff[0].languages = ["javanes"]
            } == ["\(group).languages: no language \"javanes\"; use one of javanese"])
    }

    @Test("Fatigue, turnover and languages")
    func experience() {
        let level = "desks.health.human_resources"
        #expect(
            problems { $0.desks[0].humanResources.fatigue = Fatigue(after: 0, increase: -0.1) } == [
                "\(level).fatigue: nobody tires like that; use an increase of 0 to 1000 %, a night factor above 0 and times of the day"
            ])
        #expect(
            problems {
                $0.desks[0].humanResources.turnover = Turnover(
                    rate: 1e-8, newHires: Beginner(underTriage: 0.5, overTriage: 0.5), learning: 1)
            } == [
                "\(level).turnover: who always errs learns nothing: the odds of an error are infinite; use shares of errors below 100 % in both levels"
            ])
        #expect(
            problems {
                $0.jointCentre?.humanResources.turnover = Turnover(
                    rate: 1, newHires: Beginner(), learning: 1)
            } == [
                "joint_centre.human_resources.turnover: nobody leaves and learns like that; use a rate of 0 to 300 a year, a learning time of 0 s or more and a factor above 0"
            ])
        #expect(
            problems {
                $0.languages = [
                    CallerLanguage(id: "a", share: 0.6), CallerLanguage(id: "b", share: 0.6, talkFactor: 0),
                ]
            } == [
                "languages: the shares of the callers are together above 100 %; lower them; nobody needs two",
                "languages.b: these are no figures of a language; use a share of 0 to 100 %, a talk factor above 0 to 100 and error odds above 0 to 1000",
            ])
    }

    @Test("Supervision and lines")
    func supervision() {
        #expect(
            problems { $0.desks[0].supervision = Supervision(escalated: 2, helpsAbove: -1) } == [
                "desks.health.supervision.escalated: 2.0 is no share; use 0 to 100 %",
                "desks.health.supervision.helps_above: -1 calls cannot wait; use 0 or more",
                "desks.health.supervision: nobody supervises; give a staff group the role supervising",
            ])
        #expect(
            problems { $0.desks[0].staff[0].roles.append(.supervising) } == [
                "desks.health.staff: the supervisors have nothing to do; write supervision, or take the role supervising away"
            ])
        // In one room it is the room that says what supervisors do.
        let inOneRoom = problems {
            $0.integration.institutional = .oneRoom
            $0.desks[0].staff[0].roles.append(.supervising)
        }
        #expect(
            inOneRoom == [
                "joint_centre.staff: the supervisors have nothing to do; write supervision, or take the role supervising away"
            ])
        #expect(
            problems { $0.lines[2].trunks = 2 } == [
                "lines.app.trunks: an app has no telephone lines; leave trunks out"
            ])
        #expect(
            problems { $0.lines[0].trunks = 0 } == [
                "lines.119.trunks: no call gets through; use at least 1"
            ])
    }
}
