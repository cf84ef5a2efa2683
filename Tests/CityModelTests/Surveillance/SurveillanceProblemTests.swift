import CityModel
import Randomness
import Testing

@Suite("Mistakes in what is said about cameras")
struct SurveillanceProblemTests {
    private func problems(_ change: (inout CameraSystem) -> Void) -> [String] {
        var city = WatchedCity.make(cameras: 2, screens: 2)
        WatchedCity.addPlaces(&city, north: 1, south: 1)
        if var cameras = city.cameras {
            change(&cameras)
            city.cameras = cameras
        }
        return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
    }

    @Test("A city without mistakes has none")
    func none() {
        #expect(problems { _ in } == [])
    }

    @Test("Cameras in unknown zones, with unknown links, twice")
    func inventory() {
        #expect(
            problems { $0.inventory[0].zone = "west" } == [
                "cctv.camera_list.north-1.zone: no zone \"west\"; use one of north, south"
            ])
        #expect(
            problems { $0.inventory[0].link = "ring" } == [
                "cctv.camera_list.north-1.link: no component \"ring\"; use one of (none is defined)"
            ])
        #expect(problems { $0.inventory[1].id = "north-1" }.count == 1)
        #expect(problems { $0.cameras = 3 }.count == 1)
    }

    @Test("Coverage above the whole, of unknown things, of a zone without cameras")
    func coverage() {
        #expect(
            problems { $0.coverage = [.init(zone: "north", visible: ["arrest": 1.2])] } == [
                "cctv.coverage.north.visible.arrest: cameras cannot cover 120.0 % of it; use 0 % to 100 %"
            ])
        #expect(problems { $0.coverage = [.init(zone: "west", visible: [:])] }.count == 1)
        #expect(problems { $0.coverage = [.init(zone: "north", visible: ["theft": 0.1])] }.count == 1)
        #expect(
            problems {
                $0.inventory.removeLast()
                $0.cameras = 1
                $0.coverage = [.init(zone: "south", visible: ["arrest": 0.1])]
            } == [
                "cctv.coverage.south: the zone has no camera; add a camera there, or leave the zone out"
            ])
    }

    @Test("No screen, no camera, no attention")
    func attention() {
        #expect(
            problems { $0.screensPerOperator = 0 } == [
                "cctv.screens_per_operator: an operator needs a screen; use at least 1"
            ])
        #expect(problems { $0.attention = .init(camerasPerOperator: 0) }.count == 1)
        #expect(problems { $0.attention = .init(crowding: 2) }.count == 1)
        #expect(problems { $0.attention = .init(tour: .init(look: 0, notices: 0.5)) }.count == 1)
        #expect(
            problems {
                $0.attention = .init(vigilance: [
                    .init(after: 60, attention: 0.9), .init(after: 30, attention: 0.8),
                ])
            } == [
                "cctv.attention.vigilance: the steps are not in the order of time; sort them by `after`"
            ])
    }

    @Test("A circle of components, however long")
    func circles() {
        #expect(
            problems {
                $0.dependencies = .init(components: [
                    .init(id: "ring", needs: ["server"]), .init(id: "server", needs: ["grid", "room"]),
                    .init(id: "room", needs: ["server"]), .init(id: "grid"),
                ])
            } == [
                "cctv.components.server.needs: what it needs leads back to itself: server → room → server; let one component of the circle need less"
            ])
        #expect(
            problems { $0.dependencies = .init(components: [.init(id: "a", needs: ["a"])]) } == [
                "cctv.components.a.needs: what it needs leads back to itself: a → a; let one component of the circle need less"
            ])
    }

    @Test("Components that do not exist, never work, or are always maintained")
    func components() {
        #expect(problems { $0.dependencies = .init(components: [], analyticsNeeds: ["x"]) }.count == 1)
        #expect(problems { $0.dependencies = .init(components: [.init(id: "a", needs: ["x"])]) }.count == 1)
        #expect(
            problems { $0.dependencies = .init(components: [.init(id: "a", meanTimeBetween: 1)]) }.count == 1)
        #expect(
            problems {
                $0.dependencies = .init(components: [
                    .init(id: "a", maintenance: .init(every: 60, lasts: 60))
                ])
            }.count == 1)
    }

    @Test(
        "A store that holds nothing, that nobody clears, that keeps nothing, and whose pictures are asked for too often"
    )
    func storage() {
        #expect(
            problems { $0.storage = .init(capacity: 0) } == [
                "cctv.storage.capacity: a store for 0.0 s of one camera holds nothing; use a capacity and a stream above 0"
            ])
        #expect(
            problems { $0.storage = .init(capacity: 100, whenFull: .stop) } == [
                "cctv.storage.cleared_every: a full store is never cleared; use a time above 0 s, or `when_full: overwrite`"
            ])
        #expect(problems { $0.storage = .init(capacity: 100, retention: 0) }.count == 1)
        #expect(
            problems {
                $0.storage = .init(capacity: 100, evidence: .init(share: 1.5, delay: .deterministic(1)))
            } == ["cctv.storage.evidence.share: 1.5 is no share; use 0 % to 100 %"])
    }

    @Test("Screens that need what is not there, and people who tire in no time")
    func watching() {
        #expect(
            problems { $0.dependencies = .init(components: [], watchingNeeds: ["wall"]) } == [
                "cctv.watching_needs: no component \"wall\"; use one of (none is defined)"
            ])
        var city = WatchedCity.make(cameras: 2, screens: 2)
        city.desks[2].humanResources.vigilanceDecay = -1
        #expect(city.problems().map { $0.path.last } == ["vigilance_decay"])
    }

    @Test("Alarms of unknown types, in rain that never falls, with impossible shares")
    func alarms() {
        #expect(problems { $0.analytics.byType = ["theft": .init(sensitivity: 0.5)] }.count == 1)
        #expect(problems { $0.analytics.byType = ["arrest": .init(sensitivity: 1.5)] }.count == 1)
        #expect(problems { $0.analytics.rain = .init(surge: "monsoon") }.count == 1)
        #expect(problems { $0.analytics.confident = .init(ofTrueAlarms: 2, ofFalseAlarms: 0) }.count == 1)
        #expect(problems { $0.verification = .init(misses: -0.1) }.count == 1)
        #expect(problems { $0.verification = .init(memory: 0) }.count == 1)
        #expect(problems { $0.enforcement = .init(rate: -1, review: .deterministic(1)) }.count == 1)
    }
}
