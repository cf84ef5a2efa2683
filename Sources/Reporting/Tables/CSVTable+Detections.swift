import Experiments

extension CSVTable {
    /// `detections.csv`: what cameras saw in each zone in each hour of the day; nil where no scenario says more
    /// about its cameras than how many there are.
    public static func detections(_ rows: [ZoneHourRow]) -> CSVTable? {
        guard !rows.isEmpty else { return nil }
        return CSVTable(
            name: "detections", description: "What cameras saw in each zone in each hour of the day.",
            columns: [
                .scenario,
                CSVColumn(
                    "zone", .string, title: "Zone", titleIndonesian: "Zona",
                    description: "The zone's identifier; (none) for what has no place."),
                CSVColumn(
                    "hour", .integer, title: "Hour", titleIndonesian: "Jam",
                    description:
                        "The hour of the day, 0 to 23, in which incidents began and alarms were raised."),
                CSVColumn(
                    "measure", .string, title: "Measure", titleIndonesian: "Ukuran",
                    description:
                        "incidents: those that need help, over the measured window; of these visible (in view of a camera), shown (by one that worked), recorded, detected, detected_first (before the first call), unwatched (shown, not detected, nobody at the screens); time_to_detect_mean: seconds; true_alarms, false_alarms: alarms of the software."
                ),
                .mean("Mean over replications."), .ciLow, .ciHigh, .replications,
            ],
            primaryKey: ["scenario", "zone", "hour", "measure"],
            rows: rows.map { row in
                [
                    .text(row.scenario), .text(row.zone), .integer(Int64(row.hour)), .text(row.measure),
                    CSVField(row.mean), CSVField(row.ciLow), CSVField(row.ciHigh),
                    .integer(Int64(row.replications)),
                ]
            })
    }

    /// `calibration.csv` of `sigap calibrate cctv`: hazards and the shares that they give.
    public static func calibration(_ fit: CameraFit) -> CSVTable {
        CSVTable(
            name: "calibration",
            description: "Hazards of noticing by screens per operator and the shares that they reproduce.",
            columns: [
                CSVColumn(
                    "screens", .integer, title: "Screens", titleIndonesian: "Layar",
                    description: "Screens of the operator."),
                CSVColumn(
                    "published", .number, title: "Share to reproduce", titleIndonesian: "Bagian yang dituju",
                    description: "Share of events noticed, published or scaled."),
                CSVColumn(
                    "hazard", .number, title: "Hazard", titleIndonesian: "Laju",
                    description: "Rate of noticing while the event is on a screen, per second."),
                CSVColumn(
                    "hazard_low", .number, title: "Hazard at the longest exposure",
                    titleIndonesian: "Laju pada paparan terlama",
                    description: "The same at the longest exposure that is thought possible, per second."),
                CSVColumn(
                    "hazard_high", .number, title: "Hazard at the shortest exposure",
                    titleIndonesian: "Laju pada paparan tersingkat",
                    description: "The same at the shortest exposure that is thought possible, per second."),
                CSVColumn(
                    "smooth", .number, title: "Share of the smooth law",
                    titleIndonesian: "Bagian hukum halus",
                    description: "Share noticed by the smooth law over screens, fitted by least squares."),
                CSVColumn(
                    "simulated", .number, title: "Simulated share", titleIndonesian: "Bagian simulasi",
                    description: "Share noticed by one fresh operator in the engine."),
            ], primaryKey: ["screens"],
            rows: fit.points.map { point in
                [
                    .integer(Int64(point.screens)), .number(point.published), .number(point.hazard),
                    .number(point.hazardRange.lowerBound), .number(point.hazardRange.upperBound),
                    .number(point.smooth), .number(point.simulated),
                ]
            })
    }
}
