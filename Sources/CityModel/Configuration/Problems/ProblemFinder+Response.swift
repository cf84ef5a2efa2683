import EventKernel

/// Units and cameras.
extension ProblemFinder {
    mutating func response() {
        for group in city.units {
            if !kinds.contains(group.kind) {
                note(
                    ["units", group.id, "kind"], "no unit kind \"\(group.kind)\"",
                    "use one of \(Self.list(kinds))")
            }
            // No posts means that there are none of these units; incidents that need the kind are checked with it.
            if group.shifts.isEmpty {
                note(["units", group.id], "the roster is empty", "give a shift or posts of at least 1")
            }
        }
        dispatchRules()
        hospitals()
        travelTimes()
        outcomes()
        pranks()
    }

    mutating func cameras() {
        guard let cameras = city.cameras else { return }
        guard let desk = city.desks.first(where: { $0.id == cameras.desk }) else {
            note(["cctv", "desk"], "no desk \"\(cameras.desk)\"", "use one of \(Self.list(desks))")
            return
        }
        if cameras.technology != .automatic,
            !desk.staff.contains(where: { $0.hasPosts && $0.roles.contains(.watching) })
        {
            note(
                ["cctv", "desk"], "nobody at \"\(cameras.desk)\" watches",
                "give a staff group there the role watching")
        }
        if cameras.screensPerOperator < 1 {
            note(["cctv", "screens_per_operator"], "an operator needs a screen", "use at least 1")
        }
        for (screens, share) in cameras.watching.noticedByScreens where share >= 1 || share < 0 {
            note(
                ["cctv", "watching", "noticed_by_screens"],
                "a share of \(share * 100) % with \(screens) screens has no hazard",
                "use at least 0 % and less than 100 %")
        }
        surveillance(cameras)
    }
}
