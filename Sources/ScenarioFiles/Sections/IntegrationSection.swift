import CityModel
import Randomness

/// `integration` and its levels: how a report goes from one desk to another.
enum IntegrationSection {
    /// The two axes.
    static let axes = ObjectSchema(
        "integration level", en: "A point on the technical and the institutional axis.",
        id: "Titik pada sumbu teknis dan kelembagaan.",
        fields: [
            FieldSchema(
                "technical", .word(Integration.Technical.allCases.map(\.rawValue)), required: true,
                en: "What connects the desks.", id: "Penghubung antarmeja.", example: "phone"),
            FieldSchema(
                "institutional", .word(Integration.Institutional.allCases.map(\.rawValue)), required: true,
                en: "Whether desks are separate or share one room.", id: "Meja terpisah atau satu ruang.",
                example: "separate_desks"),
        ])

    static let technical = ObjectSchema(
        "technical level",
        en: "The properties of a handover at a technical level; shares are 0 % and times 0 s where left out.",
        id: "Sifat pengalihan laporan pada suatu tingkat teknis; bagian 0 % dan waktu 0 s bila tidak diisi.",
        fields: callerFields + recordFields)

    private static let callerFields = [
        CommonFields.share(
            "caller_gives_up", en: "Probability that a caller who is told to ring elsewhere gives up.",
            id: "Peluang penelepon menyerah bila diminta menelepon nomor lain.", example: "10 %"),
        CommonFields.share(
            "misdial", en: "Probability that the caller then rings a wrong number first.",
            id: "Peluang penelepon lalu salah sambung lebih dahulu.", example: "5 %"),
        CommonFields.duration(
            "redial_delay", en: "Time until the caller rings again.", id: "Waktu sampai menelepon lagi.",
            example: "{exponential: {mean: 30 s}}"),
        CommonFields.duration(
            "briefing", en: "Time that both people spend on the briefing.",
            id: "Waktu pengarahan antarpetugas.",
            example: "{lognormal: {mean: 45 s, sd: 20 s}}"),
        FieldSchema(
            "answer_timeout", .quantity(.duration, .positive),
            en: "Time of ringing after which a try to hand over is given up; 60 s when left out.",
            id: "Lama dering sebelum percobaan pengalihan dihentikan; 60 s bila tidak diisi.", example: "60 s"
        ),
        FieldSchema(
            "retries", .integer(.between(0, 100)), en: "Further tries after the first; none when left out.",
            id: "Percobaan lagi setelah yang pertama; tidak ada bila tidak diisi.", example: "1"),
    ]

    private static let recordFields = [
        CommonFields.duration(
            "record_delay", en: "Time until a shared record shows at the other desk.",
            id: "Waktu sampai catatan bersama tampil di meja lain.", example: "5 s"),
        CommonFields.share(
            "loss", en: "Probability that a handover is lost without anybody noticing.",
            id: "Peluang pengalihan hilang tanpa disadari.", example: "0.5 %"),
        CommonFields.share(
            "duplicate_recognition",
            en:
                "Probability that a further report of a known incident is recognised at once; 100 % when left out.",
            id: "Peluang laporan lanjutan atas kejadian yang sama segera dikenali; 100 % bila tidak diisi.",
            example: "90 %"),
        CommonFields.share(
            "duplicate_missed", en: "Probability that it is never recognised, so that units are sent again.",
            id: "Peluang tidak pernah dikenali sehingga unit dikirim lagi.", example: "5 %"),
        FieldSchema(
            "video_factor", .number(.between(0, 10)),
            en:
                "Factor on locating and interviewing for incidents in view of a working camera; 1 when left out.",
            id:
                "Faktor waktu mencari lokasi dan wawancara bila kejadian terlihat kamera; 1 bila tidak diisi.",
            example: "0.8"),
        FieldSchema(
            "unacknowledged_after", .either([.word(["never"]), .quantity(.duration, .nonNegative)]),
            en:
                "Time after which the sender rings a desk that has not begun with a record; `never` when left out.",
            id:
                "Waktu sebelum pengirim menelepon meja yang belum menangani catatan; `never` bila tidak diisi.",
            example: "3 min"),
        FieldSchema(
            "video_error_factor", .number(.between(0, 100)),
            en:
                "Factor on the odds of errors of triage and agency where a working camera shows the incident; 1 when left out.",
            id:
                "Faktor atas peluang (odds) salah triase dan salah instansi bila kejadian terlihat kamera; 1 bila tidak diisi.",
            example: "0.7"),
        FieldSchema(
            "video_prank_factor", .number(.between(0, 10)),
            en:
                "Factor on the talk of pranks about a place that a working camera shows; 1 when left out.",
            id: "Faktor lama bicara panggilan iseng tentang tempat yang terlihat kamera; 1 bila tidak diisi.",
            example: "0.6"),
        FieldSchema(
            "video_belief_factor", .number(.between(0, 100)),
            en: "Factor on the odds that such a prank is believed and units go; 1 when left out.",
            id:
                "Faktor atas peluang (odds) panggilan iseng itu dipercaya dan unit dikirim; 1 bila tidak diisi.",
            example: "0.2"),
    ]

