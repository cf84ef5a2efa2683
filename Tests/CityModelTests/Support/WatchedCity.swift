import CityModel
import Randomness

/// A town whose incidents nobody reports: only cameras can find them.
enum WatchedCity {
    /// `watchers` people who do nothing else look at `cameras` cameras; every incident is in view for `lasts`.
    static func make(
        cameras: Int, screens: Int, watchers: Int = 1, lasts: Distribution = .deterministic(60),
        window: Double = 60, perDay: Double = 40, days: Double = 100
    ) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true, rate: perDay / 86_400)
        city.simulation.measured = days * 86_400
        city.incidentTypes[0].visibleToCameras = 1
        city.incidentTypes[0].reporters.none = 1
        city.incidentTypes[0].lasts = lasts
        city.desks.append(
            Desk(
                id: "room", name: "Room", agency: "transport",
                staff: [
                    StaffGroup(
                        id: "watchers", roles: [.watching], shifts: SmallCities.roundTheClock(watchers))
                ]))
        city.cameras = CameraSystem(
            desk: "room", cameras: cameras, screensPerOperator: screens,
            watching: .init(
                exposure: 60, noticedByScreens: [1: 0.85, 4: 0.74, 6: 0.58, 9: 0.53], window: window))
        return city
    }

    /// Adds a second zone with as many inhabitants, and cameras of both: `north-1` … and `south-1` ….
    static func addPlaces(_ city: inout CityConfiguration, north: Int, south: Int, link: String? = nil) {
        city.zones = ["north", "south"].map {
            Zone(id: $0, name: $0, population: 1, latitude: 0, longitude: 0)
        }
        city.cameras?.inventory =
            (1...max(north, 1)).prefix(north).map { .init(id: "north-\($0)", zone: "north", link: link) }
            + (1...max(south, 1)).prefix(south).map { .init(id: "south-\($0)", zone: "south", link: link) }
        city.cameras?.cameras = north + south
    }
}
