/// Measures of cameras that a scenario describes beyond one pool of them.
extension KPICatalogue {
    static let surveillance: [KPI] = [
        kpi(
            "cctv.detected_in_view_share", .share, .higher, "Incidents in view that were detected",
            "Kejadian dalam pandangan yang terdeteksi",
            "Incidents that a watcher noticed or that software reported, as a share of those in view of a camera, working or not.",
            "Kejadian yang dilihat pengamat atau dilaporkan perangkat lunak, sebagai bagian dari yang berada dalam pandangan kamera, berfungsi atau tidak.",
            "detected / visible"),
        kpi(
            "cctv.recorded_share", .share, .higher, "Incidents recorded", "Kejadian yang terekam",
            "Incidents of which a picture was kept: a camera had them in view and worked, and so did all that recording needs.",
            "Kejadian yang gambarnya disimpan: ada kamera yang memandangnya dan berfungsi, begitu pula semua yang diperlukan untuk merekam.",
            "recorded / incidents"),
        kpi(
            "cctv.missed_unwatched_share", .share, .lower, "Missed because nobody was watching",
            "Terlewat karena tidak ada yang mengamati",
            "Incidents that a working camera showed and that were not detected, while nobody who had the camera in his charge was at the screens, as a share of those shown.",
            "Kejadian yang ditampilkan kamera yang berfungsi dan tidak terdeteksi, ketika tidak seorang pun penanggung jawab kamera itu berada di depan layar, sebagai bagian dari yang ditampilkan.",
            "shown, not detected, not watched / shown"),
        kpi(
            "cctv.detection_known_share", .share, .neither, "Detections that were known already",
            "Deteksi yang sudah diketahui",
            "Detected incidents that the watchers' desk knew from a call or a record when the detection reached a person: both are one case from then on.",
            "Kejadian terdeteksi yang sudah diketahui meja pengamat dari panggilan atau catatan ketika deteksi sampai ke seseorang: sejak itu keduanya menjadi satu kasus.",
            "known before / detected"),
        kpi(
            "cctv.alarms_per_operator_hour", .perHour, .neither, "Alarms per operator hour",
            "Alarm per jam petugas", "Alarms of the software per paid hour of people who may watch.",
            "Alarm perangkat lunak per jam berbayar orang yang boleh mengamati.",
            "alarms / operator hours"),
        kpi(
            "cctv.false_alarms_per_operator_hour", .perHour, .lower, "False alarms per operator hour",
            "Alarm palsu per jam petugas",
            "Alarms without an incident per paid hour of people who may watch.",
            "Alarm tanpa kejadian per jam berbayar orang yang boleh mengamati.",
            "false alarms / operator hours"),
        kpi(
            "cctv.operator_hours_per_detection", .hours, .lower, "Operator hours per detection",
            "Jam petugas per deteksi",
            "Paid hours of people who may watch, whatever else they do, per detected incident.",
            "Jam berbayar orang yang boleh mengamati, apa pun pekerjaan lainnya, per kejadian terdeteksi.",
            "operator hours / detected"),
        kpi(
            "cctv.verification_wait_mean", .seconds, .lower, "Mean wait of alarms",
            "Rata-rata tunggu alarm",
            "From an alarm of the software to the moment when a person turns to it.",
            "Dari alarm perangkat lunak sampai seseorang memperhatikannya.",
            "Σ wait / verified alarms"),
        kpi(
            "cctv.verification_wait_p90", .seconds, .lower, "Wait of alarms, percentile 90",
            "Tunggu alarm, persentil 90",
            "From an alarm of the software to the moment when a person turns to it.",
            "Dari alarm perangkat lunak sampai seseorang memperhatikannya.",
            "percentile 90, pooled over replications"),
        kpi(
            "cctv.dismissed_alarms_per_day", .perDay, .lower, "True alarms dismissed per day",
            "Alarm benar yang diabaikan per hari",
            "Alarms about incidents that the person who verified them took for false.",
            "Alarm tentang kejadian yang dianggap palsu oleh orang yang memeriksanya.",
            "dismissed true alarms / days"),
        kpi(
            "cctv.accepted_false_alarms_per_day", .perDay, .lower, "False alarms accepted per day",
            "Alarm palsu yang dipercaya per hari",
            "Alarms about nothing that were taken for incidents, by the person who verified them or by software that dispatches by itself, so that units went.",
            "Alarm tanpa kejadian yang dianggap kejadian, oleh orang yang memeriksanya atau oleh perangkat lunak yang mengerahkan sendiri, sehingga unit berangkat.",
            "accepted false alarms / days"),
        kpi(
            "cctv.analytics_availability", .share, .higher, "Analytics working", "Analitik yang berfungsi",
            "Time average of whether all that the software needs works.",
            "Rata-rata menurut waktu dari berfungsinya semua yang diperlukan perangkat lunak.",
            "∫ working dt / window"),
        kpi(
            "cctv.recording_availability", .share, .higher, "Recording working", "Perekaman yang berfungsi",
            "Time average of whether all that recording needs works, such as a store that is not full.",
            "Rata-rata menurut waktu dari berfungsinya semua yang diperlukan untuk merekam, misalnya penyimpanan yang tidak penuh.",
            "∫ working dt / window"),
        kpi(
            "cctv.time_to_detect_mean", .seconds, .lower, "Mean time to detection",
            "Rata-rata waktu deteksi",
            "From an incident to its detection by a watcher or by software, of detected incidents.",
            "Dari kejadian sampai terdeteksi oleh pengamat atau perangkat lunak, untuk kejadian yang terdeteksi.",
            "Σ time to detection / detected"),
        kpi(
            "cctv.lost_alarms_per_day", .perDay, .lower, "Alarms that reached nobody per day",
            "Alarm yang tidak sampai ke siapa pun per hari",
            "Alarms that wanted a person while the watchers had no picture, because the room's power, its server or whatever else watching needs had failed.",
            "Alarm yang memerlukan seseorang ketika pengamat tidak mendapat gambar, karena listrik ruang, servernya, atau hal lain yang diperlukan untuk mengamati sedang terganggu.",
            "lost alarms / days"),
        kpi(
            "cctv.availability_expected", .share, .neither, "Cameras working in the long run",
            "Kamera yang berfungsi dalam jangka panjang",
            "The closed form for `cctv.availability`: the availability of a camera times those of every component and part of the infrastructure that it hangs on, each counted once, averaged over the cameras.",
            "Rumus tertutup untuk `cctv.availability`: ketersediaan sebuah kamera dikalikan ketersediaan setiap komponen dan bagian infrastruktur tempatnya bergantung, masing-masing dihitung sekali, dirata-ratakan atas semua kamera.",
            "mean over cameras of the product of MTBF / (MTBF + MTTR) and 1 − maintenance"),
        kpi(
            "cctv.watching_availability", .share, .higher, "Screens working", "Layar yang berfungsi",
            "Time average of whether all works that the watchers need to see pictures.",
            "Rata-rata menurut waktu dari berfungsinya semua yang diperlukan pengamat untuk melihat gambar.",
            "∫ working dt / window"),
        kpi(
            "cctv.storage_full_share", .share, .lower, "Store full", "Penyimpanan penuh",
            "Share of the time in which the store of pictures was full and took no more until somebody cleared it.",
            "Bagian waktu ketika penyimpanan gambar penuh dan tidak menerima lagi sampai seseorang mengosongkannya.",
            "∫ full dt / window"),
        kpi(
            "cctv.kept_hours", .hours, .higher, "How long pictures are kept", "Lama gambar disimpan",
            "Time until the oldest pictures are overwritten, or deleted by rule if that comes first, at the mean rate at which the cameras recorded.",
            "Waktu sampai gambar terlama ditimpa, atau dihapus menurut aturan bila itu lebih dahulu, pada laju rata-rata perekaman kamera.",
            "min(retention, capacity · window / recorded)"),
        kpi(
            "cctv.evidence_found_share", .share, .higher, "Pictures found when asked for",
            "Gambar yang ditemukan saat diminta",
            "Of the requests in the measured window for pictures of incidents in view of a camera, those whose pictures had been taken and were still there.",
            "Dari permintaan selama masa pengukuran atas gambar kejadian yang berada dalam pandangan kamera, yang gambarnya memang terekam dan masih ada.",
            "found / asked"),
        kpi(
            "cctv.offences_per_day", .perDay, .neither, "Traffic offences recorded per day",
            "Pelanggaran lalu lintas terekam per hari",
            "Pictures of traffic offences that somebody must look at.",
            "Gambar pelanggaran lalu lintas yang harus dilihat seseorang.", "offences / days"),
        kpi(
            "cctv.reviewed_offences_per_day", .perDay, .higher, "Traffic offences reviewed per day",
            "Pelanggaran lalu lintas diperiksa per hari",
            "Pictures of traffic offences that somebody has looked at to the end.",
            "Gambar pelanggaran lalu lintas yang sudah dilihat seseorang sampai selesai.", "reviewed / days"),
    ]
}
