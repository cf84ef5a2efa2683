extension KPICatalogue {
    /// Whether desks have the staff that they should have.
    static let presence: [KPI] = [
        kpi(
            "staff.absent_share", .share, .lower, "Posts not staffed", "Pos jaga yang kosong",
            "Rostered posts that nobody staffs, by time: absent people for whom no stand-in has come and nobody stays on.",
            "Pos jaga terjadwal yang tidak diisi siapa pun, menurut waktu: petugas absen yang tidak digantikan dan tidak ada yang tetap tinggal.",
            "1 − ∫ on duty dt / ∫ rostered dt"),
        kpi(
            "staff.unattended_share", .share, .lower, "Time without a call-taker at the seat",
            "Waktu tanpa petugas penerima di tempat",
            "Share of the time in which the roster has call-takers and none of them is at the seat: all absent, away or on break; for the city, the sum over its desks.",
            "Bagian waktu ketika jadwal memuat petugas penerima tetapi tidak satu pun di tempat: semuanya absen, pergi, atau istirahat; untuk kota, dijumlahkan atas semua mejanya.",
            "∫ [no call-taker at the seat] dt / ∫ [open] dt"),
        kpi(
            "staff.overtime_hours", .hours, .lower, "Overtime", "Lembur",
            "Hours in the measured window that people stay on after their shift because too few of the next one have come; finishing the task in hand is not counted.",
            "Jam selama masa pengukuran ketika petugas tetap tinggal setelah giliran jaganya karena terlalu sedikit petugas berikutnya yang datang; menyelesaikan tugas di tangan tidak dihitung.",
            "∫ staying on dt"),
    ]
}
