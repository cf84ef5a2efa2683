import Statistics

/// Cameras one by one, the people who watch them, alarms, and what all of it depends on.
extension ProblemFinder {
    mutating func surveillance(_ cameras: CameraSystem) {
        inventory(cameras)
        coverage(cameras)
        if let attention = cameras.attention { self.attention(attention) }
        analytics(cameras.analytics)
        if let verification = cameras.verification { self.verification(verification) }
        dependencies(cameras)
        if let storage = cameras.storage { self.storage(storage) }
        if let deviation = cameras.repairDeviation, !(deviation >= 0), cameras.outages != nil {
            note(["cctv", "outages", "repair_sd"], "\(deviation) is no spread", "use 0 s or more")
        }
        if let enforcement = cameras.enforcement {
            if !(enforcement.rate >= 0) {
                note(["cctv", "enforcement", "rate"], "\(enforcement.rate) is no rate", "use 0/day or more")
            }
            if !isWatched(cameras) {
                note(
                    ["cctv", "enforcement"], "nobody at \"\(cameras.desk)\" may look at the pictures",
                    "give a staff group there the role watching")
            }
        }
    }

    private func isWatched(_ cameras: CameraSystem) -> Bool {
        city.desks.first { $0.id == cameras.desk }?.staff.contains { $0.roles.contains(.watching) } ?? false
    }

    private mutating func inventory(_ cameras: CameraSystem) {
        guard !cameras.inventory.isEmpty else { return }
        let zones = Set(city.zones.map(\.id))
        let components = Set((cameras.dependencies?.components ?? []).map(\.id))
        if cameras.cameras != cameras.inventory.count {
            note(
                ["cctv", "cameras"], "\(cameras.cameras) is not the number of cameras in the list",
                "use \(cameras.inventory.count)")
        }
        var seen: Set<String> = []
        for camera in cameras.inventory {
            let path = ["cctv", "camera_list", camera.id]
            if !seen.insert(camera.id).inserted {
                note(path, "there are two cameras of this name", "rename one of them")
            }
            if !zones.contains(camera.zone) {
                note(path + ["zone"], "no zone \"\(camera.zone)\"", "use one of \(Self.list(zones))")
            }
            if let link = camera.link, !components.contains(link) {
                note(path + ["link"], "no component \"\(link)\"", "use one of \(Self.list(components))")
            }
        }
    }

    private mutating func coverage(_ cameras: CameraSystem) {
        let zones = Set(city.zones.map(\.id))
        let equipped = Set(cameras.inventory.map(\.zone))
        for coverage in cameras.coverage {
            let path = ["cctv", "coverage", coverage.zone]
            if !zones.contains(coverage.zone) {
                note(path, "no zone \"\(coverage.zone)\"", "use one of \(Self.list(zones))")
            } else if !cameras.inventory.isEmpty, !equipped.contains(coverage.zone),
                coverage.visible.values.contains(where: { $0 > 0 })
            {
                note(path, "the zone has no camera", "add a camera there, or leave the zone out")
            }
            for (type, share) in coverage.visible.sorted(by: { $0.key < $1.key }) {
                if !types.contains(type) {
                    note(
                        path + ["visible"], "no incident type \"\(type)\"", "use one of \(Self.list(types))")
                }
                if !(share >= 0 && share <= 1) {
                    note(
                        path + ["visible", type], "cameras cannot cover \(share * 100) % of it",
                        "use 0 % to 100 %")
                }
            }
        }
    }

    private mutating func attention(_ attention: CameraSystem.Attention) {
        let path = ["cctv", "attention"]
        if let cameras = attention.camerasPerOperator, cameras < 1 {
            note(path + ["cameras_per_operator"], "a watcher needs a camera", "use at least 1")
        }
        for (step, next) in zip(attention.vigilance, attention.vigilance.dropFirst())
        where step.after >= next.after {
            note(path + ["vigilance"], "the steps are not in the order of time", "sort them by `after`")
        }
        if attention.vigilance.contains(where: { !($0.attention >= 0 && $0.attention <= 1 && $0.after > 0) })
        {
            note(path + ["vigilance"], "attention is no share", "use times above 0 s and 0 % to 100 %")
        }
        if !(attention.crowding >= 0 && attention.crowding <= 1) {
            note(path + ["crowding"], "\(attention.crowding) is no share", "use 0 % to 100 %")
        }
        if let tour = attention.tour, !(tour.look > 0 && tour.notices >= 0 && tour.notices <= 1) {
            note(path + ["tour"], "this is no look at a camera", "use a time above 0 s and 0 % to 100 %")
        }
    }

