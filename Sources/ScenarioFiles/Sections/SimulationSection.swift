import CityModel

/// `simulation`: how long, how often, with which random numbers.
enum SimulationSection {
    static let schema = ObjectSchema(
        "simulation", en: "How long a replication lasts and how many there are.",
        id: "Lama satu replikasi dan jumlahnya.",
        fields: [
            FieldSchema(
                "start", .date, en: "The date of time zero, which gives its weekday; a Monday when left out.",
                id: "Tanggal awal simulasi, penentu harinya; Senin bila tidak diisi.", example: "2024-01-01"),
            FieldSchema(
                "warm_up", .quantity(.duration, .nonNegative),
                en: "Time simulated before measuring begins; none when left out.",
                id: "Waktu simulasi sebelum pengukuran dimulai; tidak ada bila tidak diisi.", example: "2 d"),
            FieldSchema(
                "measured", .quantity(.duration, .positive),
                en: "Length of the measured window; 1 d when left out.",
                id: "Panjang jendela pengukuran; 1 d bila tidak diisi.", example: "365 d"),
            FieldSchema(
                "follow_up_limit", .quantity(.duration, .nonNegative),
                en:
                    "Time after the window at which a replication stops although some of its cohort are open; 30 d when left out.",
                id:
                    "Waktu setelah jendela saat replikasi berhenti walau sebagian kohort belum selesai; 30 d bila tidak diisi.",
                example: "30 d"),
            FieldSchema(
                "replications", .integer(.between(1, 1_000_000)),
                en: "How many replications are run; 32 when left out.",
                id: "Jumlah replikasi; 32 bila tidak diisi.", example: "32"),
            FieldSchema(
                "seed", .integer(.nonNegative), en: "The seed of all random numbers; 1 when left out.",
                id: "Benih semua bilangan acak; 1 bila tidak diisi.", example: "20240726"),
        ])

    static func decode(_ record: Record?) -> SimulationSettings {
        var settings = SimulationSettings()
        guard let record else { return settings }
        if let date = record.date("start") { settings.weekdayAtStart = date.weekday }
        if let value = record.value("warm_up") { settings.warmUp = value }
        if let value = record.value("measured") { settings.measured = value }
        if let value = record.value("follow_up_limit") { settings.followUpLimit = value }
        if let value = record.integer("replications") { settings.replications = value }
        if let value = record.integer("seed") { settings.seed = UInt64(value) }
        return settings
    }
}
