import ScenarioFiles
import Testing

@Suite("Quantities")
struct QuantityTests {
    @Test(
        arguments: [
            ("500 ms", 0.5), ("90 s", 90), ("15 min", 900), ("7 h", 25_200), ("28 d", 2_419_200),
            ("2 week", 1_209_600), ("2.5 y", 78_840_000), ("90s", 90), ("  90   s ", 90), ("1_000 s", 1_000),
            ("1.5e3 s", 1_500), ("0.1 s", 0.1), ("-3 s", -3), ("+3 s", 3), ("0 s", 0),
        ] as [(String, Double)])
    func durations(text: String, seconds: Double) throws {
        let quantity = try Quantity.parse(text, as: .duration)
        #expect(quantity.value == seconds)
        #expect(quantity.dimension == .duration)
    }

    @Test(
        arguments: [
            ("0.02/s", 0.02, 1), ("3/min", 3, 60), ("3/h", 3, 3_600), ("42/day", 42, 86_400),
            ("42 / d", 42, 86_400),
            ("7/week", 7, 604_800), ("35/year", 35, 31_536_000), ("35/y", 35, 31_536_000),
        ] as [(String, Double, Double)])
    func rates(text: String, count: Double, seconds: Double) throws {
        #expect(try Quantity.parse(text, as: .rate).value == count / seconds)
        #expect(try Quantity.parse(text, as: .incidence).isPerInhabitant == false)
    }

    @Test func ratesPerInhabitant() throws {
        let quantity = try Quantity.parse("62 per 100k per year", as: .incidence)
        #expect(quantity.isPerInhabitant)
        #expect(quantity.value == 62e-5 / 31_536_000)
        #expect(try Quantity.parse("1 per 100k per day", as: .incidence).value == 1e-5 / 86_400)
        #expect(throws: QuantityError.self) { try Quantity.parse("62 per 100k per year", as: .rate) }
    }

    @Test(
        arguments: [
            ("30 km/h", .speed, 30), ("10 m/s", .speed, 36), ("1.2 km", .length, 1.2),
            ("800 m", .length, 0.8),
            ("1.17 km2", .area, 1.17), ("25 ha", .area, 0.25), ("500 m2", .area, 0.0005),
            ("40 TB", .data, 40_000), ("0.5 GB", .data, 0.5), ("4 Mbit/s", .dataRate, 4),
            ("2_500 kbit/s", .dataRate, 2.5), ("85 %", .share, 0.85),
            ("85%", .share, 0.85), ("23.4 %", .share, 0.234), ("0.5 %", .share, 0.005), ("100 %", .share, 1),
        ] as [(String, QuantityDimension, Double)])
    func otherUnits(text: String, dimension: QuantityDimension, value: Double) throws {
        // The binary number nearest to the decimal one, not merely a near one.
        #expect(try Quantity.parse(text, as: dimension).value == value)
    }

    @Test(
        arguments: [
            ("90 %", .share, 0.9), ("15 s", .duration, 15), ("3/day", .rate, 3 / 86_400.0), ("3", .any, 3),
            ("Rp 3 juta", .money, 3_000_000), ("30 km/h", .speed, 30),
        ] as [(String, QuantityDimension, Double)])
    func anyQuantityByItsUnit(text: String, dimension: QuantityDimension, value: Double) throws {
        let quantity = try Quantity.parse(text, as: .any)
        #expect(quantity.dimension == dimension)
        #expect(quantity.value == value)
    }

    @Test(
        arguments: [
            ("Rp 3.5 juta", 3_500_000), ("Rp 1.2 miliar", 1_200_000_000), ("Rp 2_281_230", 2_281_230),
            ("Rp 1.250.000", 1_250_000), ("Rp 1.250", 1_250), ("Rp 400 ribu", 400_000),
            ("Rp3.5 juta", 3_500_000),
            ("Rp 0", 0), ("Rp 2281230", 2_281_230), ("Rp 1.5 triliun", 1_500_000_000_000),
            ("Rp 0.1 ribu", 100),
            ("Rp 1.250.000 ribu", 1_250_000_000), ("Rp 2.50 juta", 2_500_000),
            // One rupiah less than 2^53 + 2: no binary fraction has been near it.
            ("Rp 9_007_199_254_740_993", 9_007_199_254_740_993),
            ("Rp 9.007.199.254.740.993", 9_007_199_254_740_993),
        ] as [(String, Int64)])
    func moneyIsExact(text: String, rupiah: Int64) throws {
        #expect(try Quantity.parse(text, as: .money).rupiah == rupiah)
    }