    private mutating func analytics(_ analytics: CameraSystem.Analytics) {
        let path = ["cctv", "technology"]
        for (type, own) in analytics.byType.sorted(by: { $0.key < $1.key }) {
            if !types.contains(type) {
                note(path + ["by_type"], "no incident type \"\(type)\"", "use one of \(Self.list(types))")
            }
            if !(own.sensitivity >= 0 && own.sensitivity <= 1) {
                note(
                    path + ["by_type", type, "sensitivity"], "\(own.sensitivity) is no share",
                    "use 0 % to 100 %")
            }
        }
        if let sure = analytics.confident,
            !(0...1).contains(sure.ofTrueAlarms) || !(0...1).contains(sure.ofFalseAlarms)
        {
            note(path + ["confident"], "more alarms are sure than there are", "use 0 % to 100 %")
        }
        let factors =
            [analytics.night?.sensitivityFactor, analytics.night?.falseAlarmFactor].map { ("night", $0) }
            + [analytics.rain?.sensitivityFactor, analytics.rain?.falseAlarmFactor].map { ("rain", $0) }
        for (name, factor) in factors {
            if let factor, !(factor >= 0 && factor <= 1_000) {
                note(path + [name], "\(factor) is no factor", "use 0 to 1000")
            }
        }
        if let rain = analytics.rain, !city.surges.contains(where: { $0.id == rain.surge }) {
            note(
                path + ["rain", "surge"], "no surge \"\(rain.surge)\"",
                "use one of \(Self.list(Set(city.surges.map(\.id))))")
        }
    }

    private mutating func storage(_ storage: CameraSystem.Storage) {
        let path = ["cctv", "storage"]
        if !(storage.capacity > 0 && storage.capacity < 1e12) {
            note(
                path + ["capacity"], "a store for \(storage.capacity) s of one camera holds nothing",
                "use a capacity and a stream above 0")
        }
        if let retention = storage.retention, !(retention > 0) {
            note(path + ["retention"], "pictures are deleted before they are there", "use more than 0 s")
        }
        if storage.whenFull == .stop, !(storage.clearedEvery > 0) {
            note(
                path + ["cleared_every"], "a full store is never cleared",
                "use a time above 0 s, or `when_full: overwrite`")
        }
        if let evidence = storage.evidence, !(evidence.share >= 0 && evidence.share <= 1) {
            note(path + ["evidence", "share"], "\(evidence.share) is no share", "use 0 % to 100 %")
        }
    }

    private mutating func verification(_ verification: CameraSystem.Verification) {
        let path = ["cctv", "verification"]
        for (key, share) in [
            ("misses", verification.misses), ("accepts_false", verification.acceptsFalse),
            ("fatigue", verification.fatigue),
        ] where !(share >= 0 && share <= 1) {
            note(path + [key], "\(share) is no share", "use 0 % to 100 %")
        }
        if !(verification.memory >= 1) {
            note(path + ["memory"], "nobody remembers \(verification.memory) alarms", "use at least 1")
        }
    }

    private mutating func dependencies(_ cameras: CameraSystem) {
        guard let dependencies = cameras.dependencies else { return }
        let names = Set(dependencies.components.map(\.id))
        var seen: Set<String> = []
        for component in dependencies.components {
            let path = ["cctv", "components", component.id]
            if !seen.insert(component.id).inserted {
                note(path, "there are two components of this name", "rename one of them")
            }
            for need in component.needs where !names.contains(need) {
                note(path + ["needs"], "no component \"\(need)\"", "use one of \(Self.list(names))")
            }
            if let between = component.meanTimeBetween, !(between > 0 && component.meanTimeToRepair > 0) {
                note(
                    path + ["mean_time_to_repair"], "what fails is never repaired, or never works",
                    "use times above 0 s")
            }
            if let maintenance = component.maintenance, !(maintenance.lasts < maintenance.every) {
                note(
                    path + ["maintenance"], "maintenance never ends before the next begins",
                    "use `lasts` below `every`")
            }
        }
        for (key, needs) in [
            ("analytics_needs", dependencies.analyticsNeeds),
            ("recording_needs", dependencies.recordingNeeds),
            ("watching_needs", dependencies.watchingNeeds),
        ] {
            for need in needs where !names.contains(need) {
                note(["cctv", key], "no component \"\(need)\"", "use one of \(Self.list(names))")
            }
        }
        circles(dependencies.components)
    }

    /// What remains after everything whose needs are met has been taken away, again and again, goes in circles.
    private mutating func circles(_ components: [CameraSystem.Component]) {
        var rest = components
        while let ready = rest.firstIndex(where: { component in
            !component.needs.contains { need in rest.contains { $0.id == need } }
        }) {
            rest.remove(at: ready)
        }
        guard let first = rest.first else { return }
        // Along any unmet need, a walk among what remains must come back to where it was.
        var path = [first.id]
        while let current = rest.first(where: { $0.id == path[path.count - 1] }),
            let next = current.needs.first(where: { need in rest.contains { $0.id == need } })
        {
            if let start = path.firstIndex(of: next) {
                path = Array(path[start...]) + [next]
                break
            }
            path.append(next)
        }
        note(
            ["cctv", "components", path[0], "needs"],
            "what it needs leads back to itself: \(path.joined(separator: " → "))",
            "let one component of the circle need less")
    }
}
