import CityModel
import Randomness

/// `handling` and `human_resource_levels`: times with a report, and what staff of a level do with them.
enum HandlingSection {
    static let schema = ObjectSchema(
        "handling",
        en: "Times that staff spend with a report, before the human-resource factor; 0 s where left out.",
        id: "Waktu petugas untuk satu laporan, sebelum faktor sumber daya manusia; 0 s bila tidak diisi.",
        fields: [
            CommonFields.duration(
                "answering", en: "Picking up and greeting.", id: "Mengangkat dan menyapa.", example: "5 s"),
            CommonFields.duration(
                "locating", en: "Finding out where, from a spoken address.",
                id: "Mencari lokasi dari alamat lisan.", example: "{lognormal: {mean: 40 s, sd: 30 s}}"),
            CommonFields.duration(
                "locating_from_app", en: "Finding out where, from an app report with a position.",
                id: "Mencari lokasi dari laporan aplikasi yang memuat posisi.", example: "10 s"),
            CommonFields.duration(
                "interviewing", en: "Finding out what has happened.", id: "Menanyakan apa yang terjadi.",
                example: "{lognormal: {mean: 75 s, sd: 50 s}}"),
            FieldSchema(
                "duplicate_factor", .number(.between(0, 10)),
                en: "Part of the talk that a report recognised as a duplicate still takes; 1 when left out.",
                id: "Bagian percakapan yang masih diperlukan laporan duplikat; 1 bila tidak diisi.",
                example: "0.4"),
            CommonFields.duration(
                "dispatching", en: "Choosing and alerting units.", id: "Memilih dan menggerakkan unit.",
                example: "{lognormal: {mean: 60 s, sd: 45 s}}"),
            FieldSchema(
                "wrap_up", .either([.word(["none"])] + DistributionSchema.duration.forms),
                en: "Paperwork after a call, interrupted by the next; none when left out.",
                id: "Pencatatan setelah panggilan, disela panggilan berikutnya; tidak ada bila tidak diisi.",
                example: "{exponential: {mean: 30 s}}"),
            CommonFields.duration(
                "verifying", en: "Looking at one camera alarm or noticed scene.",
                id: "Memeriksa satu alarm kamera atau pemandangan.",
                example: "{lognormal: {mean: 35 s, sd: 20 s}}"),
        ] + TelephoneSection.handlingFields)

    static let humanResources = ObjectSchema(
        "human-resource level",
        en: "What staff of one level do well and badly; shares are 0 % where left out.",
        id: "Kelebihan dan kekurangan petugas pada satu tingkat; bagian 0 % bila tidak diisi.",
        fields: [
            FieldSchema(
                "handling_factor", .number(NumberRange(low: 0, high: 100, excludesLow: true)),
                en: "Factor on every handling time; 1 when left out.",
                id: "Faktor pada semua waktu penanganan; 1 bila tidak diisi.", example: "1"),
            CommonFields.share(
                "under_triage", en: "Probability that an interview ends with too low a priority.",
                id: "Peluang wawancara berakhir dengan prioritas terlalu rendah.", example: "23.4 %"),
            CommonFields.share(
                "over_triage", en: "Probability that an interview ends with too high a priority.",
                id: "Peluang wawancara berakhir dengan prioritas terlalu tinggi.", example: "28.6 %"),
            CommonFields.share(
                "wrong_agency", en: "Probability that an interview ends with the wrong agency's units.",
                id: "Peluang unit instansi yang keliru dikirim.", example: "6 %"),
            CommonFields.share(
                "absence", en: "Probability that a person rostered for a shift does not come.",
                id: "Peluang petugas terjadwal tidak hadir.", example: "5 %"),
            TelephoneSection.arrestRecognition,
        ] + StaffSection.levelFields,
        rules: [
            { record in
                let total = (record.value("under_triage") ?? 0) + (record.value("over_triage") ?? 0)
                guard total > 1 else { return [] }
                return [
                    RuleFinding(
                        key: "over_triage", what: "under_triage and over_triage are together above 100 %",
                        remedy: "write shares that leave room for the right priority")
                ]
            }
        ])

    static func decode(_ record: Record?) -> HandlingTimes {
        var times = HandlingTimes()
        guard let record else { return times }
        if let value = record.distribution("answering") { times.answering = value }
        if let value = record.distribution("locating") { times.locating = value }
        if let value = record.distribution("locating_from_app") { times.locatingFromApp = value }
        if let value = record.distribution("interviewing") { times.interviewing = value }
        if let value = record.number("duplicate_factor") { times.duplicateFactor = value }
        if let value = record.distribution("dispatching") { times.dispatching = value }
        times.wrapUp = record.distribution("wrap_up")
        if let value = record.distribution("verifying") { times.verifying = value }
        TelephoneSection.decode(record, into: &times)
        return times
    }

    static func decodeHumanResources(_ record: Record?) -> HumanResources {
        var resources = HumanResources()
        guard let record else { return resources }
        if let value = record.number("handling_factor") { resources.handlingFactor = value }
        if let value = record.value("under_triage") { resources.underTriage = value }
        if let value = record.value("over_triage") { resources.overTriage = value }
        if let value = record.value("wrong_agency") { resources.wrongAgency = value }
        if let value = record.value("absence") { resources.absence = value }
        if let value = record.value("arrest_recognition") { resources.arrestRecognition = value }
        StaffSection.decodeExperience(record, into: &resources)
        return resources
    }
}
