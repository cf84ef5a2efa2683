import CityModel

/// `call_streams.replay`: a call stream from a log.
enum ReplaySection {
    static let schema = ObjectSchema(
        "replay", en: "The calls of a log in a CSV file, each at its time and with its talk.",
        id: "Panggilan dari catatan dalam berkas CSV, masing-masing dengan waktu dan lama bicaranya.",
        fields: [
            FieldSchema(
                "file", .text, required: true,
                en: "The CSV file, relative to the file that names it; its first line names the columns.",
                id: "Berkas CSV, relatif terhadap berkas yang menyebutnya; baris pertamanya nama kolom.",
                example: "calls.csv"),
            FieldSchema(
                "arrival", .text, required: true,
                en: "The column of the times of arrival since the scenario's start.",
                id: "Kolom waktu datang sejak awal skenario.", example: "arrival_s"),
            FieldSchema(
                "talk", .text, required: true,
                en: "The column of the times of talk, before the human-resource factor.",
                id: "Kolom lama bicara, sebelum faktor sumber daya manusia.", example: "talk_seconds"),
            FieldSchema(
                "arrival_unit", .word(units.map(\.word)), en: "The unit of the arrivals; `s` when left out.",
                id: "Satuan waktu datang; `s` bila tidak diisi.", example: "s"),
            FieldSchema(
                "talk_unit", .word(units.map(\.word)),
                en: "The unit of the times of talk; `s` when left out.",
                id: "Satuan lama bicara; `s` bila tidak diisi.", example: "s"),
            FieldSchema(
                "skip_zero_talk", .word(["true", "false"]),
                en: "Whether calls without talk are left out; `false` when left out.",
                id: "Apakah panggilan tanpa bicara dilewati; `false` bila tidak diisi.", example: "true"),
        ])

    private static let units: [(word: String, microseconds: Double)] = [
        ("s", 1e6), ("ms", 1e3), ("min", 6e7), ("h", 3.6e9),
    ]

    /// The microseconds in one of the unit that a key names.
    static func microseconds(_ record: Record, _ key: String) -> Double {
        let word = record.text(key) ?? "s"
        return units.first { $0.word == word }?.microseconds ?? 1e6
    }
}
