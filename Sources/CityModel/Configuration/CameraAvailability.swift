import Statistics

/// The long-run availability of cameras, software and recording, by the closed form of the same tree that the engine
/// runs.
extension CityConfiguration {
    /// The long-run share of time in which the average camera works: the product of the availabilities of the
    /// camera and of every component that it needs, directly or not, each counted once (series system of
    /// independent parts; Barlow and Proschan 1975, *Statistical Theory of Reliability*), and of what of the
    /// infrastructure they hang on. NaN without cameras.
    ///
    /// - Complexity: O(cameras + links · what each needs).
    public var expectedCameraAvailability: Double {
        guard let cameras else { return .nan }
        let own = cameras.outages?.availability ?? 1
        guard !cameras.inventory.isEmpty else { return own }
        var tree = CameraTree(self)
        var byLink: [String: Double] = [:]
        var sum = 0.0
        for camera in cameras.inventory {
            guard let link = camera.link else {
                sum += 1
                continue
            }
            let share = byLink[link] ?? tree.availability(ofAll: [link])
            byLink[link] = share
            sum += share
        }
        return own * sum / Double(cameras.inventory.count)
    }

    /// The long-run share of time in which all of the named components work, with everything that they need.
    ///
    /// - Complexity: O(components).
    public func cameraAvailability(ofAll names: [String]) -> Double {
        var tree = CameraTree(self)
        return tree.availability(ofAll: names)
    }
}

/// What cameras hang on, for the closed form.
private struct CameraTree {
    private let components: [String: CameraSystem.Component]
    private let infrastructure: Infrastructure?
    /// The room of the watchers' desk.
    private let room: Infrastructure.Room?
    /// What has been computed: few sets of supplies serve many links.
    private var known: [Set<CameraSystem.Supply>: Double] = [:]

    init(_ city: CityConfiguration) {
        let all = city.cameras?.dependencies?.components ?? []
        components = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
        infrastructure = city.infrastructure
        let desk = city.cameras?.desk
        let isMember = desk.map { city.jointCentre?.members.contains($0) ?? false } ?? false
        let isTogether = city.integration.institutional == .oneRoom && isMember
        let name = isTogether ? city.jointCentre?.id : desk
        room = city.infrastructure?.rooms.first { $0.id == name }
    }

    mutating func availability(ofAll names: [String]) -> Double {
        var seen: Set<String> = []
        var open = names
        var product = 1.0
        var supplies: Set<CameraSystem.Supply> = []
        while let name = open.popLast() {
            guard seen.insert(name).inserted, let component = components[name] else { continue }
            product *= component.ownAvailability
            supplies.formUnion(component.supplies)
            open += component.needs
        }
        return product * availability(of: supplies)
    }

    /// The long-run share of time in which all of these parts of the infrastructure work.
    private mutating func availability(of supplies: Set<CameraSystem.Supply>) -> Double {
        guard let infrastructure, !supplies.isEmpty else { return 1 }
        if let share = known[supplies] { return share }
        func share(_ component: Infrastructure.Component?, _ supply: CameraSystem.Supply) -> Double {
            supplies.contains(supply) ? component?.outages.availability ?? 1 : 1
        }
        let power = RoomPower(
            grid: infrastructure.grid?.outages, supply: room?.power?.outages, backup: room?.backup ?? 0)
        let result =
            share(infrastructure.carrier, .carrier) * share(infrastructure.network, .network)
            * share(room?.server, .roomServer)
            * power.availability(
                withGrid: supplies.contains(.grid),
                withRoom: supplies.contains(.roomPower) || supplies.contains(.roomServer))
        known[supplies] = result
        return result
    }
}

/// Power in a room: the grid and the room's own supply, in front of a backup that bridges a fixed time.
///
/// The room is dark when power has been away for longer than the backup bridges. Grid and supply are independent
/// two-state Markov chains, so the pair is a reversible chain: the probability that power is away now and has been
/// for the last b seconds is that of being away now and remaining so for the next b, π · exp(Q b) restricted to the
/// states without power (Kelly 1979, *Reversibility and Stochastic Networks*, chapter 1).
private struct RoomPower {
    var grid: Outages?
    var supply: Outages?
    var backup: Double

    /// The long-run share of time with power from the grid and in the room, or with one of them.
    func availability(withGrid: Bool, withRoom: Bool) -> Double {
        let gridUp = grid?.availability ?? 1
        guard withRoom else { return withGrid ? gridUp : 1 }
        let supplyUp = supply?.availability ?? 1
        // Without power because the grid fails, because the supply does, because both do.
        let states = [(1 - gridUp) * supplyUp, gridUp * (1 - supplyUp), (1 - gridUp) * (1 - supplyUp)]
        let remains = remainsDark()
        let darkWithGrid = states[1] * remains[1]
        let darkWithout = states[0] * remains[0] + states[2] * remains[2]
        return withGrid ? gridUp - darkWithGrid : 1 - darkWithGrid - darkWithout
    }

    /// The probability that power stays away for the time of the backup, by the state now.
    private func remainsDark() -> [Double] {
        guard backup > 0 else { return [1, 1, 1] }
        func rates(_ outages: Outages?) -> (fails: Double, mends: Double) {
            outages.map { (1 / $0.meanTimeBetween, 1 / $0.meanTimeToRepair) } ?? (0, 0)
        }
        let (g, s) = (rates(grid), rates(supply))
        let generator = [
            [-(g.mends + s.fails), 0, s.fails],
            [0, -(g.fails + s.mends), g.fails],
            [s.mends, g.mends, -(g.mends + s.mends)],
        ]
        let steps = generator.map { $0.map { $0 * backup } }
        // Times above 0 s have been asked for before, so every entry is a number.
        guard let exponential = try? matrixExponential(steps) else { return [.nan, .nan, .nan] }
        return exponential.map { $0.reduce(0, +) }
    }
}
