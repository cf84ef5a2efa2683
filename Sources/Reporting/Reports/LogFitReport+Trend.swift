import Experiments
import ScenarioFiles

/// Trend and seasons, which the scenario does not have.
extension LogFitReport {
    var trend: String {
        guard let own = fit.trend, let change = own.change else { return "" }
        var text = words.item(
            words(
                "Change over the fitted days: \(percent(change)) (p \(words.style.probability(change.pValue)))",
                "Perubahan selama hari yang disesuaikan: \(percent(change)) (p \(words.style.probability(change.pValue)))"
            )
                + (change.pValue < 0.05
                    ? words(
                        "; the scenario has the mean of these days: fit recent ones with --from if the trend goes on",
                        "; skenario memuat rata-rata hari-hari itu: sesuaikan hari terbaru dengan --from bila kecenderungan berlanjut"
                    ) : ""))
        if let season = own.season, season.pValue < 0.05, let peak = own.peakDay,
            let date = CivilDate(daysSince1970: Int(peak.rounded(.down)))
        {
            // Every year's days are called as those of 1970.
            text += words.item(
                words(
                    "Seasons of up to \(percent(season)) around the mean, highest about \(date.day)/\(date.month) (day/month); scenarios have none",
                    "Musim sampai \(percent(season)) di sekitar rata-rata, tertinggi sekitar \(date.day)/\(date.month); skenario tidak memuatnya"
                ))
        }
        return text
    }

    private func percent(_ term: DemandTrend.Term) -> String {
        let own = term.interval
        return
            "\(decimal(own.centre * 100)) % [\(decimal(own.low * 100))\(words.style.separator)\(decimal(own.high * 100))]"
    }
}
