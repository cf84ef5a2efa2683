/// All KPIs, each declared once: reports, `sigap explain`, targets and checks read this list.
public enum KPICatalogue {
    /// Every KPI, in the order of reports.
    public static let all: [KPI] =
        calls + reporters + callers + incidents + outcomes + cameras + surveillance + resources + presence
        + service
        + requests

    /// The KPI with an identifier; nil when there is none.
    public static func find(_ id: String) -> KPI? { all.first { $0.id == id } }

    /// The KPI whose name is closest to a misspelt one, by edit distance; nil when nothing is near.
    public static func nearest(to id: String) -> String? {
        let ranked = all.map { (distance: editDistance(id, $0.id), id: $0.id) }
            .min { ($0.distance, $0.id) < ($1.distance, $1.id) }
        guard let ranked, ranked.distance <= max(3, id.count / 3) else { return nil }
        return ranked.id
    }

    /// Levenshtein's distance (1966), by rows.
    private static func editDistance(_ left: String, _ right: String) -> Int {
        let target = Array(right.utf8)
        var row = Array(0...target.count)
        for (position, byte) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for column in 1..<(target.count + 1) {
                let substitution = diagonal + (byte == target[column - 1] ? 0 : 1)
                diagonal = row[column]
                row[column] = min(substitution, row[column] + 1, row[column - 1] + 1)
            }
        }
        return row[target.count]
    }

    static func kpi(
        _ id: String, _ unit: KPI.Unit, _ better: KPI.Direction, _ title: String, _ indonesian: String,
        _ definition: String, _ indonesianDefinition: String, _ formula: String, comparable: Bool = true,
        headline: Bool = false
    ) -> KPI {
        KPI(
            id: id, unit: unit, better: better, title: title, titleIndonesian: indonesian,
            definition: definition, definitionIndonesian: indonesianDefinition, formula: formula,
            isComparable: comparable, isHeadline: headline)
    }

    private static let reporters: [KPI] = [
        kpi(
            "reporter.reached_share", .share, .higher, "Reporters who reach the right desk",
            "Pelapor yang sampai ke meja yang tepat",
            "Reporters of incidents that need help whose report comes to a desk that can send something that is needed.",
            "Pelapor kejadian yang perlu bantuan yang laporannya sampai ke meja yang dapat mengirim sesuatu yang diperlukan.",
            "reached / reporters", headline: true),
        kpi(
            "reporter.lost_share", .share, .lower, "Reporters lost", "Pelapor yang hilang",
            "Reporters whose report never comes to such a desk.",
            "Pelapor yang laporannya tidak pernah sampai ke meja seperti itu.", "1 − reached / reporters"),
        kpi(
            "reporter.time_to_right_desk_p50", .seconds, .lower, "Median time to the right desk",
            "Median waktu sampai ke meja yang tepat",
            "From a reporter's first attempt to the right desk having the report; lost reporters count as never.",
            "Dari percobaan pertama pelapor sampai meja yang tepat memegang laporannya; pelapor yang hilang dihitung tidak pernah sampai.",
            "percentile 50, pooled over replications"),
        kpi(
            "reporter.time_to_right_desk_p90", .seconds, .lower, "90th percentile of time to the right desk",
            "Persentil 90 waktu sampai ke meja yang tepat",
            "From a reporter's first attempt to the right desk having the report; lost reporters count as never.",
            "Dari percobaan pertama pelapor sampai meja yang tepat memegang laporannya; pelapor yang hilang dihitung tidak pernah sampai.",
            "percentile 90, pooled over replications", headline: true),
    ]

    private static let incidents: [KPI] = [
        kpi(
            "incident.count", .incidents, .neither, "Incidents that need help", "Kejadian yang perlu bantuan",
            "Incidents of the measured window that need at least one unit.",
            "Kejadian selama masa pengukuran yang memerlukan setidaknya satu unit.", "count", headline: true),
        kpi(
            "incident.reported_share", .share, .higher, "Incidents reported by anybody",
            "Kejadian yang dilaporkan", "Incidents about which somebody at least tried to call.",
            "Kejadian yang setidaknya dicoba dilaporkan oleh seseorang.",
            "reported / incidents"),
        kpi(
            "incident.unanswered_share", .share, .lower, "Incidents without an answered report",
            "Kejadian tanpa laporan terjawab",
            "Incidents that need help of which no report was answered at any desk.",
            "Kejadian yang perlu bantuan yang tidak satu pun laporannya dijawab di meja mana pun.",
            "1 − answered / incidents",
            headline: true),
        kpi(
            "incident.not_reached_share", .share, .lower, "Incidents not reached",
            "Kejadian yang tidak didatangi", "Incidents to which no suitable unit ever came.",
            "Kejadian yang tidak pernah didatangi unit yang sesuai.",
            "1 − reached / incidents", headline: true),
        kpi(
            "incident.wrong_agency_share", .share, .lower, "Incidents with a wrong agency sent",
            "Kejadian dengan unit dari instansi yang keliru",
            "Incidents to which a unit was sent of a kind that they did not need.",
            "Kejadian yang dikirimi unit dari jenis yang tidak diperlukan.",
            "incidents with a wrong unit / incidents", headline: true),
        kpi(
            "incident.time_to_dispatch_mean", .seconds, .lower, "Mean time to dispatch",
            "Rata-rata waktu sampai pengerahan",
            "From occurrence to the first suitable unit being sent; over incidents for which one was sent.",
            "Dari kejadian sampai unit pertama yang sesuai dikirim; untuk kejadian yang dikirimi unit seperti itu.",
            "Σ (first dispatch − occurrence) / dispatched"),
        kpi(
            "incident.time_to_dispatch_p90", .seconds, .lower,
            "90th percentile of time from occurrence to dispatch",
            "Persentil 90 waktu kejadian sampai pengerahan",
            "From occurrence to the first suitable unit being sent; never counts as infinite.",
            "Dari kejadian sampai unit pertama yang sesuai dikirim; yang tidak pernah dihitung tak hingga.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.response_mean", .seconds, .lower, "Mean time from occurrence to arrival",
            "Rata-rata waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; read it beside incident.not_reached_share, whose incidents it leaves out.",
            "Dari kejadian sampai unit pertama yang benar-benar sesuai tiba di tempat; bacalah bersama incident.not_reached_share, karena kejadian itu tidak ikut dihitung.",
            "Σ (first on scene − occurrence) / reached"),
        kpi(
            "incident.response_p50", .seconds, .lower, "Median time from occurrence to arrival",
            "Median waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; not reached counts as infinite.",
            "Dari kejadian sampai unit pertama yang benar-benar sesuai tiba di tempat; yang tidak didatangi dihitung tak hingga.",
            "percentile 50, pooled over replications", headline: true),
        kpi(
            "incident.response_p90", .seconds, .lower, "90th percentile of time from occurrence to arrival",
            "Persentil 90 waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; not reached counts as infinite.",
            "Dari kejadian sampai unit pertama yang benar-benar sesuai tiba di tempat; yang tidak didatangi dihitung tak hingga.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.response_within_target", .share, .higher, "Incidents reached within their target",
            "Kejadian yang tercapai dalam batas waktu",
            "Incidents whose first suitable unit was on scene within the target of their type, from occurrence; not reached is missed.",
            "Kejadian yang unit sesuai pertamanya tiba dalam batas waktu jenisnya, dihitung sejak kejadian; yang tidak didatangi berarti tidak tercapai.",
            "within target / incidents", headline: true),
        kpi(
            "incident.response_from_first_answer_p50", .seconds, .lower,
            "Median time from first answer to arrival", "Median waktu terjawab sampai petugas tiba",
            "From the first answer at any desk to the first suitable unit on scene; it never restarts at a transfer. Where nobody was answered, from a camera's detection; not reached counts as infinite.",
            "Dari jawaban pertama di meja mana pun sampai unit pertama yang sesuai tiba; tidak pernah dimulai ulang karena penerusan. Bila tidak ada yang dijawab, sejak deteksi kamera; yang tidak didatangi dihitung tak hingga.",
            "percentile 50, pooled over replications"),
        kpi(
            "incident.response_from_first_answer_p90", .seconds, .lower,
            "90th percentile from first answer to arrival", "Persentil 90 waktu terjawab sampai petugas tiba",
            "From the first answer at any desk (where nobody was answered, from a camera's detection) to the first suitable unit on scene; not reached counts as infinite.",
            "Dari jawaban pertama di meja mana pun (bila tidak ada yang dijawab, sejak deteksi kamera) sampai unit pertama yang sesuai tiba; yang tidak didatangi dihitung tak hingga.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.waktu_tanggap_mean", .seconds, .lower, "Mean official response time",
            "Rata-rata waktu tanggap",
            "The official clock: from the report being with a desk that can send something suitable to the first suitable unit on scene; it does not see what came before.",
            "Waktu tanggap menurut hitungan resmi: sejak laporan ada di meja yang dapat mengirim unit yang sesuai sampai unit pertama yang sesuai tiba; apa yang terjadi sebelumnya tidak terlihat.",
            "Σ (first on scene − received) / reached with a report"),
        kpi(
            "incident.waktu_tanggap_within_15min", .share, .higher, "Official response within 15 min",
            "Waktu tanggap dalam 15 menit",
            "Incidents with an official response time of at most 15 min, as a share of all that need help.",
            "Kejadian dengan waktu tanggap resmi paling lama 15 menit, sebagai bagian dari semua yang perlu bantuan.",
            "official ≤ 15 min / incidents", headline: true),
        kpi(
            "incident.all_on_scene_p90", .seconds, .lower, "90th percentile until all needed units are there",
            "Persentil 90 sampai semua unit tiba",
            "From occurrence to the last needed unit on scene; never counts as infinite.",
            "Dari kejadian sampai unit terakhir yang diperlukan tiba; yang tidak pernah dihitung tak hingga.",
            "percentile 90, pooled over replications"),
        kpi(
            "incident.expected_survivors", .persons, .higher, "Expected survivors", "Perkiraan yang selamat",
            "Sum of survival probabilities over incidents with an outcome function, by the time from occurrence to the first suitable unit; never a draw.",
            "Jumlah peluang selamat dari kejadian yang memiliki fungsi hasil, menurut waktu dari kejadian sampai unit pertama yang sesuai tiba; tidak pernah diundi.",
            "Σ survival(response)", headline: true),
    ]

    private static let cameras: [KPI] = [
        kpi(
            "cctv.detected_share", .share, .higher, "Incidents detected by cameras",
            "Kejadian terdeteksi kamera",
            "Incidents that a watcher noticed or that software reported, as a share of all that need help.",
            "Kejadian yang dilihat pengamat atau dilaporkan perangkat lunak, sebagai bagian dari semua yang perlu bantuan.",
            "detected / incidents", headline: true),
        kpi(
            "cctv.detected_first_share", .share, .higher, "Incidents detected before the first call",
            "Kejadian terdeteksi sebelum panggilan pertama",
            "Incidents detected before anybody tried to call, as a share of all that need help.",
            "Kejadian yang terdeteksi sebelum ada yang mencoba menelepon, sebagai bagian dari semua yang perlu bantuan.",
            "detected first / incidents"),
        kpi(
            "cctv.visible_share", .share, .neither, "Incidents in view of a camera",
            "Kejadian dalam pandangan kamera", "Incidents that happen in view of a camera, working or not.",
            "Kejadian yang berlangsung dalam pandangan kamera, berfungsi atau tidak.",
            "visible / incidents"),
        kpi(
            "cctv.time_to_detect_p50", .seconds, .lower, "Median time to detection", "Median waktu deteksi",
            "From occurrence to detection, detected incidents only.",
            "Dari kejadian sampai terdeteksi, hanya kejadian yang terdeteksi.",
            "percentile 50, pooled over replications"),
        kpi(
            "cctv.false_alarms_per_day", .perDay, .lower, "False alarms per day", "Alarm palsu per hari",
            "Alarms of the software without an incident.",
            "Alarm perangkat lunak tanpa kejadian.", "false alarms / days"),
        kpi(
            "cctv.availability", .share, .higher, "Cameras working", "Kamera yang berfungsi",
            "Time average of the share of cameras that work.",
            "Rata-rata menurut waktu dari bagian kamera yang berfungsi.", "∫ working dt / (cameras · window)"),
        kpi(
            "cctv.watchers_mean", .persons, .neither, "Attentive watchers", "Petugas yang mengamati",
            "Time average of the watchers who are at their seat and free.",
            "Rata-rata menurut waktu dari pengamat yang duduk di tempat dan bebas.", "∫ attentive dt / window"
        ),
    ]

    private static let service: [KPI] = [
        kpi(
            "service.availability", .share, .higher, "Availability of a desk", "Ketersediaan meja",
            "Share of time in which equipment lets calls come in at a desk: carrier, exchange, power and the desk's own outages; whether anybody is there is another matter. Measured where a scenario has an infrastructure or a fallback.",
            "Bagian waktu ketika peralatan memungkinkan panggilan masuk ke suatu meja: operator jaringan, sentral telepon, listrik, dan gangguan meja itu sendiri; ada tidaknya petugas adalah soal lain. Diukur bila skenario memiliki infrastruktur atau cadangan.",
            "1 − ∫ unreachable dt / window"),
        kpi(
            "service.incidents_in_outages", .incidents, .lower, "Incidents during outages",
            "Kejadian saat gangguan",
            "Incidents that need a unit of a desk and occur while calls cannot come in there, whether or not others answer for it; in the scope city, of any desk that they need.",
            "Kejadian yang memerlukan unit suatu meja dan berlangsung ketika panggilan tidak dapat masuk ke sana, digantikan meja lain atau tidak; dalam cakupan city, untuk meja mana pun yang diperlukan.",
            "count"),
        kpi(
            "calls.dropped_share", .share, .lower, "Share of answered calls cut off",
            "Bagian panggilan terjawab yang terputus",
            "Attempts that were answered and then cut off by a failure in the middle of the talk, as a share of answered ones; they stay answered in all other shares.",
            "Percobaan yang sudah dijawab lalu terputus oleh gangguan di tengah percakapan, sebagai bagian dari yang terjawab; dalam semua bagian lain tetap dihitung terjawab.",
            "dropped / answered", comparable: false),
    ]

    private static let resources: [KPI] = [
        kpi(
            "staff.occupancy", .share, .neither, "Occupancy", "Tingkat kesibukan petugas",
            "Share of paid time in which staff handle tasks, watching not counted; finishing a task after the shift can lift it above 1.",
            "Bagian waktu berbayar ketika petugas menangani tugas, mengamati kamera tidak dihitung; menyelesaikan tugas setelah giliran jaga dapat membuatnya di atas 1.",
            "∫ busy dt / ∫ on duty dt", headline: true),
        kpi(
            "staff.busy_mean", .erlang, .neither, "People busy", "Petugas sibuk",
            "Time average of the people who handle a task.",
            "Rata-rata menurut waktu dari orang yang sedang menangani tugas.", "∫ busy dt / window"),
        kpi(
            "staff.on_duty_mean", .persons, .neither, "People on duty", "Petugas berjaga",
            "Time average of the people on duty (rostered and not absent).",
            "Rata-rata menurut waktu dari orang yang bertugas (terjadwal dan tidak absen).",
            "∫ on duty dt / window"),
        kpi(
            "units.utilisation", .share, .neither, "Utilisation of units", "Tingkat pemakaian unit",
            "Share of crewed time in which units are on a trip, until they are clear.",
            "Bagian waktu berawak ketika unit sedang dalam perjalanan tugas, sampai bebas kembali.",
            "∫ on a trip dt / ∫ crewed dt"),
        kpi(
            "units.trips", .trips, .neither, "Trips of units", "Perjalanan unit",
            "Trips that ended in the measured window.",
            "Perjalanan yang selesai selama masa pengukuran.", "count"),
        kpi(
            "units.wasted_trips", .trips, .lower, "Trips for nothing", "Perjalanan sia-sia",
            "Arrivals of units that were not needed: wrong agency, unrecognised duplicate, false alarm.",
            "Kedatangan unit yang tidak diperlukan: instansi keliru, laporan ganda yang tidak dikenali, alarm palsu.",
            "count", headline: true),
        kpi(
            "cost.yearly", .rupiah, .lower, "Cost per year", "Biaya per tahun",
            "Cash of the fiscal years of the scenario's budget, divided by their number; computed from the budget, not simulated.",
            "Kas semua tahun anggaran skenario dibagi jumlah tahunnya; dihitung dari anggaran, tidak disimulasikan.",
            "Σ cash / fiscal years", headline: true),
    ]
}
