import CityModel

extension ScenarioSchema {
    /// The schema of scenario files.
    public static let document = DocumentSchema("scenario", root: root)

    private static let root = ObjectSchema(
        "scenario", en: "Everything about one city in one set-up.",
        id: "Segala hal tentang satu kota dalam satu tatanan.",
        fields: head + demand + service + response + [budget])

    private static let head = [
        FieldSchema(
            "sigap", .word(["1"]), required: true, en: "The version of the scenario language.",
            id: "Versi bahasa skenario.", example: "1"),
        FieldSchema(
            "title", .localizedText, en: "The title; the file's name when left out.",
            id: "Judul; nama berkas bila tidak diisi.", example: "{en: Magelang today, id: Magelang saat ini}"
        ),
        FieldSchema(
            "description", .localizedText, en: "What the scenario is about.", id: "Penjelasan skenario.",
            example: "Separate desks, phone handover"),
        FieldSchema(
            "as_of", .date, en: "The date on which the facts were so.", id: "Tanggal keadaan fakta.",
            example: "2024-06-30"),
        FieldSchema(
            "extends", .either([.list(.text, .some), .text]),
            en: "The file or files that this one inherits from, relative to it, later ones winning.",
            id: "Berkas yang diwarisi, relatif terhadap berkas ini; yang terakhir menang.",
            example: "base.yaml"),
        FieldSchema(
            "simulation", .record(SimulationSection.schema), en: SimulationSection.schema.documentation.en,
            id: SimulationSection.schema.documentation.id,
            example: "{start: 2024-01-01, measured: 365 d, replications: 32}"),
        FieldSchema(
            "profiles", .dictionary(.identifier, .record(ProfileSection.schema)),
            en: "Rhythms over day and week, by name.", id: "Irama harian dan mingguan, menurut nama.",
            example: "{wave: {sinusoid: {amplitude: 0.55, peak_hour: 17}}}"),
        FieldSchema(
            "city", .record(CitySection.schema), en: CitySection.schema.documentation.en,
            id: CitySection.schema.documentation.id, example: "{road_factor: 1.4}"),
    ]

    private static let demand = [
        FieldSchema(
            "incident_types", .records(IncidentSection.schema, .any), en: "What happens.",
            id: "Yang terjadi.",
            example: "[{id: fire, rate: 60/year}]"),
        CommonFields.share(
            "junk_share",
            en: "Share of junk in junk and genuine calls together, spread over streams by `part_of_junk`.",
            id: "Bagian panggilan sampah dari panggilan sampah dan asli, dibagi menurut `part_of_junk`.",
            example: "50 %"),
        FieldSchema(
            "call_streams", .records(CallSection.stream, .any), en: "Calls that no incident causes.",
            id: "Panggilan yang tidak disebabkan kejadian.",
            example: "[{id: info, kind: information, rate: 5/day, calls_to: {\"119\": 1}, talk: 60 s}]"),
        FieldSchema(
            "surges", .records(SurgeSection.schema, .any), en: "Times in which rates are multiplied.",
            id: "Waktu ketika laju dikalikan.",
            example: "[{id: flood, from: 2024-01-15T14:00, lasts: 8 h, factors: {hazard: 20}}]"),
        FieldSchema(
            "lines", .records(CallSection.line, .any), en: "Numbers and apps.", id: "Nomor dan aplikasi.",
            example: "[{id: \"119\", desk: psc119}]"),
        FieldSchema(
            "callers", .record(CallSection.callers), en: CallSection.callers.documentation.en,
            id: CallSection.callers.documentation.id, example: "{patience: {exponential: {mean: 90 s}}}"),
        FieldSchema(
            "adoption", .reference(.adoptionLevel), en: "The adoption level in force.",
            id: "Tingkat adopsi yang berlaku.",
            example: "low"),
        FieldSchema(
            "adoption_levels", .dictionary(.identifier, .record(AdoptionSection.schema)),
            en: "Who has the app and who knows which number, by level.",
            id: "Pemilik aplikasi dan yang mengetahui nomor, menurut tingkat.",
            example: "{low: {app_use: 3 %}}"),
        FieldSchema(
            "border", .either([.word(["none"]), .record(BorderSection.schema)]),
            en: BorderSection.schema.documentation.en, id: BorderSection.schema.documentation.id,
            example: "{misrouted_share: 3 %, return_delay: 60 s, lost_share: 10 %}"),
    ]