    @Test(
        arguments: [
            ("120", .duration, "`120` has no unit; write `120 s`"),
            ("3", .rate, "`3` has no unit; write `3/day`"),
            ("30", .speed, "`30` has no unit; write `30 km/h`"),
            ("0.85", .share, "`0.85` has no unit; write `85 %`"),
            ("0.07", .share, "`0.07` has no unit; write `7 %`"),
            ("85", .share, "`85` has no unit; write `85 %`"),
            (
                "30 km", .duration,
                "`30 km` is not a duration; write a duration such as `90 s` (units: `ms`, `s`, `min`, `h`, `d`, `week` or `y`)"
            ),
            ("5 minutes", .duration, "`5 minutes` has the unknown unit `minutes`; write `5 min`"),
            ("5 jam", .duration, "`5 jam` has the unknown unit `jam`; write `5 h`"),
            ("42 per day", .rate, "`42 per day` has the unknown unit `per day`; write `42/day`"),
            ("1,5 s", .duration, "`1,5 s` has a decimal comma; write `1.5 s`"),
            ("soon", .duration, "`soon` is not a duration; write a duration such as `90 s` or `15 min`"),
            ("nan s", .duration, "`nan s` is not a duration; write a duration such as `90 s` or `15 min`"),
            ("inf s", .duration, "`inf s` is not a duration; write a duration such as `90 s` or `15 min`"),
            ("1e400 s", .duration, "`1e400 s` is too large; write a smaller number"),
            ("1e308 y", .duration, "`1e308 y` is too large; write a smaller number"),
            ("1e-400 s", .duration, "`1e-400 s` is too close to 0; write `0` or a larger number"),
            (
                "62 per 100000 per year", .incidence,
                "`62 per 100000 per year` is not a rate per inhabitant; write `62 per 100k per year`"
            ),
            ("Rp 3,5 juta", .money, "`Rp 3,5 juta` has a decimal comma; write `Rp 3.5 juta`"),
            ("Rp 1,5 miliar", .money, "`Rp 1,5 miliar` has a decimal comma; write `Rp 1.5 miliar`"),
            (
                "Rp 1,250,000", .money,
                "`Rp 1,250,000` has commas between groups of digits; write `Rp 1.250.000`"
            ),
            ("3.5 juta", .money, "`3.5 juta` has no currency; write `Rp 3.5 juta`"),
            ("500000", .money, "`500000` has no currency; write `Rp 500000`"),
            ("IDR 500", .money, "`IDR 500` is not an amount of rupiah; write `Rp 500`"),
            ("Rp 3.5 jt", .money, "`Rp 3.5 jt` has the unknown unit `jt`; write `Rp 3.5 juta`"),
            (
                "Rp 1.250 juta", .money,
                "`Rp 1.250 juta` can be read in two ways; write `Rp 1.25 juta` or `Rp 1_250 juta`"
            ),
            (
                "Rp 1.25.000", .money,
                "`Rp 1.25.000` has points that do not set off groups of three digits; write rupiah as `Rp 1.250.000` or `Rp 1_250_000`, a fraction as `Rp 3.5 juta`"
            ),
            (
                "Rp 1.2345 ribu", .money,
                "`Rp 1.2345 ribu` is not a whole number of rupiah; round it to whole rupiah"
            ),
            ("Rp -5", .money, "`Rp -5` is below Rp 0; write an amount of Rp 0 or more"),
            (
                "Rp 9_223_372_036_854_775_808", .money,
                "`Rp 9_223_372_036_854_775_808` is too large; write a smaller amount"
            ),
            (
                "Rp", .money,
                "`Rp` is not an amount of money; write an amount of money such as `Rp 3.5 juta` or `Rp 1.250.000`"
            ),
        ] as [(String, QuantityDimension, String)])
    func refusals(text: String, dimension: QuantityDimension, message: String) {
        let error = #expect(throws: QuantityError.self) { try Quantity.parse(text, as: dimension) }
        #expect(error.map { "\($0.what); \($0.remedy)" } == message)
    }

    @Test(arguments: ["1__0", "_1", "1_", "0x10", "1.", ".5", "1 000", "٣", "１", "1e", "--1", "1.2.3", ""])
    func notNumbers(text: String) {
        #expect(throws: QuantityError.self) { try Quantity.number(text) }
    }

    @Test func wholeNumbers() throws {
        #expect(try Quantity.integer("1_000") == 1_000)
        #expect(try Quantity.integer("-3") == -3)
        for text in ["1.0", "1e3", "3 s", "9223372036854775808", "x"] {
            #expect(throws: QuantityError.self) { try Quantity.integer(text) }
        }
    }
}

@Suite("Dates and times of day")
struct CivilDateTests {
    @Test(
        arguments: [
            // Weekdays as published: 1 January 2024 was a Monday, 1 January 1900 too, 29 February 2000 a Tuesday.
            ("2024-01-01", 0), ("1900-01-01", 0), ("2000-02-29", 1), ("1970-01-01", 3), ("2024-06-30", 6),
            ("1582-10-15", 4), ("9999-12-31", 4), ("0001-01-01", 0),
        ])
    func weekdays(text: String, weekday: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.weekday == weekday)
        #expect(date.description == text)
        #expect(CivilDate(daysSince1970: date.daysSince1970) == date)
    }

    @Test func noDaysOutsideFourDigitsOfYears() throws {
        let first = try #require(CivilDate("0001-01-01")).daysSince1970
        let last = try #require(CivilDate("9999-12-31")).daysSince1970
        #expect(CivilDate(daysSince1970: first - 1) == nil && CivilDate(daysSince1970: last + 1) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() throws {
        // Four centuries hold every kind of leap year; neighbouring days differ by one.
        var previous = try #require(CivilDate("1999-12-31")).daysSince1970
        var count = 0
        for year in 2_000..<2_400 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CivilDate(year: year, month: month, day: day) else { continue }
                    count += 1
                    guard date.daysSince1970 == previous + 1,
                        CivilDate(daysSince1970: previous + 1) == date
                    else {
                        Issue.record("\(date) does not follow the day before")
                        return
                    }
                    previous = date.daysSince1970
                }
            }
        }
        #expect(count == 146_097)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024/01/01",
        "2024-01-32", "0000-01-01", " 2024-01-01",
    ])
    func notDates(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func timesOfDay() {
        #expect(ClockTime("07:00")?.minute == 420)
        #expect(ClockTime("23:59")?.minute == 1_439)
        for text in ["24:00", "7:00", "07:60", "07.00", "07:00:00", "0700"] {
            #expect(ClockTime(text) == nil)
        }
    }
}
