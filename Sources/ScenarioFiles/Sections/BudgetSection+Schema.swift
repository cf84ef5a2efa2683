import CityModel
import Foundation

extension BudgetSection {
    static let schema = ObjectSchema(
        "budget", en: "Prices, agencies and account codes.",
        id: "Harga, perangkat daerah, dan kode rekening.",
        fields: [
            FieldSchema(
                "currency_year", .integer(.between(1_945, 2_200)), required: true,
                en: "The year in whose prices everything is stated.", id: "Tahun dasar harga.",
                example: "2024"),
            FieldSchema(
                "first_fiscal_year", .integer(.between(1_945, 2_200)), required: true,
                en: "The first fiscal year of the plan.", id: "Tahun anggaran pertama.", example: "2025"),
            FieldSchema(
                "fiscal_years", .integer(.between(1, 50)), required: true,
                en: "How many fiscal years the plan has.", id: "Jumlah tahun anggaran.", example: "5"),
            FieldSchema(
                "inflation", .quantity(.share, .between(-0.5, 1)), required: true,
                en: "Rise of running costs per year.", id: "Kenaikan biaya rutin per tahun.", example: "2.5 %"
            ),
            FieldSchema(
                "relief_factor", .number(.between(1, 20)), required: true,
                en: "Persons per post that is staffed round the clock (168 h a week).",
                id: "Orang per pos yang dijaga 24 jam (168 jam seminggu).", example: "5.0"),
            FieldSchema(
                "agencies", .records(agency, .some), required: true, en: "The agencies (OPD) that pay.",
                id: "Perangkat daerah (OPD) yang membayar.", example: "[{id: health, name: Dinas Kesehatan}]"),
            FieldSchema(
                "account_codes", .records(accountCode, .some), required: true,
                en: "The account codes in use.",
                id: "Kode rekening yang dipakai.", example: "[{code: \"5.1.02.02\", name: Belanja Jasa}]"),
            FieldSchema(
                "items", .records(item, .any), required: true, en: "What is paid for.", id: "Yang dibayar.",
                example:
                    "[{id: operator_pay, name: Pay, of: desk, account: \"5.1.02.02\", driver: persons, price: Rp 2.8 juta}]"
            ),
        ])

    private static let agency = ObjectSchema(
        "agency", en: "An agency (OPD) that pays.", id: "Perangkat daerah (OPD) yang membayar.",
        isIdentified: true,
        fields: [
            CommonFields.id("agency", "perangkat daerah", example: "health"),
            CommonFields.name(example: "Dinas Kesehatan"),
            FieldSchema(
                "code", .text, en: "Its code in the regional budget.", id: "Kodenya dalam APBD.",
                example: "\"1.02.0.00.0.00.01.0000\""),
        ])

    private static let accountCode = ObjectSchema(
        "account code", en: "A code of the chart of accounts.", id: "Kode dalam bagan akun.",
        fields: [
            FieldSchema(
                "code", .text, required: true, en: "The code.", id: "Kodenya.", example: "\"5.1.02.02\""),
            FieldSchema(
                "name", .text, required: true, en: "What the chart calls it.",
                id: "Sebutannya dalam bagan akun.",
                example: "Belanja Jasa"),
        ])

    private static let item = ObjectSchema(
        "budget item", en: "Something that is paid for.", id: "Sesuatu yang dibayar.", isIdentified: true,
        alternatives: [AlternativeFields(["agency", "of"])], fields: itemIdentity + itemAmount + itemFilters)

    private static let itemIdentity = [
        CommonFields.id("item", "butir", example: "operator_pay"),
        FieldSchema(
            "name", .localizedText, required: true, en: "What budgets call it.",
            id: "Sebutannya dalam anggaran.",
            example: "{en: Operators' pay, id: Honor operator}"),
        FieldSchema(
            "agency", .reference(.budgetAgency), en: "The agency that pays.",
            id: "Perangkat daerah yang membayar.",
            example: "health"),
        FieldSchema(
            "of", .word(["desk"]), en: "`desk`: each desk's own agency pays.",
            id: "`desk`: perangkat daerah tiap meja yang membayar.", example: "desk"),
        FieldSchema(
            "account", .reference(.accountCode), required: true, en: "The account code.",
            id: "Kode rekening.",
            example: "\"5.1.02.02\""),
    ]

    private static let itemAmount = [
        FieldSchema(
            "driver", .word(BudgetItem.Driver.allCases.map(\.rawValue)), required: true,
            en: "What the price is multiplied with.", id: "Pengali harga.", example: "persons"),
        FieldSchema(
            "price", .quantity(.money, .nonNegative), required: true, en: "The price of one payment.",
            id: "Harga satu pembayaran.",
            example: "{value: Rp 2.8 juta, low: Rp 2.2 juta, high: Rp 3.8 juta, grade: C}"),
        FieldSchema(
            "times_per_year", .number(.between(0, 1_000)), en: "Payments a year; 1 when left out.",
            id: "Jumlah pembayaran setahun; 1 bila tidak diisi.", example: "13"),
        FieldSchema(
            "when", .either([.word(["yearly", "once"]), .variant(every)]),
            en: "In every year, once in the first, or `{every: 5}` years; yearly when left out.",
            id:
                "Tiap tahun, sekali pada tahun pertama, atau tiap `{every: 5}` tahun; tiap tahun bila tidak diisi.",
            example: "yearly"),
    ]

