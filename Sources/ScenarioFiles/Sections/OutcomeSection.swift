import CityModel

/// `incident_types.outcome`: what comes of an incident, by the time to treatment.
enum OutcomeSection {
    static let schema = VariantSchema(
        "outcome",
        cases: [logistic, linear, larsen, spline, crimeCatch, fireLoss])

    private static let perMinute = FieldSchema(
        "per_minute", .number(.nonNegative), required: true, en: "What each minute costs.",
        id: "Kerugian tiap menit.", example: "0.262")

    private static let curveEnd = [
        FieldSchema(
            "scale", .number(.positive), en: "Factor on the whole; 1 when left out.",
            id: "Faktor keseluruhan; 1 bila tidak diisi.", example: "0.35"),
        CommonFields.share(
            "untreated", en: "Survival of those whom nobody reaches; 0 % when left out.",
            id: "Peluang selamat bila tidak tertolong; 0 % bila tidak diisi.", example: "0 %"),
    ]

    private static let logistic = FieldSchema(
        "logistic",
        .record(
            ObjectSchema(
                "logistic outcome", en: "scale / (1 + exp(intercept + per_minute · t)).",
                id: "scale / (1 + exp(intercept + per_minute · t)).",
                fields: [
                    FieldSchema(
                        "intercept", .number(.any), required: true, en: "The exponent at minute 0.",
                        id: "Eksponen pada menit 0.", example: "0.679"), perMinute,
                ] + curveEnd)), en: "A logistic curve (De Maio et al. 2003).",
        id: "Kurva logistik (De Maio dkk. 2003).", example: "{intercept: 0.679, per_minute: 0.262}")

    private static let linear = FieldSchema(
        "linear",
        .record(
            ObjectSchema(
                "linear outcome", en: "scale · (at_zero − per_minute · t), never below untreated.",
                id: "scale · (at_zero − per_minute · t), tidak di bawah untreated.",
                fields: [
                    FieldSchema(
                        "at_zero", .number(.unit), required: true, en: "Survival at minute 0.",
                        id: "Peluang selamat pada menit 0.", example: "0.67"), perMinute,
                ] + curveEnd)), en: "A straight line (Larsen et al. 1993).",
        id: "Garis lurus (Larsen dkk. 1993).", example: "{at_zero: 0.67, per_minute: 0.055}")

    private static let larsen = FieldSchema(
        "larsen",
        .record(
            ObjectSchema(
                "larsen outcome",
                en:
                    "scale · (0.67 − 0.023 · minutes to CPR − 0.011 · minutes to a shock − 0.021 · minutes to advanced care), never below untreated.",
                id:
                    "scale · (0,67 − 0,023 · menit ke RJP − 0,011 · menit ke kejut − 0,021 · menit ke bantuan lanjut), tidak di bawah untreated.",
                fields: [
                    FieldSchema(
                        "shock_after", .quantity(.duration, .nonNegative),
                        en: "Time from the first unit's arrival to a shock; 0 s when left out.",
                        id: "Waktu dari unit pertama tiba sampai kejut; 0 s bila tidak diisi.",
                        example: "2 min"),
                    FieldSchema(
                        "advanced_after", .quantity(.duration, .nonNegative),
                        en: "Time from the first unit's arrival to advanced care; 0 s when left out.",
                        id: "Waktu dari unit pertama tiba sampai bantuan lanjut; 0 s bila tidak diisi.",
                        example: "5 min"),
                ] + curveEnd)), en: "Survival by three delays (Larsen et al. 1993).",
        id: "Peluang selamat menurut tiga jeda (Larsen dkk. 1993).",
        example: "{shock_after: 2 min, advanced_after: 5 min, scale: 0.1}")

