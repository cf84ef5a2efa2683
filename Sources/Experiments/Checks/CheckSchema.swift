import CityModel
import ScenarioFiles

/// The keys of a check file.
enum CheckSchema {
    static let document = DocumentSchema("check file", root: root)

    private static let scenarioTarget = ReferenceTarget(noun: "scenario", path: ["scenarios"])

    private static let root = ObjectSchema(
        "check file", en: "What must stay true of scenarios and of the model.",
        id: "Hal yang harus tetap benar pada skenario dan model.",
        fields: [
            FieldSchema(
                "sigap_checks", .integer(.between(1, 1)), required: true, en: "The version of the format.",
                id: "Versi format.", example: "1"),
            FieldSchema(
                "title", .localizedText, en: "What is checked.", id: "Yang diperiksa.", example: "Assumptions"
            ),
            FieldSchema(
                "scenarios", .dictionary(.identifier, .text), required: true,
                en: "Names of scenarios and their files, relative to this file.",
                id: "Nama skenario dan berkasnya, relatif terhadap berkas ini.",
                example: "{today: ../magelang/magesty-2024.yaml}"),
            FieldSchema(
                "replications", .integer(.between(2, 100_000)),
                en: "Replications of each run; 8 when left out.",
                id: "Jumlah replikasi tiap simulasi; 8 bila tidak diisi.", example: "8"),
            FieldSchema(
                "seed", .integer(.nonNegative), en: "The seed; each scenario's own when left out.",
                id: "Benih; milik tiap skenario bila tidak diisi.", example: "1"),
            FieldSchema(
                "family_wise_false_alarm", .quantity(.share, .between(0.000_001, 0.5)),
                en: "Probability that any check of this file fails by chance alone; 1 % when left out.",
                id: "Peluang bahwa ada pemeriksaan yang gagal hanya karena kebetulan; 1 % bila tidak diisi.",
                example: "1 %"),
            FieldSchema(
                "parameters", .records(parameter, .any), en: "What must hold for what scenarios state.",
                id: "Syarat bagi isi skenario.", example: "[…]"),
            FieldSchema(
                "results", .records(result, .any), en: "What simulations must find.",
                id: "Hasil yang harus ditemukan simulasi.", example: "[…]"),
            FieldSchema(
                "relations", .records(relation, .any), en: "What must hold between simulations.",
                id: "Hubungan yang harus berlaku antarsimulasi.", example: "[…]"),
        ])

    // MARK: Parameters

    private static let parameter = ObjectSchema(
        "parameter check", en: "A demand on values of a scenario.", id: "Syarat bagi nilai skenario.",
        isIdentified: true, alternatives: [AlternativeFields(["path", "every"])],
        fields: [
            id,
            FieldSchema(
                "scenario", .reference(scenarioTarget),
                en: "One of `scenarios`; all that have such a value when left out.",
                id: "Salah satu dari `scenarios`; semua yang memiliki nilai itu bila tidak diisi.",
                example: "today"),
            FieldSchema(
                "path", .text, en: "The path of one value, as for `--set`.",
                id: "Jalur satu nilai, seperti pada `--set`.", example: "junk_share"),
            FieldSchema(
                "every", .text,
                en:
                    "A pattern of paths: `*` stands for any characters of a key, `**` for any number of keys.",
                id: "Pola jalur: `*` mewakili karakter apa pun dalam satu kunci, `**` sejumlah kunci.",
                example: "incident_types.*.rate"),
            FieldSchema(
                "at_least", .text, en: "The least value, in the unit of the parameter.",
                id: "Nilai terendah, dalam satuan parameter.", example: "30 per 100k per year"),
            FieldSchema(
                "at_most", .text, en: "The greatest value, in the unit of the parameter.",
                id: "Nilai tertinggi, dalam satuan parameter.", example: "60 per 100k per year"),
            FieldSchema(
                "equals", .text, en: "The recorded value, from which it must not drift.",
                id: "Nilai yang tercatat dan tidak boleh bergeser.", example: "75 s"),
            FieldSchema(
                "baseline", .text, en: "A table of recorded values, from which none must drift.",
                id: "Tabel nilai tercatat yang tidak boleh bergeser.",
                example: "baselines/today-parameters.csv"),
            FieldSchema(
                "needs_source", .word(["true", "false"]), en: "Whether the value must name its source.",
                id: "Apakah nilai harus menyebut sumbernya.", example: "true"),
            FieldSchema(
                "grades", .list(.word(Grade.allCases.map(\.rawValue)), .some),
                en: "The grades that are allowed.",
                id: "Mutu yang diperbolehkan.", example: "[A, B]"),
            why, source,
        ],
        rules: [{ record in demandsSomething(record, parameterDemands) }, mustBeJustified])

