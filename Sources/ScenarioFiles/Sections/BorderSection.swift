import CityModel
import Randomness

/// `border`: calls that cross the city's border.
enum BorderSection {
    static let schema = ObjectSchema(
        "border", en: "Voice calls that land on the wrong side of the city's border.",
        id: "Panggilan suara yang masuk di sisi batas kota yang salah.",
        fields: [
            CommonFields.share(
                "misrouted_share",
                en:
                    "Share of the city's voice calls that land at the neighbour's centre; 0 % when left out.",
                id: "Bagian panggilan suara kota yang masuk ke pusat tetangga; 0 % bila tidak diisi.",
                example: "3 %"),
            FieldSchema(
                "lines", .list(.reference(.line), .some),
                en: "The lines whose calls can land there; every voice line when left out.",
                id: "Saluran yang panggilannya dapat masuk ke sana; semua saluran suara bila tidak diisi.",
                example: "[\"119\"]"),
            CommonFields.duration(
                "return_delay",
                en:
                    "Time until the neighbour has passed a call on to the desk that was rung, or has lost it; 0 s when left out.",
                id:
                    "Waktu sampai tetangga meneruskan panggilan ke meja yang dituju, atau kehilangannya; 0 s bila tidak diisi.",
                example: "{lognormal: {mean: 60 s, sd: 30 s}}"),
            CommonFields.share(
                "lost_share", en: "Share of misrouted calls that are lost on the way; 0 % when left out.",
                id: "Bagian panggilan salah rute yang hilang di jalan; 0 % bila tidak diisi.",
                example: "10 %"),
            CommonFields.duration(
                "transfer_out",
                en:
                    "Time that a call-taker needs to pass on a call of kind `foreign`, after the talk; 0 s when left out.",
                id:
                    "Waktu petugas untuk meneruskan panggilan jenis `foreign`, setelah bicara; 0 s bila tidak diisi.",
                example: "{lognormal: {median: 41 s, p90: 86 s}}"),
        ])

    static func decode(_ record: Record) -> Border {
        Border(
            misroutedShare: record.value("misrouted_share") ?? 0, lines: record.texts("lines") ?? [],
            returnDelay: record.distribution("return_delay") ?? .deterministic(0),
            lostShare: record.value("lost_share") ?? 0,
            transferOut: record.distribution("transfer_out") ?? .deterministic(0))
    }
}
