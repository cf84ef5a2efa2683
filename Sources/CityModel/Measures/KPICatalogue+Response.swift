/// KPIs of outcomes, zones, and requests for units.
extension KPICatalogue {
    static let outcomes: [KPI] = [
        kpi(
            "incident.expected_arrests", .persons, .higher, "Expected arrests on scene",
            "Perkiraan penangkapan di tempat",
            "Sum of the probabilities of an arrest on scene over incidents with an outcome crime_catch, by the time from occurrence to the first suitable unit; never a draw.",
            "Jumlah peluang penangkapan di tempat dari kejadian dengan hasil crime_catch, menurut waktu dari kejadian sampai unit pertama yang sesuai tiba; tidak pernah diundi.",
            "Σ at_zero · exp(−response / decay)"),
        kpi(
            "incident.expected_fire_loss", .incidents, .lower, "Expected fire loss",
            "Perkiraan kerugian kebakaran",
            "Sum of the shares of the value at risk that are lost over incidents with an outcome fire_loss, in total losses; an incident that nobody reaches is one.",
            "Jumlah bagian nilai terancam yang hilang dari kejadian dengan hasil fire_loss, dinyatakan dalam kerugian total; kejadian yang tidak didatangi dihitung satu.",
            "Σ min(1, at_zero · 2^(response / doubling))"),
        kpi(
            "incident.telephone_cpr_share", .share, .higher, "Incidents with telephone CPR",
            "Kejadian dengan RJP dipandu telepon",
            "Incidents whose outcome depends on early CPR to which a caller began it on a call-taker's advice before the first suitable unit came.",
            "Kejadian yang hasilnya bergantung pada RJP dini dan peneleponnya memulai RJP atas arahan petugas sebelum unit pertama yang sesuai tiba.",
            "with telephone CPR before the first unit / incidents that depend on CPR"),
        kpi(
            "incident.time_to_first_compression_p50", .seconds, .lower, "Median time to first compression",
            "Median waktu sampai kompresi pertama",
            "From occurrence to the first compression, by a caller on a call-taker's advice or by the first suitable unit; never counts as infinite.",
            "Dari kejadian sampai kompresi pertama, oleh penelepon atas arahan petugas atau oleh unit pertama yang sesuai; yang tidak pernah dihitung tak hingga.",
            "percentile 50, pooled over replications"),
        kpi(
            "incident.time_to_first_compression_p90", .seconds, .lower,
            "90th percentile of time to first compression", "Persentil 90 waktu sampai kompresi pertama",
            "From occurrence to the first compression, by a caller on a call-taker's advice or by the first suitable unit; never counts as infinite.",
            "Dari kejadian sampai kompresi pertama, oleh penelepon atas arahan petugas atau oleh unit pertama yang sesuai; yang tidak pernah dihitung tak hingga.",
            "percentile 90, pooled over replications"),
        kpi(
            "incident.response_within_target_worst_zone", .share, .higher,
            "Within target in the worst zone", "Tercapai dalam batas waktu di zona terburuk",
            "The least share of incidents reached within their target over the zones with at least one incident. The least of noisy shares is biased downwards, the more so the fewer incidents a zone has: compare only runs of the same length, and read the shares of the zones beside it.",
            "Bagian terkecil kejadian yang tercapai dalam batas waktu di antara zona yang memiliki setidaknya satu kejadian. Yang terkecil dari bagian yang berderau cenderung terlalu rendah, makin sedikit kejadian di suatu zona makin kuat: bandingkan hanya simulasi yang sama panjang, dan baca bagian setiap zona di sampingnya.",
            "min over zones (within target / incidents)"),
        kpi(
            "incident.response_within_target_zone_ratio", .share, .higher,
            "Worst zone as a share of the best", "Zona terburuk dibanding zona terbaik",
            "The share reached within target in the worst zone divided by that in the best, over zones with at least one incident; 1 where all are alike. It carries the bias of the least and of the greatest of noisy shares.",
            "Bagian yang tercapai dalam batas waktu di zona terburuk dibagi bagian di zona terbaik, untuk zona yang memiliki setidaknya satu kejadian; 1 bila semuanya sama. Ikut menanggung bias dari yang terkecil dan yang terbesar.",
            "min over zones / max over zones"),
    ]

    static let requests: [KPI] = [
        kpi(
            "units.requests", .trips, .neither, "Requests for units", "Permintaan unit",
            "Units asked for in the measured window, whatever becomes of it; shown where a scenario has rules for requests that no unit serves, for diversion, lending, cover, pranks or crowded hospitals.",
            "Unit yang diminta selama masa pengukuran, apa pun akhirnya; ditampilkan bila skenario memiliki aturan untuk permintaan yang tidak dilayani, pengalihan, peminjaman, pengisian pos, panggilan iseng, atau rumah sakit yang penuh.",
            "served + lost + neighbours' + called off + open"),
        kpi(
            "units.requests_lost_share", .share, .lower, "Requests lost", "Permintaan yang tidak terlayani",
            "Requests that met no free unit and are lost, as a share of all.",
            "Permintaan yang tidak menemui unit bebas lalu hilang, sebagai bagian dari semuanya.",
            "lost / requests"),
        kpi(
            "units.mutual_aid_share", .share, .lower, "Requests served by neighbours",
            "Permintaan dilayani daerah tetangga",
            "Requests that a unit of a neighbouring city served, as a share of all.",
            "Permintaan yang dilayani unit kota tetangga, sebagai bagian dari semuanya.",
            "served by neighbours / requests"),
        kpi(
            "units.called_off", .trips, .neither, "Requests called off", "Permintaan dibatalkan",
            "Requests for a prank that were called off before a unit was there.",
            "Permintaan untuk panggilan iseng yang dibatalkan sebelum unit tiba.", "count"),
        kpi(
            "units.diverted", .trips, .neither, "Units diverted", "Unit dialihkan",
            "Units on their way to a less urgent incident that were sent to a more urgent one.",
            "Unit dalam perjalanan ke kejadian yang kurang mendesak yang dikirim ke kejadian yang lebih mendesak.",
            "count"),
        kpi(
            "units.lent_out", .trips, .neither, "Units lent to neighbours",
            "Unit dipinjamkan ke daerah tetangga",
            "Units that left their base to help a neighbouring city.",
            "Unit yang meninggalkan pangkalannya untuk membantu kota tetangga.", "count"),
        kpi(
            "units.relocated", .trips, .neither, "Units moved for cover", "Unit digeser untuk mengisi pos",
            "Free units that moved to a base without any.",
            "Unit bebas yang pindah ke pangkalan yang kosong.", "count"),
        kpi(
            "units.crowded_handovers", .trips, .lower, "Handovers at a full hospital",
            "Serah terima di rumah sakit penuh",
            "Patients brought to a hospital whose places for handing over were all taken.",
            "Pasien yang dibawa ke rumah sakit ketika semua tempat serah terimanya terisi.", "count"),
    ]
}