    private static let spline = FieldSchema(
        "spline",
        .record(
            ObjectSchema(
                "spline outcome", en: "scale · straight lines between points, never below untreated.",
                id: "scale · garis lurus antartitik, tidak di bawah untreated.",
                fields: [
                    FieldSchema(
                        "points", .dictionary(.integer(.between(0, 1_440)), .quantity(.share, .unit)),
                        required: true,
                        en: "Survival by the minute of the first unit's arrival, at most eight points.",
                        id: "Peluang selamat menurut menit unit pertama tiba, paling banyak delapan titik.",
                        example: "{0: 40 %, 4: 40 %, 10: 9 %, 15: 0 %}")
                ] + curveEnd)), en: "Straight lines between points, constant outside of them.",
        id: "Garis lurus antartitik, tetap di luarnya.", example: "{points: {0: 40 %, 4: 40 %, 10: 9 %}}")

    private static let crimeCatch = FieldSchema(
        "crime_catch",
        .record(
            ObjectSchema(
                "crime catch", en: "at_zero · exp(−t / decay), the probability of an arrest on scene.",
                id: "at_zero · exp(−t / decay), peluang penangkapan di tempat.",
                fields: [
                    CommonFields.share(
                        "at_zero", en: "The probability at minute 0.", id: "Peluang pada menit 0.",
                        example: "30 %", required: true),
                    FieldSchema(
                        "decay", .quantity(.duration, .positive), required: true,
                        en: "The time in which it falls to 37 %.", id: "Waktu sampai turun menjadi 37 %.",
                        example: "6 min"),
                ])), en: "Expected arrests on scene.", id: "Perkiraan penangkapan di tempat.",
        example: "{at_zero: 30 %, decay: 6 min}")

    private static let fireLoss = FieldSchema(
        "fire_loss",
        .record(
            ObjectSchema(
                "fire loss",
                en: "at_zero · 2^(t / doubling), at most all, the share of the value that is lost.",
                id: "at_zero · 2^(t / doubling), paling banyak seluruhnya, bagian nilai yang hilang.",
                fields: [
                    CommonFields.share(
                        "at_zero", en: "The share lost at minute 0.", id: "Bagian yang hilang pada menit 0.",
                        example: "2 %", required: true),
                    FieldSchema(
                        "doubling", .quantity(.duration, .positive), required: true,
                        en: "The time in which the loss doubles.", id: "Waktu kerugian menjadi dua kali.",
                        example: "5 min"),
                ])), en: "Expected fire loss.", id: "Perkiraan kerugian kebakaran.",
        example: "{at_zero: 2 %, doubling: 5 min}")

    static func decode(_ record: Record) -> Outcome? {
        func scale(_ curve: Record) -> Double { curve.number("scale") ?? 1 }
        func untreated(_ curve: Record) -> Double { curve.value("untreated") ?? 0 }
        if let curve = record.case("logistic", of: "outcome") {
            return .logistic(
                intercept: curve.number("intercept") ?? 0, perMinute: curve.number("per_minute") ?? 0,
                scale: scale(curve), untreated: untreated(curve))
        }
        if let line = record.case("linear", of: "outcome") {
            return .linear(
                atZero: line.number("at_zero") ?? 0, perMinute: line.number("per_minute") ?? 0,
                scale: scale(line), untreated: untreated(line))
        }
        if let curve = record.case("larsen", of: "outcome") {
            return .larsen(
                shockAfter: curve.value("shock_after") ?? 0,
                advancedAfter: curve.value("advanced_after") ?? 0,
                scale: scale(curve), untreated: untreated(curve))
        }
        if let curve = record.case("spline", of: "outcome") {
            let points = (curve.dictionary("points") ?? []).compactMap { minute, share -> OutcomePoint? in
                guard let minutes = Double(minute), let text = share.text,
                    let value = try? Quantity.parse(text, as: .share).value
                else { return nil }
                return OutcomePoint(minutes: minutes, share: value)
            }
            return .spline(
                points: points.sorted { $0.minutes < $1.minutes }, scale: scale(curve),
                untreated: untreated(curve))
        }
        if let crime = record.case("crime_catch", of: "outcome") {
            return .crimeCatch(atZero: crime.value("at_zero") ?? 0, decay: crime.value("decay") ?? 1)
        }
        if let fire = record.case("fire_loss", of: "outcome") {
            return .fireLoss(atZero: fire.value("at_zero") ?? 0, doubling: fire.value("doubling") ?? 1)
        }
        return nil
    }
}
