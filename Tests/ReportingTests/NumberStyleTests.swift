import CityModel
import Reporting
import Testing

@Suite struct NumberStyleTests {
    let english = NumberStyle(.english)
    let indonesian = NumberStyle(.indonesian)

    @Test func sharesAndTimes() {
        #expect(english.text(0.125, unit: .share) == "12.5%")
        #expect(indonesian.text(0.125, unit: .share) == "12,5%")
        #expect(english.text(45.23, unit: .seconds) == "45.2 s")
        #expect(english.text(738, unit: .seconds) == "12.3 min")
        #expect(indonesian.text(738, unit: .seconds) == "12,3 menit")
        #expect(indonesian.text(12_240, unit: .seconds) == "3,4 jam")
        #expect(english.text(.infinity, unit: .seconds) == "not reached")
        #expect(indonesian.text(.infinity, unit: .seconds) == "tidak tercapai")
        #expect(english.text(.nan, unit: .seconds) == "-")
        #expect(english.text(nil, unit: .share) == "-")
    }

    @Test func moneyIsGrouped() {
        #expect(indonesian.text(1_250_000, unit: .rupiah) == "Rp1.250.000")
        #expect(english.text(1_250_000, unit: .rupiah) == "Rp1,250,000")
        #expect(indonesian.rupiah(-999) == "-Rp999")
        #expect(indonesian.rupiah(.min) == "-Rp9.223.372.036.854.775.808")
        #expect(english.difference(1_000_000, low: nil, high: nil, unit: .rupiah) == "+Rp1,000,000")
        #expect(english.difference(-1_000_000, low: nil, high: nil, unit: .rupiah) == "-Rp1,000,000")
    }

    @Test func countsKeepThreeToFourDigits() {
        #expect(english.text(7_601.2, unit: .calls) == "7,601")
        #expect(indonesian.text(7_601.2, unit: .calls) == "7.601")
        #expect(english.text(123.44, unit: .calls) == "123.4")
        #expect(english.text(0.0312, unit: .persons) == "0.031")
        #expect(english.text(2.5, unit: .perDay) == "2.50/day")
    }

    @Test func differencesHaveSignsAndPoints() {
        func difference(_ value: Double?, _ low: Double?, _ high: Double?, _ unit: KPI.Unit) -> String {
            english.difference(value, low: low, high: high, unit: unit)
        }
        #expect(difference(0.0234, -0.01, 0.25, .share) == "+2.3 [-1.0, 25.0] pp")
        #expect(indonesian.difference(-0.0234, low: nil, high: nil, unit: .share) == "-2,3 pp")
        #expect(difference(-0.00001, nil, nil, .share) == "0.00 pp")
        #expect(difference(-30, -45, -7, .seconds) == "-30.0 [-45.0, -7.0] s")
        #expect(difference(-30, -450, -7, .seconds) == "-0.5 [-7.5, -0.1] min")
        #expect(difference(-.infinity, -.infinity, -.infinity, .seconds) == "now reached")
        #expect(difference(.infinity, nil, nil, .seconds) == "no longer reached")
        #expect(difference(-.infinity, nil, nil, .calls) == "-∞")
        #expect(difference(30, 20, .infinity, .seconds) == "+30.0 [20.0, ∞] s")
        #expect(difference(0, 0, 0, .incidents) == "0 [0, 0]")
        #expect(difference(.nan, 0, 0, .incidents) == "-")
        #expect(english.interval(0.01, 0.25, unit: .share) == "[1.0, 25.0]%")
        #expect(english.interval(60, 600, unit: .seconds) == "[1.0, 10.0] min")
        #expect(english.interval(60, .infinity, unit: .seconds) == "[60.0, ∞] s")
        #expect(english.interval(1_000, 2_000, unit: .rupiah) == "[Rp1,000, Rp2,000]")
        #expect(english.interval(nil, 1, unit: .share) == "-")
        #expect(english.probability(0.0004) == "< 0.001")
        #expect(indonesian.probability(0.0123) == "0,012")
    }

    @Test func whatIsNotZeroDoesNotLookLikeZero() {
        func points(_ value: Double, _ low: Double, _ high: Double) -> String {
            english.difference(value / 100, low: low / 100, high: high / 100, unit: .share)
        }
        #expect(points(-0.04, -0.07, -0.01) == "-0.04 [-0.07, -0.01] pp")
        #expect(points(-0.3, -0.61, -0.02) == "-0.30 [-0.61, -0.02] pp")
        #expect(points(-0.3, -0.6, 0) == "-0.3 [-0.6, 0.0] pp")
        #expect(english.interval(0.0002, 0.01, unit: .share) == "[0.02, 1.00]%")
        #expect(english.text(0.0004, unit: .share) == "0.04%")
        #expect(english.text(0.0004, unit: .persons) == "0.0004")
        #expect(
            english.difference(-0.4, low: -2_000_000, high: 0.3, unit: .rupiah) == "Rp0 [-Rp2,000,000, Rp0]")
    }

    @Test func unitsOfTimeAgreeWithWhatStandsBeside() {
        #expect(
            english.difference(-63, low: -70, high: -60, unit: .seconds, scale: 1_014)
                == "-1.1 [-1.2, -1.0] min")
        #expect(
            english.difference(-2, low: -3, high: -1, unit: .seconds, scale: 1_014)
                == "-0.03 [-0.05, -0.02] min")
        #expect(
            english.difference(-2, low: -3, high: -1, unit: .seconds, scale: .infinity)
                == "-2.0 [-3.0, -1.0] s")
        #expect(english.interval(110, 130, unit: .seconds, scale: 119) == "[110.0, 130.0] s")
        #expect(english.text(60, unit: .seconds, scale: 1_014) == "1.0 min")
    }

    @Test func decimalCommasDoNotMeetCommas() {
        #expect(indonesian.interval(29.8, 30.8, unit: .seconds) == "[29,8; 30,8] detik")
        #expect(indonesian.difference(0.02, low: 0.01, high: 0.03, unit: .share) == "+2,0 [1,0; 3,0] pp")
    }

    @Test func noWaitIsAtOnce() {
        #expect(english.text(0, unit: .seconds) == "at once")
        #expect(indonesian.text(0, unit: .seconds) == "seketika")
        #expect(english.amount(0, unit: .seconds) == "0.0 s")
        #expect(english.text(0, unit: .share) == "0.0%")
        #expect(english.text(0.01, unit: .seconds) == "0.01 s")
    }
}