    private static let service = [
        FieldSchema(
            "handling", .record(HandlingSection.schema), en: HandlingSection.schema.documentation.en,
            id: HandlingSection.schema.documentation.id, example: "{answering: 5 s}"),
        FieldSchema(
            "human_resource_levels", .dictionary(.identifier, .record(HandlingSection.humanResources)),
            en: "What staff do well and badly, by level.",
            id: "Kelebihan dan kekurangan petugas, menurut tingkat.",
            example: "{basic: {handling_factor: 1, under_triage: 23.4 %}}"),
        FieldSchema(
            "languages", .records(StaffSection.language, .any),
            en: "Languages or skills that some callers need and some staff have.",
            id: "Bahasa atau keahlian yang diperlukan sebagian penelepon.",
            example: "[{id: javanese, share: 10 %, talk_factor: 1.5, error_odds: 2}]"),
        FieldSchema(
            "desks", .records(DeskSection.desk, .any), en: "Who answers.", id: "Yang menjawab.",
            example:
                "[{id: psc119, agency: health, staff: [{id: operators, roles: [call_taking], posts: 1}]}]"),
        FieldSchema(
            "joint_centre", .either([.word(["none"]), .record(DeskSection.jointCentre)]),
            en: DeskSection.jointCentre.documentation.en, id: DeskSection.jointCentre.documentation.id,
            example: "{id: joint119, agency: health, members: [psc119], human_resources: trained}"),
        FieldSchema(
            "infrastructure", .either([.word(["none"]), .record(InfrastructureSection.schema)]),
            en: InfrastructureSection.schema.documentation.en,
            id: InfrastructureSection.schema.documentation.id,
            example: "{carrier: {mean_time_between: 120 d, mean_time_to_repair: 4 h}}"),
        FieldSchema(
            "integration", .level(of: "integration_levels", IntegrationSection.axes),
            en: "The integration in force: a level's name, or the two axes.",
            id: "Integrasi yang berlaku: nama tingkat, atau kedua sumbunya.", example: "linked"),
        FieldSchema(
            "integration_levels", .dictionary(.identifier, .record(IntegrationSection.axes)),
            en: "Names for points on the two axes.", id: "Nama titik pada kedua sumbu.",
            example: "{linked: {technical: phone, institutional: separate_desks}}"),
        FieldSchema(
            "technical_levels",
            .dictionary(
                .word(Integration.Technical.allCases.map(\.rawValue)), .record(IntegrationSection.technical)),
            en: "What a handover is like, by technical level.",
            id: "Sifat pengalihan laporan, menurut tingkat teknis.",
            example: "{phone: {briefing: 45 s, answer_timeout: 60 s, retries: 1}}"),
        FieldSchema(
            "institutional_levels",
            .dictionary(
                .word(Integration.Institutional.allCases.map(\.rawValue)),
                .record(IntegrationSection.institutional)),
            en: "What approvals take, by institutional level.",
            id: "Lama persetujuan, menurut tingkat kelembagaan.",
            example: "{one_room: {approval: 0 s}}"),
        FieldSchema(
            "cctv", .either([.word(["none"]), .record(CameraSection.schema)]),
            en: CameraSection.schema.documentation.en, id: CameraSection.schema.documentation.id,
            example: "{desk: dishub, cameras: 60, screens_per_operator: 9, technology: manual}"),
        FieldSchema(
            "technology_levels", .dictionary(.identifier, .record(CameraAlarmSection.technology)),
            en: "Who detects on cameras, by level.", id: "Pendeteksi pada kamera, menurut tingkat.",
            example: "{manual: {mode: manual}}"),
    ]

    private static let response = [
        FieldSchema(
            "unit_kinds", .records(UnitSection.kind, .any), en: "Kinds of units.", id: "Jenis unit.",
            example: "[{id: ambulance, turnout: 90 s, speed: 35 km/h, on_scene: 18 min}]"),
        FieldSchema(
            "units", .records(UnitSection.group, .any), en: "Units and their bases.",
            id: "Unit dan pangkalannya.",
            example: "[{id: psc_post, kind: ambulance, latitude: -7.464, longitude: 110.22, posts: 2}]"),
        FieldSchema(
            "targets", .records(UnitSection.target, .any), en: "Values that KPIs should reach.",
            id: "Nilai yang harus dicapai KPI.", example: "[{kpi: calls.answered_within_10s, at_least: 90 %}]"
        ),
        FieldSchema(
            "indifference", .records(IndifferenceSection.zone, .any),
            en: "Differences between scenarios that are too small to matter; none when left out.",
            id: "Selisih antarskenario yang terlalu kecil untuk berarti; tidak ada bila tidak diisi.",
            example: "[{kpi: incident.response_p90, within: 30 s}]"),
        FieldSchema(
            "staffing", .either([.word(["none"]), .record(StaffingSection.schema)]),
            en: StaffingSection.schema.documentation.en, id: StaffingSection.schema.documentation.id,
            example: "{confidence: 95 %, tolerance: 1 %, vary: [{group: psc119.operators, from: 1, to: 3}]}"),
    ]

    private static let budget = FieldSchema(
        "budget", .either([.word(["none"]), .record(BudgetSection.schema)]),
        en: BudgetSection.schema.documentation.en,
        id: BudgetSection.schema.documentation.id,
        example:
            "{currency_year: 2024, first_fiscal_year: 2025, fiscal_years: 5, inflation: 2.5 %, relief_factor: 5}"
    )
}
