/// What kind of number a value is, which decides the units that may be written.
public enum QuantityDimension: String, Hashable, Sendable, CaseIterable {
    /// A length of time; base unit second.
    case duration
    /// So many per time; base unit 1/s.
    case rate
    /// A rate, or one per 100,000 inhabitants; base unit 1/s, per inhabitant where so written.
    case incidence
    /// Base unit km/h.
    case speed
    /// Base unit km.
    case length
    /// Base unit km2.
    case area
    /// A part of a whole, written in per cent; base unit 1.
    case share
    /// An amount of data in decimal units; base unit GB.
    case data
    /// A stream of data; base unit Mbit/s.
    case dataRate
    /// Whole rupiah.
    case money
    /// Any of the above or a bare number, where the thing measured decides (KPI bounds).
    case any

    /// What the dimension is called in a message, with its article.
    package var noun: String {
        switch self {
        case .duration: "a duration"
        case .rate, .incidence: "a rate"
        case .speed: "a speed"
        case .length: "a length"
        case .area: "an area"
        case .share: "a share"
        case .data: "an amount of data"
        case .dataRate: "a stream of data"
        case .money: "an amount of money"
        case .any: "a quantity"
        }
    }

    /// How a value is written, for messages and documentation.
    package var examples: [String] {
        switch self {
        case .duration: ["90 s", "15 min", "7 h", "28 d"]
        case .rate: ["42/day", "3/h"]
        case .incidence: ["42/day", "62 per 100k per year"]
        case .speed: ["30 km/h"]
        case .length: ["1.2 km", "800 m"]
        case .area: ["1.17 km2"]
        case .share: ["85 %"]
        case .data: ["40 TB", "500 GB"]
        case .dataRate: ["4 Mbit/s"]
        case .money: ["Rp 3.5 juta", "Rp 1.250.000"]
        case .any: ["90 %", "15 s", "3"]
        }
    }

    /// The unit of resolved values, as reports print it.
    public var baseUnit: String {
        switch self {
        case .duration: "s"
        case .rate, .incidence: "1/s"
        case .speed: "km/h"
        case .length: "km"
        case .area: "km2"
        case .share: "share"
        case .data: "GB"
        case .dataRate: "Mbit/s"
        case .money: "Rp"
        case .any: ""
        }
    }

    /// The unit to show in the remedy for a number without one.
    var suggestedUnit: String {
        switch self {
        case .duration: " s"
        case .rate, .incidence: "/day"
        case .speed: " km/h"
        case .length: " km"
        case .area: " km2"
        case .share: " %"
        case .data: " TB"
        case .dataRate: " Mbit/s"
        case .money, .any: ""
        }
    }

    /// Units with what one of each is in base units.
    var units: [Unit] {
        switch self {
        case .duration: Unit.durations
        case .rate, .incidence: Unit.perTime
        case .speed: [Unit("km/h"), Unit("m/s", 18, 5)]
        case .length: [Unit("km"), Unit("m", decimals: 3)]
        case .area: [Unit("km2"), Unit("ha", decimals: 2), Unit("m2", decimals: 6)]
        case .share: [Unit("%", decimals: 2)]
        case .data: [Unit("TB", 1_000), Unit("GB")]
        case .dataRate: [Unit("Mbit/s"), Unit("kbit/s", decimals: 3)]
        case .money, .any: []
        }
    }

    /// A unit and what one of it is in base units: a fraction of two whole numbers with the decimal point moved
    /// to the left. The point is moved in the text of a number, so that 23.4 % is the binary number nearest to
    /// 0.234, which a division of 23.4 by 100 is not.
    struct Unit {
        var symbol: String
        var numerator: Double
        var denominator: Double
        var decimals: Int

        init(_ symbol: String, _ numerator: Double = 1, _ denominator: Double = 1, decimals: Int = 0) {
            self.symbol = symbol
            self.numerator = numerator
            self.denominator = denominator
            self.decimals = decimals
        }

        /// A year is 365 days, as in rates "per year" of statistics.
        static let durations = [
            Unit("ms", decimals: 3), Unit("s"), Unit("min", 60), Unit("h", 3_600), Unit("d", 86_400),
            Unit("week", 604_800), Unit("y", 31_536_000),
        ]

        static let times = [
            ("s", 1.0), ("min", 60), ("h", 3_600), ("d", 86_400), ("day", 86_400), ("week", 604_800),
            ("y", 31_536_000), ("year", 31_536_000),
        ]

        static let perTime = times.map { Unit("/" + $0.0, 1, $0.1) }
    }

    /// What people write for a unit, and the unit itself.
    static let misspeltUnits = [
        "sec": "s", "secs": "s", "second": "s", "seconds": "s", "detik": "s", "S": "s",
        "m": "min", "mins": "min", "minute": "min", "minutes": "min", "menit": "min",
        "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "jam": "h", "H": "h",
        "day": "d", "days": "d", "hari": "d", "D": "d",
        "weeks": "week", "w": "week", "minggu": "week",
        "year": "y", "years": "y", "yr": "y", "tahun": "y", "a": "y",
        "/sec": "/s", "/second": "/s", "/minute": "/min", "/hour": "/h", "/jam": "/h", "/hari": "/day",
        "/days": "/day", "/years": "/year", "/yr": "/year", "/tahun": "/year", "per day": "/day",
        "per hour": "/h", "per year": "/year", "per hari": "/day", "per tahun": "/year", "per s": "/s",
        "kmh": "km/h", "kph": "km/h", "km/jam": "km/h", "kmph": "km/h",
        "km²": "km2", "km^2": "km2", "m²": "m2", "m^2": "m2", "sqkm": "km2",
        "Mbps": "Mbit/s", "mbps": "Mbit/s", "Mb/s": "Mbit/s", "kbps": "kbit/s", "tb": "TB", "gb": "GB",
        "percent": "%", "per cent": "%", "persen": "%", "pct": "%",
        "meter": "m", "metre": "m", "metres": "m", "meters": "m",
    ]
}