    private static let parameterDemands = [
        "at_least", "at_most", "equals", "baseline", "needs_source", "grades",
    ]

    // MARK: Results

    private static let result = ObjectSchema(
        "result check", en: "A demand on what a simulation finds.", id: "Syarat bagi hasil simulasi.",
        isIdentified: true,
        fields: [
            id, scenario, set, kpi, scope,
            FieldSchema(
                "expected", .quantity(.any, .any), en: "The value in the KPI's unit.",
                id: "Nilai dalam satuan KPI.", example: "52.07 s"),
            FieldSchema(
                "tolerance", .quantity(.any, .nonNegative),
                en:
                    "How far off the expected or recorded value it may be, and must be shown not to be: a share of that value, or a value in the KPI's unit.",
                id:
                    "Selisih yang diperbolehkan dari nilai yang diharapkan atau tercatat, dan harus terbukti tidak dilampaui: bagian dari nilai itu, atau nilai dalam satuan KPI.",
                example: "3 %"),
            FieldSchema(
                "at_least", .quantity(.any, .any), en: "The least value.", id: "Nilai terendah.",
                example: "90 %"),
            FieldSchema(
                "at_most", .quantity(.any, .any), en: "The greatest value.", id: "Nilai tertinggi.",
                example: "10 min"),
            FieldSchema(
                "baseline", .text, en: "A table of recorded results, relative to this file.",
                id: "Tabel hasil tercatat, relatif terhadap berkas ini.", example: "baselines/today.csv"),
            why, source,
        ],
        rules: [
            { record in demandsSomething(record, ["expected", "at_least", "at_most", "baseline"]) },
            hasOneReference, mustBeJustified,
        ])

    private static func hasOneReference(_ record: Record) -> [RuleFinding] {
        let bounds = record.has("at_least") || record.has("at_most")
        let count = [record.has("expected"), bounds, record.has("baseline")].count { $0 }
        if count > 1 {
            return [
                RuleFinding(
                    key: nil, what: "has several references",
                    remedy: "write one of `expected`, bounds and `baseline`")
            ]
        }
        guard record.has("tolerance"), !record.has("expected"), !record.has("baseline") else { return [] }
        return [
            RuleFinding(
                key: "tolerance", what: "has nothing to be tolerant about",
                remedy: "write `expected` or `baseline` beside it")
        ]
    }

    // MARK: Relations

    private static let relation = ObjectSchema(
        "relation check", en: "A demand on several simulations, or on the parts of one.",
        id: "Syarat bagi beberapa simulasi, atau bagian-bagian satu simulasi.", isIdentified: true,
        fields: [
            id,
            FieldSchema(
                "kind", .word(RelationCheck.Kind.allCases.map(\.rawValue)), required: true,
                en: "What must hold.",
                id: "Hubungan yang harus berlaku.", example: "not_larger"),
            scenario, set,
            FieldSchema(
                "than", .record(other), en: "The other side of the comparison.",
                id: "Sisi lain perbandingan.",
                example: "{scenario: today}"),
            FieldSchema("kpi", .text, en: "The KPI's identifier.", id: "Nama KPI.", example: "calls.offered"),
            scope,
            FieldSchema(
                "is", .quantity(.any, .any), en: "The value that `zero` stands for; 0 when left out.",
                id: "Nilai untuk `zero`; 0 bila tidak diisi.", example: "0"),
            FieldSchema(
                "tolerance", .quantity(.any, .nonNegative),
                en: "How far apart `equal` may be; not at all when left out.",
                id: "Selisih yang diperbolehkan pada `equal`; tidak ada bila tidak diisi.", example: "2 %"),
            why, source,
        ],
        rules: [hasSides, mustBeJustified])

