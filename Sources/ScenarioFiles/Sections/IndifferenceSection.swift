import CityModel

/// `indifference`: how small a difference must be to change no decision.
enum IndifferenceSection {
    static let zone = ObjectSchema(
        "indifference zone", en: "How small a difference in a KPI must be to change no decision.",
        id: "Sekecil apa selisih suatu KPI agar tidak mengubah keputusan.",
        fields: [
            FieldSchema(
                "kpi", .text, required: true, en: "The KPI's identifier.", id: "Nama KPI.",
                example: "incident.response_p90"),
            FieldSchema(
                "within", .quantity(.any, .nonNegative), required: true,
                en: "The greatest difference, up or down, that does not matter, in the KPI's unit.",
                id: "Selisih terbesar, naik atau turun, yang tidak berarti, dalam satuan KPI.",
                example: "30 s"),
        ])

    /// The zones by KPI; of several for one KPI the last.
    static func decode(_ records: [Record]) -> [String: Double] {
        Dictionary(
            records.compactMap { record in
                record.text("kpi").flatMap { kpi in record.value("within").map { (kpi, $0) } }
            }
        ) { $1 }
    }

    /// KPIs that do not exist, and zones in another unit than the KPI's.
    static func problems(_ records: [Record], in document: Document) -> [ScenarioProblem] {
        records.enumerated().compactMap { index, record in
            let path = ["indifference", String(index + 1)]
            guard let name = record.text("kpi") else { return nil }
            guard let kpi = KPICatalogue.find(name) else {
                return document.problem(
                    at: path + ["kpi"], what: "there is no KPI \(Wording.quoted(name))",
                    remedy: KPICatalogue.nearest(to: name).map { "did you mean `\($0)`?" }
                        ?? "`sigap explain` lists them")
            }
            let wanted: QuantityDimension =
                switch kpi.unit {
                case .share: .share
                case .seconds: .duration
                case .rupiah: .money
                default: .any
                }
            guard let written = record.quantity("within"), written.dimension != wanted else { return nil }
            return document.problem(
                at: path + ["within"],
                what: "\(Wording.quoted(record.text("within") ?? "")) is not in the unit of \(name)",
                remedy: "write \(wanted == .any ? "a bare number" : wanted.noun) such as "
                    + "`\(wanted == .any ? "3" : wanted.examples[0])`")
        }
    }
}
