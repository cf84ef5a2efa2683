import CityModel

/// Lets compared configurations thin their demand from the same candidates.
///
/// An incident type or a call stream that occurs under one identifier in several configurations gets the largest
/// peak rate among them as its majorant, so that a candidate, and with it everything drawn for that incident,
/// is the same in all of them, and a lower rate only leaves some out (Lewis and Shedler 1979).
package func sharingMajorants(_ configurations: [CityConfiguration]) -> [CityConfiguration] {
    var types: [String: Double] = [:]
    var streams: [String: Double] = [:]
    for configuration in configurations {
        for type in configuration.incidentTypes {
            types[type.id] = max(
                types[type.id] ?? 0, configuration.peakRate(of: type), type.sharedMajorant ?? 0)
        }
        for stream in configuration.callStreams {
            streams[stream.id] = max(
                streams[stream.id] ?? 0, configuration.peakRate(of: stream), stream.sharedMajorant ?? 0)
        }
    }
    return configurations.map { configuration in
        var shared = configuration
        for index in shared.incidentTypes.indices {
            shared.incidentTypes[index].sharedMajorant = types[shared.incidentTypes[index].id]
        }
        for index in shared.callStreams.indices {
            shared.callStreams[index].sharedMajorant = streams[shared.callStreams[index].id]
        }
        return shared
    }
}
