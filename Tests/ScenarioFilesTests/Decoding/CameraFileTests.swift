import CityModel
import Foundation
import ScenarioFiles
import Testing

@Suite("Cameras of a file")
struct CameraFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The small scenario with zones, one type of incident, and cameras.
    private func scenario(_ cameras: String, technology: String = "{mode: manual}", more: String = "")
        -> String
    {
        smallScenario.replacingOccurrences(
            of: "roles: [call_taking, dispatching]", with: "roles: [call_taking, dispatching, watching]")
                + """
                city: {zones: [{id: north, population: 6, latitude: 0, longitude: 0}, {id: south, population: 4, latitude: 0, longitude: 0}]}
                incident_types: [{id: crash, rate: 3/day, calls_to: {"119": 1}, visible_to_cameras: 10 %}]
                cctv:
                  desk: psc119
                  \(cameras)
                  \(cameras.contains("screens_per_operator") ? "" : "screens_per_operator: 9")
                  watching: {window: 5 min, hazard_by_screens: {1: 1.9/min, 9: 45/h}}
                  technology: \(technology)
                  components: [{id: ring, needs: [grid]}, {id: grid, mean_time_between: 30 d, mean_time_to_repair: 3 h}]
                \(more)
                """
    }

    @Test func fileIsReadBesideTheScenarioAndIsAnInput() throws {
        try folder.write("s.yaml", scenario("camera_file: lists/cameras.csv"))
        try folder.write(
            "lists/cameras.csv",
            "\u{FEFF}owner,id,zone,lat,lon,kind,link,note\r\ntransport,\"jl. 1, pole\",north,-7.5,110.2,dome,ring,x\r\n\r\n,b,south,,,,,\r\n"
        )
        let scenario = try folder.load("s.yaml")
        let cameras = try #require(scenario.configuration.cameras)
        #expect(
            cameras.inventory == [
                .init(
                    id: "jl. 1, pole", zone: "north", latitude: -7.5, longitude: 110.2, kind: "dome",
                    owner: "transport", link: "ring"),
                .init(id: "b", zone: "south"),
            ])
        #expect(cameras.cameras == 2)
        #expect(scenario.inputs.map { ($0.path as NSString).lastPathComponent } == ["s.yaml", "cameras.csv"])
        // A rate by screens says the same as a share in an exposure.
        #expect(abs(cameras.hazardOnScreen - 0.75 / 60) < 1e-12)
        let result = try City.run(scenario.configuration, seed: 1, replication: 0)
        #expect(!result.hoursOfZones.isEmpty)
    }

    @Test func mistakesOfTheFileAreToldLineByLine() throws {
        try folder.write("s.yaml", scenario("camera_file: cameras.csv"))
        try folder.write(
            "cameras.csv",
            """
            id,zone,lat,lon,kind,owner,link
            a,nroth,0,0,,,
            a,south,0,0,,,rign
            ,south,95,0,,,
            c,south,x,0,,,
            d,south
            """)
        expect(
            folder.messages("s.yaml"),
            [
                "cameras.csv:2:3: zone: there is no zone `nroth`; did you mean `north`?",
                "cameras.csv:3:1: id: `a` is already the camera of line 2; rename one of them",
                "cameras.csv:3:15: link: there is no component `rign`; did you mean `ring`?",
                "cameras.csv:4:1: id: is empty; give every camera a name",
                "cameras.csv:4:8: lat: `95` is no place on earth; write degrees from -90 to 90",
                "cameras.csv:5:9: lat: `x` is not a number; write a number such as `1.5`",
                "cameras.csv:6:1: has 2 fields instead of 7; give every line a field for each column of the first",
            ])
    }

    @Test func columnsFilesAndCameras() throws {
        try folder.write("s.yaml", scenario("camera_file: cameras.csv"))
        #expect(folder.messages("s.yaml").count == 1)
        try folder.write("cameras.csv", "id,zone,lat,lon,kind,owner\n")
        #expect(folder.messages("s.yaml").first?.hasPrefix("cameras.csv:1:1: has no column `link`") == true)
        try folder.write("cameras.csv", "id,zone,lat,lon,kind,owner,link\n")
        #expect(folder.messages("s.yaml").first?.contains("holds no camera") == true)
    }

    @Test func oneWayOfSayingHowManyCameras() {
        #expect(messages(scenario("cameras: 5")) == [])
        #expect(messages(scenario("camera_list: [{id: a, zone: north, link: ring}]")) == [])
        #expect(messages(scenario("cameras: 5\n  camera_list: [{id: a, zone: north}]")).count == 1)
        #expect(messages(scenario("technology_: 5")).isEmpty == false)
    }

    @Test(arguments: [
        ("camera_list: [{id: a, zone: west}]", "no zone"),
        ("camera_list: [{id: a, zone: north, link: wire}]", "wire"),
        ("cameras: 5\n  coverage: {north: {crash: 120 %}}", "120 %"),
        ("cameras: 5\n  coverage: {west: {crash: 10 %}}", "west"),
        ("cameras: 5\n  recording_needs: [tape]", "tape"),
        ("cameras: 5\n  watching_needs: [wall]", "wall"),
        ("cameras: 5\n  sharing: friends", "friends"),
        ("cameras: 5\n  screens_per_operator: 0", "0"),
        ("cameras: 5\n  storage: {capacity: 40, per_camera: 4 Mbit/s}", "write `40 TB`"),
        ("cameras: 5\n  storage: {capacity: 0 TB, per_camera: 4 Mbit/s}", "0 TB"),
        ("cameras: 5\n  storage: {capacity: 40 TB, per_camera: 4 Mbps}", "Mbit/s"),
        (
            "cameras: 5\n  storage: {capacity: 40 TB, per_camera: 4 Mbit/s, when_full: stop}",
            "nobody ever clears the full store"
        ),
        (
            "cameras: 5\n  storage: {capacity: 40 TB, per_camera: 4 Mbit/s, cleared_every: 30 d}",
            "a store that overwrites is not cleared"
        ),
        (
            "cameras: 5\n  storage: {capacity: 40 TB, per_camera: 4 Mbit/s, evidence: {share: 120 %, delay: 3 d}}",
            "120 %"
        ),
        (
            "cameras: 5\n  attention: {vigilance: [{after: 30 min, attention: 80 %}, {after: 20 min, attention: 90 %}]}",
            "not in the order"
        ),
    ])
    func mistakesOfTheScenario(_ cameras: String, _ part: String) {
        let found = messages(scenario(cameras))
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(part) == true, "\(found)")
    }

    @Test(arguments: [
        (
            "{mode: assisted, sensitivity: 50 %, roc: {curve: power, auc: 80 %, clips: 100/day}, false_alarms: 1/day}",
            "sensitivity"
        ),
        ("{mode: assisted, roc: {curve: power, auc: 80 %, clips: 100/day}}", "threshold lies"),
        (
            "{mode: assisted, roc: {curve: power, auc: 80 %, clips: 1/day}, false_alarms: 2/day}",
            "threshold lies"
        ),
        (
            "{mode: assisted, roc: {curve: power, auc: 80 %, clips: 100/day, confident_false_alarms: 3/day}, false_alarms: 2/day}",
            "stricter"
        ),
        ("{mode: assisted, by_type: {crash: {auc: 90 %}}}", "no `roc`"),
        ("{mode: assisted, roc: {curve: power, auc: 40 %, clips: 100/day}, false_alarms: 1/day}", "40 %"),
        ("{mode: assisted, rain: {surge: monsoon}}", "monsoon"),
    ])
    func mistakesOfTheTechnology(_ technology: String, _ part: String) {
        let found = messages(scenario("cameras: 5", technology: technology))
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains(part) == true, "\(found)")
    }

    @Test func storageAndSuppliesAreRead() throws {
        try folder.write(
            "s.yaml",
            scenario(
                """
                cameras: 5
                  storage: {capacity: 1 TB, per_camera: 4 Mbit/s, retention: 10 d, evidence: {share: 20 %, delay: 3 d}}
                  sharing: integrated
                  watching_needs: [ring]
                """
            ).replacingOccurrences(
                of: "{id: ring, needs: [grid]}",
                with: "{id: ring, needs: [grid], supplies: [network, room_power]}"))
        let cameras = try #require(try folder.load("s.yaml").configuration.cameras)
        #expect(
            cameras.storage
                == .init(
                    capacity: 2_000_000, retention: 864_000,
                    evidence: .init(share: 0.2, delay: .deterministic(259_200))))
        #expect(cameras.sharing == .integrated)
        #expect(cameras.dependencies?.watchingNeeds == ["ring"])
        #expect(
            cameras.dependencies?.components.first { $0.id == "ring" }?.supplies == [.network, .roomPower])
    }

    @Test func circleOfComponents() {
        let text = scenario("cameras: 5").replacingOccurrences(
            of: "{id: grid, mean", with: "{id: grid, needs: [ring], mean")
        let found = messages(text)
        #expect(found.count == 1)
        #expect(found.first?.contains("leads back to itself: ring → grid → ring") == true, "\(found)")
    }

    @Test func anOperatingPointGivesSensitivityAndSureAlarms() throws {
        let text = scenario(
            "cameras: 5",
            technology:
                "{mode: assisted, roc: {curve: power, auc: 80 %, clips: 1000/day, confident_false_alarms: 0.1/day}, false_alarms: 10/day, by_type: {crash: {auc: 90 %}}}"
        )
        let analytics = try #require(
            try ScenarioLoader.read(text: text, name: "s.yaml").configuration.cameras?.analytics)
        // 1 % of the clips: 0.01^(1/0.8 − 1) and 0.01^(1/0.9 − 1); the stricter threshold 0.0001 of them.
        #expect(abs(analytics.sensitivity - pow(0.01, 0.25)) < 1e-12)
        #expect(abs(try #require(analytics.byType["crash"]).sensitivity - pow(0.01, 1 / 0.9 - 1)) < 1e-12)
        let confident = try #require(analytics.confident)
        #expect(abs(confident.ofTrueAlarms - pow(0.01, 0.25)) < 1e-9)
        #expect(abs(confident.ofFalseAlarms - 0.01) < 1e-12)
    }
}
