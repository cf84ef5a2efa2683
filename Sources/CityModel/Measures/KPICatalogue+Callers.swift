extension KPICatalogue {
    /// Measures that only scenarios with call-backs, a border, awareness or failing apps have.
    static let callers: [KPI] = [
        kpi(
            "calls.called_back", .calls, .neither, "Abandoned calls rung back",
            "Panggilan ditutup yang ditelepon balik",
            "Abandoned attempts whose callers a call-taker began to ring back; each stays an abandoned attempt.",
            "Panggilan yang ditutup dan penelepon yang mulai ditelepon balik oleh petugas; masing-masing tetap dihitung sebagai ditutup.",
            "count", comparable: false),
        kpi(
            "calls.called_back_reached_share", .share, .higher, "Share of callers reached by ringing back",
            "Bagian penelepon yang terhubung saat ditelepon balik",
            "Callers rung back who answered, as a share of those rung back.",
            "Penelepon yang ditelepon balik dan menjawab, sebagai bagian dari yang ditelepon balik.",
            "answered / rung back",
            comparable: false),
        kpi(
            "calls.misrouted_share", .share, .lower, "Share of calls misrouted over the border",
            "Bagian panggilan yang salah rute ke luar batas kota",
            "Attempts that landed at the neighbour's centre, whether passed on or lost, as a share of offered ones.",
            "Percobaan yang masuk ke pusat panggilan daerah tetangga, diteruskan atau hilang, sebagai bagian dari yang masuk.",
            "misrouted / offered", comparable: false),
        kpi(
            "reporter.right_first_number_share", .share, .higher, "Reporters who ring a right number first",
            "Pelapor yang langsung menghubungi nomor yang tepat",
            "Reporters of incidents that need help whose first report is to a line or app whose desk can send something that is needed, or to a number that is the right one for all incidents (`right_for: all`), whether or not anybody answers there.",
            "Pelapor kejadian yang perlu bantuan yang laporan pertamanya menuju saluran atau aplikasi dari meja yang dapat mengirim sesuatu yang diperlukan, atau menuju nomor yang tepat untuk semua kejadian (`right_for: all`), dijawab atau tidak.",
            "right first / reporters"),
        kpi(
            "reporter.unaware_share", .share, .lower, "Witnesses who know no number",
            "Saksi yang tidak tahu nomor mana pun",
            "Witnesses of incidents that need help who would report but know no number, as a share of reporters, to whom they belong as lost ones.",
            "Saksi kejadian yang perlu bantuan yang mau melapor tetapi tidak tahu nomor mana pun, sebagai bagian dari pelapor; mereka termasuk pelapor yang hilang.",
            "without a number / reporters"),
        kpi(
            "app.availability", .share, .higher, "Availability of the app", "Ketersediaan aplikasi",
            "Time in which apps that can fail worked, as a share of the measured window.",
            "Waktu ketika aplikasi yang dapat terganggu berfungsi, sebagai bagian dari masa pengukuran.",
            "∫ working apps dt / (apps · window)"),
    ]
}