    static let institutional = ObjectSchema(
        "institutional level",
        en: "The properties of an institutional level; no approval takes time where left out.",
        id: "Sifat suatu tingkat kelembagaan; tanpa waktu persetujuan bila tidak diisi.",
        fields: [
            CommonFields.duration(
                "approval", en: "Time of approval before another agency's units may be asked for.",
                id: "Waktu persetujuan sebelum unit instansi lain boleh diminta.",
                example: "{exponential: {mean: 5 min}}")
        ])

    /// The integration of a scenario; `technical` and `institutional` are its maps of levels.
    static func decode(_ level: Record?, technical: [String: Record], institutional: [String: Record])
        -> Integration
    {
        var integration = Integration()
        if let axis = level?.text("technical").flatMap(Integration.Technical.init(rawValue:)) {
            integration.technical = axis
        }
        if let axis = level?.text("institutional").flatMap(Integration.Institutional.init(rawValue:)) {
            integration.institutional = axis
        }
        if let record = technical[integration.technical.rawValue] { integration.handover = handover(record) }
        for axis in Integration.Technical.allCases where axis != integration.technical {
            if let record = technical[axis.rawValue] { integration.otherLevels[axis] = handover(record) }
        }
        if let approval = institutional[integration.institutional.rawValue]?.distribution("approval") {
            integration.approval = approval
        }
        return integration
    }

    private static func handover(_ record: Record) -> Handover {
        var handover = Handover()
        if let value = record.value("caller_gives_up") { handover.callerGivesUp = value }
        if let value = record.value("misdial") { handover.misdial = value }
        if let value = record.distribution("redial_delay") { handover.redialDelay = value }
        if let value = record.distribution("briefing") { handover.briefing = value }
        if let value = record.value("answer_timeout") { handover.answerTimeout = value }
        if let value = record.integer("retries") { handover.retries = value }
        if let value = record.distribution("record_delay") { handover.recordDelay = value }
        if let value = record.value("loss") { handover.loss = value }
        if let value = record.value("duplicate_recognition") { handover.duplicateRecognition = value }
        if let value = record.value("duplicate_missed") { handover.duplicateMissed = value }
        if let value = record.number("video_factor") { handover.videoFactor = value }
        if let value = record.number("video_error_factor") { handover.videoErrorFactor = value }
        if let value = record.number("video_prank_factor") { handover.videoPrankFactor = value }
        if let value = record.number("video_belief_factor") { handover.videoBeliefFactor = value }
        handover.unacknowledgedAfter = record.value("unacknowledged_after")
        return handover
    }
}
