extension KPICatalogue {
    /// What becomes of calls at desks, and of reports that are handed over.
    static let calls: [KPI] = [
        kpi(
            "calls.offered", .calls, .neither, "Calls offered", "Panggilan masuk",
            "Every attempt that reaches the service in the measured window, whatever becomes of it; app reports count as attempts.",
            "Setiap percobaan panggilan yang sampai ke layanan selama masa pengukuran, apa pun akhirnya; laporan lewat aplikasi dihitung sebagai percobaan.",
            "answered + abandoned + blocked + failed", comparable: false, headline: true),
        kpi(
            "calls.answered", .calls, .neither, "Calls answered", "Panggilan terjawab",
            "Attempts that a call-taker picked up.",
            "Percobaan yang diangkat oleh petugas penerima.", "count", comparable: false),
        kpi(
            "calls.abandoned", .calls, .lower, "Calls abandoned", "Panggilan ditutup penelepon",
            "Attempts whose caller hung up before anybody answered.",
            "Percobaan yang ditutup penelepon sebelum ada yang menjawab.", "count", comparable: false),
        kpi(
            "calls.blocked", .calls, .lower, "Calls blocked", "Panggilan gagal masuk",
            "Attempts that met no free line.",
            "Percobaan yang tidak mendapat saluran kosong.", "count", comparable: false),
        kpi(
            "calls.failed", .calls, .lower, "Calls failed", "Panggilan gagal",
            "Attempts that met a closed desk or an outage, or were cut off by one while waiting.",
            "Percobaan yang menemui meja tutup atau gangguan, atau yang terputus oleh gangguan ketika menunggu.",
            "count",
            comparable: false),
        kpi(
            "calls.answered_share", .share, .higher, "Share of calls answered", "Bagian panggilan terjawab",
            "Answered attempts as a share of offered ones.",
            "Percobaan yang terjawab sebagai bagian dari yang masuk.", "answered / offered", comparable: false
        ),
        kpi(
            "calls.abandoned_share", .share, .lower, "Share of calls abandoned",
            "Bagian panggilan ditutup penelepon", "Abandoned attempts as a share of offered ones.",
            "Percobaan yang ditutup penelepon sebagai bagian dari yang masuk.",
            "abandoned / offered", comparable: false),
        kpi(
            "calls.blocked_share", .share, .lower, "Share of calls blocked", "Bagian panggilan gagal masuk",
            "Blocked attempts as a share of offered ones.",
            "Percobaan yang tidak mendapat saluran sebagai bagian dari yang masuk.", "blocked / offered",
            comparable: false),
        kpi(
            "calls.failed_share", .share, .lower, "Share of calls failed", "Bagian panggilan gagal",
            "Failed attempts as a share of offered ones.",
            "Percobaan yang gagal sebagai bagian dari yang masuk.", "failed / offered", comparable: false),
        kpi(
            "calls.overflow_share", .share, .neither, "Share of calls passed on",
            "Bagian panggilan yang dialihkan",
            "Attempts that a desk passed on to another, because it was closed or busy, as a share of those that came to it.",
            "Percobaan yang dialihkan suatu meja ke meja lain karena tutup atau sibuk, sebagai bagian dari yang datang ke meja itu.",
            "overflow out / (offered + overflow in)", comparable: false),
        kpi(
            "calls.answered_within_10s", .share, .higher, "Answered within 10 s", "Terjawab dalam 10 detik",
            "Attempts answered after at most 10 s, as a share of all attempts offered in the scope, junk included; scope kind:genuine leaves junk out.",
            "Percobaan yang terjawab paling lama dalam 10 detik, sebagai bagian dari semua percobaan yang masuk dalam cakupan, panggilan sampah termasuk; cakupan kind:genuine tidak memuat panggilan sampah.",
            "answered with wait ≤ 10 s / offered", comparable: false),
        kpi(
            "calls.answered_within_15s", .share, .higher, "Answered within 15 s", "Terjawab dalam 15 detik",
            "As calls.answered_within_10s, with 15 s.",
            "Seperti calls.answered_within_10s, dengan 15 detik.", "answered with wait ≤ 15 s / offered",
            comparable: false),
        kpi(
            "calls.answered_within_20s", .share, .higher, "Answered within 20 s", "Terjawab dalam 20 detik",
            "As calls.answered_within_10s, with 20 s.",
            "Seperti calls.answered_within_10s, dengan 20 detik.", "answered with wait ≤ 20 s / offered",
            comparable: false),
        kpi(
            "calls.delayed_share", .share, .lower, "Share of calls that wait",
            "Bagian panggilan yang menunggu",
            "Attempts that found a line but nobody free, as a share of attempts that found a line.",
            "Percobaan yang mendapat saluran tetapi tidak ada petugas bebas, sebagai bagian dari percobaan yang mendapat saluran.",
            "waited / (answered + abandoned)", comparable: false),
        kpi(
            "calls.wait_mean", .seconds, .lower, "Mean wait of answered calls",
            "Rata-rata waktu tunggu panggilan terjawab",
            "From the attempt to the answer, answered attempts only.",
            "Dari percobaan sampai dijawab, hanya percobaan yang terjawab.",
            "Σ wait / answered", comparable: false),
        kpi(
            "calls.wait_all_mean", .seconds, .lower, "Mean wait of all calls",
            "Rata-rata waktu tunggu semua panggilan",
            "From the attempt to the answer or to hanging up, over attempts that found a line.",
            "Dari percobaan sampai dijawab atau ditutup, untuk semua percobaan yang mendapat saluran.",
            "Σ wait / (answered + abandoned)", comparable: false),
        kpi(
            "calls.abandoned_wait_mean", .seconds, .neither, "Mean wait of abandoned calls",
            "Rata-rata waktu tunggu panggilan ditutup",
            "From the attempt to hanging up, abandoned attempts only.",
            "Dari percobaan sampai ditutup, hanya percobaan yang ditutup penelepon.",
            "Σ wait / abandoned", comparable: false),
        kpi(
            "calls.wait_p50", .seconds, .lower, "Median wait", "Median waktu tunggu",
            "Median wait of answered attempts.",
            "Median waktu tunggu percobaan yang terjawab.", "percentile 50, pooled over replications",
            comparable: false),
        kpi(
            "calls.wait_p90", .seconds, .lower, "90th percentile of wait", "Persentil 90 waktu tunggu",
            "90th percentile of the wait of answered attempts.",
            "Persentil 90 waktu tunggu percobaan yang terjawab.", "percentile 90, pooled over replications",
            comparable: false),
        kpi(
            "calls.wait_p95", .seconds, .lower, "95th percentile of wait", "Persentil 95 waktu tunggu",
            "95th percentile of the wait of answered attempts.",
            "Persentil 95 waktu tunggu percobaan yang terjawab.", "percentile 95, pooled over replications",
            comparable: false),
        kpi(
            "calls.wait_p99", .seconds, .lower, "99th percentile of wait", "Persentil 99 waktu tunggu",
            "99th percentile of the wait of answered attempts.",
            "Persentil 99 waktu tunggu percobaan yang terjawab.", "percentile 99, pooled over replications",
            comparable: false),
        kpi(
            "calls.attempts_per_caller", .share, .lower, "Attempts per caller", "Percobaan per penelepon",
            "Attempts as a multiple of first attempts.",
            "Percobaan sebagai kelipatan dari percobaan pertama.", "offered / first attempts",
            comparable: false),
        kpi(
            "calls.queue_mean", .calls, .lower, "Calls waiting", "Panggilan menunggu",
            "Time average of the calls that wait at a desk.",
            "Rata-rata menurut waktu dari panggilan yang menunggu di suatu meja.", "∫ waiting dt / window"),
        kpi(
            "handover.count", .handovers, .neither, "Handovers between desks", "Penerusan laporan",
            "Tries of one desk to hand a report to another in the measured window.",
            "Usaha suatu meja meneruskan laporan ke meja lain selama masa pengukuran.", "count"),
        kpi(
            "handover.lost_share", .share, .lower, "Share of handovers lost", "Bagian penerusan hilang",
            "Handovers that got lost, were never answered, or that the caller gave up, as a share of handovers and redirected callers.",
            "Penerusan yang hilang, tidak pernah dijawab, atau ditinggalkan penelepon, sebagai bagian dari penerusan dan penelepon yang disuruh menghubungi nomor lain.",
            "(lost + unanswered + given up) / (handovers + redirected callers)"),
    ]
}
