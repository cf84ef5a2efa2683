import CityModel

/// `cctv.attention`: how watchers share out the cameras, tire, and are distracted.
enum CameraAttentionSection {
    static let fields = [
        FieldSchema(
            "attention", .either([.word(["none"]), .record(schema)]),
            en:
                "How watchers share out the cameras, tire and are distracted; when left out everybody looks at all and never tires.",
            id:
                "Cara petugas membagi kamera, lelah dan terganggu; bila tidak diisi semua melihat semuanya tanpa lelah.",
            example: "{cameras_per_operator: 30, vigilance: [{after: 25 min, attention: 80 %}]}")
    ]

    private static let schema = ObjectSchema(
        "attention", en: "How watchers share out the cameras, tire and are distracted.",
        id: "Cara petugas membagi kamera, lelah dan terganggu.",
        fields: [
            FieldSchema(
                "cameras_per_operator", .integer(.between(1, 1_000_000)),
                en:
                    "Cameras in the charge of one watcher, one after the other in the order of the zones; all of them when left out.",
                id: "Kamera tanggung jawab satu petugas, berurutan menurut zona; semuanya bila tidak diisi.",
                example: "30"),
            FieldSchema(
                "vigilance", .records(step, .some),
                en: "What is left of the attention after times on watch; nobody tires when left out.",
                id: "Sisa perhatian setelah sekian lama mengamati; tidak ada yang lelah bila tidak diisi.",
                example: "[{after: 20 min, attention: 90 %}, {after: 30 min, attention: 80 %}]"),
            FieldSchema(
                "restored_by", .quantity(.duration, .nonNegative),
                en: "Time away from the screens that restores full attention; any time when left out.",
                id: "Waktu jauh dari layar yang memulihkan perhatian; berapa pun bila tidak diisi.",
                example: "10 min"),
            CommonFields.share(
                "crowding",
                en:
                    "How much further incidents in view take away: with k of them noticing each slows down by 1 + crowding · (k − 1); 0 % when left out.",
                id:
                    "Gangguan kejadian lain dalam pandangan: dengan k kejadian, laju melihat masing-masing turun 1 + crowding · (k − 1); 0 % bila tidak diisi.",
                example: "50 %"),
            FieldSchema(
                "tour", .either([.word(["none"]), .record(tour)]),
                en:
                    "Looking at one camera after another in a fixed order; noticing is a hazard when left out.",
                id: "Melihat kamera satu demi satu berurutan; pengamatan berupa laju bila tidak diisi.",
                example: "{look: 10 s, notices: 70 %}"),
        ])

    private static let step = ObjectSchema(
        "vigilance step", en: "One step down of the attention.", id: "Satu tingkat penurunan perhatian.",
        fields: [
            FieldSchema(
                "after", .quantity(.duration, .positive), required: true, en: "Time on watch.",
                id: "Lama mengamati.", example: "25 min"),
            CommonFields.share(
                "attention", en: "What is left of a fresh watcher's attention from then on.",
                id: "Sisa perhatian sejak saat itu dibanding petugas yang segar.", example: "80 %",
                required: true),
        ])

    private static let tour = ObjectSchema(
        "tour", en: "A watcher's round through the cameras in his charge.",
        id: "Putaran petugas melalui kamera tanggung jawabnya.",
        fields: [
            FieldSchema(
                "look", .quantity(.duration, .positive), required: true,
                en: "Time of one look, which takes in as many cameras as there are screens.",
                id: "Lama satu pandangan, yang mencakup kamera sebanyak layarnya.", example: "10 s"),
            CommonFields.share(
                "notices", en: "Probability that a look notices an incident that the camera shows.",
                id: "Peluang satu pandangan melihat kejadian yang ditampilkan kamera.", example: "70 %",
                required: true),
        ])

    static func decode(_ record: Record) -> CameraSystem.Attention? {
        record.record("attention").map { attention in
            CameraSystem.Attention(
                camerasPerOperator: attention.integer("cameras_per_operator"),
                vigilance: attention.records("vigilance").map {
                    CameraSystem.VigilanceStep(
                        after: $0.value("after") ?? 0, attention: $0.value("attention") ?? 1)
                },
                restoredBy: attention.value("restored_by") ?? 0,
                crowding: attention.value("crowding") ?? 0,
                tour: attention.record("tour").map {
                    CameraSystem.Tour(look: $0.value("look") ?? 0, notices: $0.value("notices") ?? 0)
                })
        }
    }
}
