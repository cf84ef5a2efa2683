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
        _ definition: String, _ formula: String, comparable: Bool = true, headline: Bool = false
    ) -> KPI {
        KPI(
            id: id, unit: unit, better: better, title: title, titleIndonesian: indonesian,
            definition: definition, formula: formula, isComparable: comparable, isHeadline: headline)
    }

    private static let calls: [KPI] = [
        kpi(
            "calls.offered", .calls, .neither, "Calls offered", "Panggilan masuk",
            "Every attempt that reaches the service in the measured window, whatever becomes of it; app reports count as attempts.",
            "answered + abandoned + blocked + failed", comparable: false, headline: true),
        kpi(
            "calls.answered", .calls, .neither, "Calls answered", "Panggilan terjawab",
            "Attempts that a call-taker picked up.", "count", comparable: false),
        kpi(
            "calls.abandoned", .calls, .lower, "Calls abandoned", "Panggilan ditutup penelepon",
            "Attempts whose caller hung up before anybody answered.", "count", comparable: false),
        kpi(
            "calls.blocked", .calls, .lower, "Calls blocked", "Panggilan gagal masuk",
            "Attempts that met no free line.", "count", comparable: false),
        kpi(
            "calls.failed", .calls, .lower, "Calls failed", "Panggilan gagal",
            "Attempts that met a closed desk or an outage, or were cut off by one while waiting.", "count",
            comparable: false),
        kpi(
            "calls.answered_share", .share, .higher, "Share of calls answered", "Bagian panggilan terjawab",
            "Answered attempts as a share of offered ones.", "answered / offered", comparable: false),
        kpi(
            "calls.abandoned_share", .share, .lower, "Share of calls abandoned",
            "Bagian panggilan ditutup penelepon", "Abandoned attempts as a share of offered ones.",
            "abandoned / offered", comparable: false),
        kpi(
            "calls.blocked_share", .share, .lower, "Share of calls blocked", "Bagian panggilan gagal masuk",
            "Blocked attempts as a share of offered ones.", "blocked / offered", comparable: false),
        kpi(
            "calls.failed_share", .share, .lower, "Share of calls failed", "Bagian panggilan gagal",
            "Failed attempts as a share of offered ones.", "failed / offered", comparable: false),
        kpi(
            "calls.overflow_share", .share, .neither, "Share of calls passed on",
            "Bagian panggilan yang dialihkan",
            "Attempts that a desk passed on to another, because it was closed or busy, as a share of those that came to it.",
            "overflow out / (offered + overflow in)", comparable: false),
        kpi(
            "calls.answered_within_10s", .share, .higher, "Answered within 10 s", "Terjawab dalam 10 detik",
            "Attempts answered after at most 10 s, as a share of all attempts offered in the scope, junk included; scope kind:genuine leaves junk out.",
            "answered with wait ≤ 10 s / offered", comparable: false),
        kpi(
            "calls.answered_within_15s", .share, .higher, "Answered within 15 s", "Terjawab dalam 15 detik",
            "As calls.answered_within_10s, with 15 s.", "answered with wait ≤ 15 s / offered",
            comparable: false),
        kpi(
            "calls.answered_within_20s", .share, .higher, "Answered within 20 s", "Terjawab dalam 20 detik",
            "As calls.answered_within_10s, with 20 s.", "answered with wait ≤ 20 s / offered",
            comparable: false),
        kpi(
            "calls.delayed_share", .share, .lower, "Share of calls that wait",
            "Bagian panggilan yang menunggu",
            "Attempts that found a line but nobody free, as a share of attempts that found a line.",
            "waited / (answered + abandoned)", comparable: false),
        kpi(
            "calls.wait_mean", .seconds, .lower, "Mean wait of answered calls",
            "Rata-rata waktu tunggu panggilan terjawab",
            "From the attempt to the answer, answered attempts only.",
            "Σ wait / answered", comparable: false),
        kpi(
            "calls.wait_all_mean", .seconds, .lower, "Mean wait of all calls",
            "Rata-rata waktu tunggu semua panggilan",
            "From the attempt to the answer or to hanging up, over attempts that found a line.",
            "Σ wait / (answered + abandoned)", comparable: false),
        kpi(
            "calls.abandoned_wait_mean", .seconds, .neither, "Mean wait of abandoned calls",
            "Rata-rata waktu tunggu panggilan ditutup",
            "From the attempt to hanging up, abandoned attempts only.",
            "Σ wait / abandoned", comparable: false),
        kpi(
            "calls.wait_p50", .seconds, .lower, "Median wait", "Median waktu tunggu",
            "Median wait of answered attempts.", "percentile 50, pooled over replications", comparable: false),
        kpi(
            "calls.wait_p90", .seconds, .lower, "90th percentile of wait", "Persentil 90 waktu tunggu",
            "90th percentile of the wait of answered attempts.", "percentile 90, pooled over replications",
            comparable: false),
        kpi(
            "calls.wait_p95", .seconds, .lower, "95th percentile of wait", "Persentil 95 waktu tunggu",
            "95th percentile of the wait of answered attempts.", "percentile 95, pooled over replications",
            comparable: false),
        kpi(
            "calls.wait_p99", .seconds, .lower, "99th percentile of wait", "Persentil 99 waktu tunggu",
            "99th percentile of the wait of answered attempts.", "percentile 99, pooled over replications",
            comparable: false),
        kpi(
            "calls.attempts_per_caller", .share, .lower, "Attempts per caller", "Percobaan per penelepon",
            "Attempts as a multiple of first attempts.", "offered / first attempts", comparable: false),
        kpi(
            "calls.queue_mean", .calls, .lower, "Calls waiting", "Panggilan menunggu",
            "Time average of the calls that wait at a desk.", "∫ waiting dt / window"),
        kpi(
            "handover.count", .handovers, .neither, "Handovers between desks", "Penerusan laporan",
            "Tries of one desk to hand a report to another in the measured window.", "count"),
        kpi(
            "handover.lost_share", .share, .lower, "Share of handovers lost", "Bagian penerusan hilang",
            "Handovers that got lost, were never answered, or that the caller gave up, as a share of handovers and redirected callers.",
            "(lost + unanswered + given up) / (handovers + redirected callers)"),
    ]

    private static let reporters: [KPI] = [
        kpi(
            "reporter.reached_share", .share, .higher, "Reporters who reach the right desk",
            "Pelapor yang sampai ke meja yang tepat",
            "Reporters of incidents that need help whose report comes to a desk that can send something that is needed.",
            "reached / reporters", headline: true),
        kpi(
            "reporter.lost_share", .share, .lower, "Reporters lost", "Pelapor yang hilang",
            "Reporters whose report never comes to such a desk.", "1 − reached / reporters"),
        kpi(
            "reporter.time_to_right_desk_p50", .seconds, .lower, "Median time to the right desk",
            "Median waktu sampai ke meja yang tepat",
            "From a reporter's first attempt to the right desk having the report; lost reporters count as never.",
            "percentile 50, pooled over replications"),
        kpi(
            "reporter.time_to_right_desk_p90", .seconds, .lower, "90th percentile of time to the right desk",
            "Persentil 90 waktu sampai ke meja yang tepat",
            "From a reporter's first attempt to the right desk having the report; lost reporters count as never.",
            "percentile 90, pooled over replications", headline: true),
    ]

    private static let incidents: [KPI] = [
        kpi(
            "incident.count", .incidents, .neither, "Incidents that need help", "Kejadian yang perlu bantuan",
            "Incidents of the measured window that need at least one unit.", "count", headline: true),
        kpi(
            "incident.reported_share", .share, .higher, "Incidents reported by anybody",
            "Kejadian yang dilaporkan", "Incidents about which somebody at least tried to call.",
            "reported / incidents"),
        kpi(
            "incident.unanswered_share", .share, .lower, "Incidents without an answered report",
            "Kejadian tanpa laporan terjawab",
            "Incidents that need help of which no report was answered at any desk.",
            "1 − answered / incidents",
            headline: true),
        kpi(
            "incident.not_reached_share", .share, .lower, "Incidents not reached",
            "Kejadian yang tidak didatangi", "Incidents to which no suitable unit ever came.",
            "1 − reached / incidents", headline: true),
        kpi(
            "incident.wrong_agency_share", .share, .lower, "Incidents with a wrong agency sent",
            "Kejadian dengan unit dari instansi yang keliru",
            "Incidents to which a unit was sent of a kind that they did not need.",
            "incidents with a wrong unit / incidents", headline: true),
        kpi(
            "incident.time_to_dispatch_mean", .seconds, .lower, "Mean time to dispatch",
            "Rata-rata waktu sampai pengerahan",
            "From occurrence to the first suitable unit being sent; over incidents for which one was sent.",
            "Σ (first dispatch − occurrence) / dispatched"),
        kpi(
            "incident.time_to_dispatch_p90", .seconds, .lower,
            "90th percentile of time from occurrence to dispatch",
            "Persentil 90 waktu kejadian sampai pengerahan",
            "From occurrence to the first suitable unit being sent; never counts as infinite.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.response_mean", .seconds, .lower, "Mean time from occurrence to arrival",
            "Rata-rata waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; read it beside incident.not_reached_share, whose incidents it leaves out.",
            "Σ (first on scene − occurrence) / reached"),
        kpi(
            "incident.response_p50", .seconds, .lower, "Median time from occurrence to arrival",
            "Median waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; not reached counts as infinite.",
            "percentile 50, pooled over replications", headline: true),
        kpi(
            "incident.response_p90", .seconds, .lower, "90th percentile of time from occurrence to arrival",
            "Persentil 90 waktu kejadian sampai petugas tiba",
            "From occurrence to the first truly suitable unit on scene; not reached counts as infinite.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.response_within_target", .share, .higher, "Incidents reached within their target",
            "Kejadian yang tercapai dalam batas waktu",
            "Incidents whose first suitable unit was on scene within the target of their type, from occurrence; not reached is missed.",
            "within target / incidents", headline: true),
        kpi(
            "incident.response_from_first_answer_p50", .seconds, .lower,
            "Median time from first answer to arrival", "Median waktu terjawab sampai petugas tiba",
            "From the first answer at any desk to the first suitable unit on scene; it never restarts at a transfer. Where nobody was answered, from a camera's detection; not reached counts as infinite.",
            "percentile 50, pooled over replications"),
        kpi(
            "incident.response_from_first_answer_p90", .seconds, .lower,
            "90th percentile from first answer to arrival", "Persentil 90 waktu terjawab sampai petugas tiba",
            "From the first answer at any desk (where nobody was answered, from a camera's detection) to the first suitable unit on scene; not reached counts as infinite.",
            "percentile 90, pooled over replications", headline: true),
        kpi(
            "incident.waktu_tanggap_mean", .seconds, .lower, "Mean official response time",
            "Rata-rata waktu tanggap",
            "The official clock: from the report being with a desk that can send something suitable to the first suitable unit on scene; it does not see what came before.",
            "Σ (first on scene − received) / reached with a report"),
        kpi(
            "incident.waktu_tanggap_within_15min", .share, .higher, "Official response within 15 min",
            "Waktu tanggap dalam 15 menit",
            "Incidents with an official response time of at most 15 min, as a share of all that need help.",
            "official ≤ 15 min / incidents", headline: true),
        kpi(
            "incident.all_on_scene_p90", .seconds, .lower, "90th percentile until all needed units are there",
            "Persentil 90 sampai semua unit tiba",
            "From occurrence to the last needed unit on scene; never counts as infinite.",
            "percentile 90, pooled over replications"),
        kpi(
            "incident.expected_survivors", .persons, .higher, "Expected survivors", "Perkiraan yang selamat",
            "Sum of survival probabilities over incidents with an outcome function, by the time from occurrence to the first suitable unit; never a draw.",
            "Σ survival(response)", headline: true),
    ]

    private static let cameras: [KPI] = [
        kpi(
            "cctv.detected_share", .share, .higher, "Incidents detected by cameras",
            "Kejadian terdeteksi kamera",
            "Incidents that a watcher noticed or that software reported, as a share of all that need help.",
            "detected / incidents", headline: true),
        kpi(
            "cctv.detected_first_share", .share, .higher, "Incidents detected before the first call",
            "Kejadian terdeteksi sebelum panggilan pertama",
            "Incidents detected before anybody tried to call, as a share of all that need help.",
            "detected first / incidents"),
        kpi(
            "cctv.visible_share", .share, .neither, "Incidents in view of a camera",
            "Kejadian dalam pandangan kamera", "Incidents that happen in view of a camera, working or not.",
            "visible / incidents"),
        kpi(
            "cctv.time_to_detect_p50", .seconds, .lower, "Median time to detection", "Median waktu deteksi",
            "From occurrence to detection, detected incidents only.",
            "percentile 50, pooled over replications"),
        kpi(
            "cctv.false_alarms_per_day", .perDay, .lower, "False alarms per day", "Alarm palsu per hari",
            "Alarms of the software without an incident.", "false alarms / days"),
        kpi(
            "cctv.availability", .share, .higher, "Cameras working", "Kamera yang berfungsi",
            "Time average of the share of cameras that work.", "∫ working dt / (cameras · window)"),
        kpi(
            "cctv.watchers_mean", .persons, .neither, "Attentive watchers", "Petugas yang mengamati",
            "Time average of the watchers who are at their seat and free.", "∫ attentive dt / window"),
    ]

    private static let service: [KPI] = [
        kpi(
            "service.availability", .share, .higher, "Availability of a desk", "Ketersediaan meja",
            "Share of time in which equipment lets calls come in at a desk: carrier, exchange, power and the desk's own outages; whether anybody is there is another matter. Measured where a scenario has an infrastructure or a fallback.",
            "1 − ∫ unreachable dt / window"),
        kpi(
            "service.incidents_in_outages", .incidents, .lower, "Incidents during outages",
            "Kejadian saat gangguan",
            "Incidents that need a unit of a desk and occur while calls cannot come in there, whether or not others answer for it; in the scope city, of any desk that they need.",
            "count"),
        kpi(
            "calls.dropped_share", .share, .lower, "Share of answered calls cut off",
            "Bagian panggilan terjawab yang terputus",
            "Attempts that were answered and then cut off by a failure in the middle of the talk, as a share of answered ones; they stay answered in all other shares.",
            "dropped / answered", comparable: false),
    ]

    private static let resources: [KPI] = [
        kpi(
            "staff.occupancy", .share, .neither, "Occupancy", "Tingkat kesibukan petugas",
            "Share of paid time in which staff handle tasks, watching not counted; finishing a task after the shift can lift it above 1.",
            "∫ busy dt / ∫ on duty dt", headline: true),
        kpi(
            "staff.busy_mean", .erlang, .neither, "People busy", "Petugas sibuk",
            "Time average of the people who handle a task.", "∫ busy dt / window"),
        kpi(
            "staff.on_duty_mean", .persons, .neither, "People on duty", "Petugas berjaga",
            "Time average of the people on duty (rostered and not absent).", "∫ on duty dt / window"),
        kpi(
            "units.utilisation", .share, .neither, "Utilisation of units", "Tingkat pemakaian unit",
            "Share of crewed time in which units are on a trip, until they are clear.",
            "∫ on a trip dt / ∫ crewed dt"),
        kpi(
            "units.trips", .trips, .neither, "Trips of units", "Perjalanan unit",
            "Trips that ended in the measured window.", "count"),
        kpi(
            "units.wasted_trips", .trips, .lower, "Trips for nothing", "Perjalanan sia-sia",
            "Arrivals of units that were not needed: wrong agency, unrecognised duplicate, false alarm.",
            "count", headline: true),
        kpi(
            "cost.yearly", .rupiah, .lower, "Cost per year", "Biaya per tahun",
            "Cash of the fiscal years of the scenario's budget, divided by their number; computed from the budget, not simulated.",
            "Σ cash / fiscal years", headline: true),
    ]
}
