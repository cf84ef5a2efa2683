import EventKernel
import Testing

@Suite struct SimulationTimeTests {
    @Test(
        arguments: [
            (0.0, 0), (1.5, 1_500_000), (-1.5, -1_500_000), (0.000_000_4, 0), (0.000_000_6, 1),
            (-0.000_000_6, -1), (86_400, 86_400_000_000), (3.156e9, 3_156_000_000_000_000),
        ] as [(Double, Int64)])
    func secondsRoundToTheNearestMicrosecond(seconds: Double, microseconds: Int64) {
        #expect(SimulationTime.seconds(seconds).microseconds == microseconds)
    }

    @Test func roundingAgreesWithTheStandardLibrary() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<20_000 {
            let magnitude = Double(1 << random.below(43))
            let seconds = (Double(random.next() >> 11) * 0x1p-53 - 0.5) * magnitude
            let expected = Int64((seconds * 1e6).rounded(.toNearestOrAwayFromZero))
            #expect(SimulationTime.seconds(seconds).microseconds == expected)
        }
    }

    @Test func halvesAreRoundedAwayFromZero() {
        // 2.5 and 0.5 µs are exact after the multiplication.
        #expect((0.000_002_5 * 1e6) == 2.5)
        #expect(SimulationTime.seconds(0.000_002_5).microseconds == 3)
        #expect(SimulationTime.seconds(-0.000_002_5).microseconds == -3)
        // The largest double below one half must not be pulled up by an added half.
        #expect(SimulationTime.seconds(0.5e-6.nextDown).microseconds == 0)
    }

    @Test func extremesSaturate() {
        #expect(SimulationTime.seconds(.infinity) == .never)
        #expect(SimulationTime.seconds(1e300) == .never)
        #expect(SimulationTime.seconds(-.infinity).microseconds == .min)
        #expect(SimulationTime.seconds(-1e300).microseconds == .min)
    }

    @Test func neverAbsorbs() {
        let hour = SimulationTime.seconds(3600)
        #expect(SimulationTime.never + hour == .never)
        #expect(hour + .never == .never)
        #expect(SimulationTime.never - hour == .never)
        #expect(SimulationTime.never + .seconds(-1) == .never)
        #expect(hour < .never)
    }

    @Test func sumsSaturate() {
        let late = SimulationTime(microseconds: .max - 1)
        let early = SimulationTime(microseconds: .min + 1)
        #expect(late + late == .never)
        #expect(early + early == SimulationTime(microseconds: .min))
        #expect(early - late == SimulationTime(microseconds: .min))
        #expect(late - early == .never)
    }

    @Test func arithmeticAndOrder() {
        var time = SimulationTime.seconds(10)
        time += .seconds(2.5)
        #expect(time.seconds == 12.5)
        time -= .seconds(12.5)
        #expect(time == .zero)
        #expect(SimulationTime.seconds(1) < .seconds(1.000_001))
        #expect("\(SimulationTime.seconds(1.5)) \(SimulationTime.never)" == "1.5 s never")
    }

    @Test func aTimeAndAHandleTakeEightBytes() {
        #expect(MemoryLayout<SimulationTime>.size == 8)
        #expect(MemoryLayout<EventHandle>.size == 8)
        #expect(MemoryLayout<QueueTicket>.size == 8)
    }
}