    private static let other = ObjectSchema(
        "other side", en: "A scenario with changes.", id: "Skenario dengan perubahan.",
        fields: [
            scenario, set,
            FieldSchema(
                "scope", .text, en: "Where it is measured on this side; as on the other when left out.",
                id: "Cakupan pada sisi ini; sama dengan sisi lain bila tidak diisi.", example: "desk:psc119"),
        ])

    private static func hasSides(_ record: Record) -> [RuleFinding] {
        guard let kind = record.text("kind").flatMap(RelationCheck.Kind.init(rawValue:)) else { return [] }
        var findings: [RuleFinding] = []
        if kind.comparesSides != record.has("than") {
            findings.append(
                kind.comparesSides
                    ? RuleFinding(
                        key: nil, what: "has no other side", remedy: "write `than: {scenario: today}`")
                    : RuleFinding(
                        key: "than", what: "`\(kind.rawValue)` has one side only", remedy: "remove `than`"))
        }
        if kind == .unchanged, !record.has("set") {
            findings.append(
                RuleFinding(
                    key: nil, what: "changes nothing", remedy: "write `set:` with what must have no effect"))
        }
        if kind != .conservation, !record.has("kpi") {
            findings.append(
                RuleFinding(key: nil, what: "measures nothing", remedy: "write `kpi: calls.offered`"))
        }
        if record.has("tolerance"), kind != .equal {
            findings.append(
                RuleFinding(key: "tolerance", what: "only `equal` has a tolerance", remedy: "remove it"))
        }
        if record.has("is"), kind != .zero {
            findings.append(RuleFinding(key: "is", what: "only `zero` has a value", remedy: "remove it"))
        }
        return findings
    }

    // MARK: Common keys

    private static let id = FieldSchema(
        "id", .identifier, required: true, en: "The name of the check.", id: "Nama pemeriksaan.",
        example: "r-mmc-wait")
    private static let scenario = FieldSchema(
        "scenario", .reference(scenarioTarget), required: true, en: "One of `scenarios`.",
        id: "Salah satu dari `scenarios`.", example: "today")
    private static let set = FieldSchema(
        "set", .list(.text, .some), en: "Changes to the scenario, each `path=value`.",
        id: "Perubahan skenario, masing-masing `jalur=nilai`.", example: "[junk_share=0 %]")
    private static let kpi = FieldSchema(
        "kpi", .text, required: true, en: "The KPI's identifier.", id: "Nama KPI.",
        example: "calls.wait_all_mean")
    private static let scope = FieldSchema(
        "scope", .text, en: "Where it is measured; the city when left out.",
        id: "Cakupannya; kota bila tidak diisi.", example: "desk:psc119")
    private static let why = FieldSchema(
        "why", .text, en: "Why it must hold.", id: "Alasannya.", example: "No pranks, no prank calls.")
    private static let source = FieldSchema(
        "source", .text, en: "Where the expectation comes from.", id: "Sumber harapan ini.",
        example: "Erlang 1917")

    private static func demandsSomething(_ record: Record, _ keys: [String]) -> [RuleFinding] {
        guard !keys.contains(where: record.has) else { return [] }
        let names = keys.map { "`\($0)`" }.joined(separator: ", ")
        return [RuleFinding(key: nil, what: "demands nothing", remedy: "write one of \(names)")]
    }

    private static func mustBeJustified(_ record: Record) -> [RuleFinding] {
        guard !record.has("why"), !record.has("source") else { return [] }
        return [
            RuleFinding(
                key: nil, what: "says neither why nor by which source",
                remedy: "write `why: …` or `source: …`")
        ]
    }
}