    private static let every = VariantSchema(
        "payment interval",
        cases: [
            FieldSchema(
                "every", .integer(.between(1, 50)),
                en: "Years between payments, from the first fiscal year on.",
                id: "Jarak tahun antarpembayaran, mulai tahun pertama.", example: "5")
        ])

    private static let itemFilters = [
        FieldSchema(
            "desks", .list(.reference(.desk), .some), en: "The desks it applies to; all when left out.",
            id: "Meja yang dicakup; semua bila tidak diisi.", example: "[psc119]"),
        FieldSchema(
            "unit_kinds", .list(.reference(.unitKind), .some),
            en: "The unit kinds it applies to; all when left out.",
            id: "Jenis unit yang dicakup; semua bila tidak diisi.", example: "[ambulance]"),
        FieldSchema(
            "only_above", .integer(.between(0, 1_000_000_000)),
            en: "Only what lies beyond this number is paid for.",
            id: "Hanya yang melebihi jumlah ini yang dibayar.", example: "60"),
        FieldSchema(
            "staff_level", .reference(.humanResourceLevel),
            en: "The human-resource level of the desks it applies to.",
            id: "Tingkat sumber daya manusia meja yang dicakup.", example: "trained"),
        FieldSchema(
            "only_if", .record(condition), en: "The levels at which it is needed; all must hold.",
            id: "Tingkat yang memerlukannya; semua harus terpenuhi.",
            example: "{technical: [shared_record, record_with_video]}"),
    ]

    private static let condition = ObjectSchema(
        "condition", en: "Levels that must hold.", id: "Tingkat yang harus terpenuhi.",
        fields: [
            level(
                "technical", .word(Integration.Technical.allCases.map(\.rawValue)), example: "[shared_record]"
            ),
            level(
                "institutional", .word(Integration.Institutional.allCases.map(\.rawValue)),
                example: "[one_room]"),
            level("technology", .reference(.technologyLevel), example: "[assisted, automatic]"),
            level("adoption", .reference(.adoptionLevel), example: "[high]"),
            level("human_resources", .reference(.humanResourceLevel), example: "[trained]"),
        ])

    private static func level(_ key: String, _ kind: ValueKind, example: String) -> FieldSchema {
        FieldSchema(
            key, .list(kind, .some), en: "One of these \(key) levels.",
            id: "Salah satu dari tingkat \(key) ini.",
            example: example)
    }

    static func decode(_ record: Record) -> BudgetSection {
        BudgetSection(
            currencyYear: record.integer("currency_year") ?? 0,
            firstFiscalYear: record.integer("first_fiscal_year") ?? 0,
            fiscalYears: record.integer("fiscal_years") ?? 0, inflation: record.decimal("inflation") ?? 0,
            reliefFactor: record.decimal("relief_factor") ?? 1,
            agencies: record.records("agencies").map {
                BudgetAgency(id: $0.id, name: $0.name, code: $0.text("code"))
            },
            accountCodes: record.records("account_codes").map {
                AccountCode(code: $0.text("code") ?? "", name: $0.text("name") ?? "")
            },
            items: record.records("items").map(decodeItem))
    }

    private static func decodeItem(_ record: Record) -> BudgetItem {
        BudgetItem(
            id: record.id, name: record.localizedText("name") ?? LocalizedText(record.id),
            payer: record.text("agency").map(BudgetItem.Payer.agency) ?? .deskAgency,
            account: record.text("account") ?? "",
            driver: record.text("driver").flatMap(BudgetItem.Driver.init(rawValue:)) ?? .fixed,
            desks: record.texts("desks") ?? [], unitKinds: record.texts("unit_kinds") ?? [],
            onlyAbove: record.integer("only_above"),
            staffLevel: record.text("staff_level"), price: record.rupiah("price") ?? 0,
            lowPrice: record.bound("low", of: "price")?.rupiah,
            highPrice: record.bound("high", of: "price")?.rupiah,
            timesPerYear: record.decimal("times_per_year") ?? 1, timing: timing(record),
            condition: condition(record.record("only_if")))
    }

    private static func timing(_ record: Record) -> BudgetItem.Timing {
        if let years = record.variant("when")?.value.text.flatMap({ try? Quantity.integer($0) }) {
            return .every(years: years)
        }
        return record.text("when") == "once" ? .once : .yearly
    }

    private static func condition(_ record: Record?) -> BudgetItem.Condition {
        guard let record else { return BudgetItem.Condition() }
        return BudgetItem.Condition(
            technical: record.texts("technical") ?? [], institutional: record.texts("institutional") ?? [],
            technology: record.texts("technology") ?? [], adoption: record.texts("adoption") ?? [],
            humanResources: record.texts("human_resources") ?? [])
    }
}
