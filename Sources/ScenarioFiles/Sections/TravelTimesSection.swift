import CityModel

/// `city.travel_times`: measured times on the road from a file.
enum TravelTimesSection {
    static let field = FieldSchema(
        "travel_times", .either([.word(["none"]), .record(schema)]),
        en:
            "Measured times on the road from place to place instead of distances and speeds; `none` when left out.",
        id: "Waktu tempuh terukur antartempat sebagai ganti jarak dan kecepatan; `none` bila tidak diisi.",
        example: "{file: travel-times.csv}")

    static let schema = ObjectSchema(
        "travel times",
        en:
            "A CSV file with a line for each pair of places, which are zones, units and hospitals by their ids; a pair in one direction serves both.",
        id:
            "Berkas CSV dengan satu baris tiap pasangan tempat, yaitu zona, unit, dan rumah sakit menurut id; satu arah berlaku untuk dua arah.",
        fields: [
            FieldSchema(
                "file", .text, required: true,
                en: "The CSV file, relative to the file that names it; its first line names the columns.",
                id: "Berkas CSV, relatif terhadap berkas yang menyebutnya; baris pertamanya nama kolom.",
                example: "travel-times.csv"),
            column("from", "where the way begins", "tempat berangkat", example: "from"),
            column("to", "where it ends", "tempat tujuan", example: "to"),
            column("seconds", "the seconds on the road", "detik di jalan", example: "seconds"),
            FieldSchema(
                "hour", .text,
                en:
                    "The column of the hour of the day, 0 to 23; when left out the times hold for free flow and speed_by_hour applies.",
                id:
                    "Kolom jam, 0 sampai 23; bila tidak diisi, waktunya untuk arus lancar dan speed_by_hour berlaku.",
                example: "hour"),
        ])

    private static func column(_ key: String, _ en: String, _ id: String, example: String) -> FieldSchema {
        FieldSchema(
            key, .text, en: "The column of \(en); `\(key)` when left out.",
            id: "Kolom \(id); `\(key)` bila tidak diisi.", example: example)
    }
}
