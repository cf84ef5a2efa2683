import AllocationCounter
import EventKernel

/// What the kernel asks of the allocator: nothing once it has grown, whatever is scheduled, cancelled, or moved.
struct AllocationBenchmark: Benchmark {
    let name = "allocations"

    func measure(_ settings: Settings) throws -> [Measurement] {
        // Two comparisons of one variant each: their speeds have nothing to do with each other.
        let counter = Variant(name: "a thousand arrays") {
            .of {
                for size in 1...1000 { sink([Int](repeating: size, count: size)) }
                return 1000
            }
        }
        let kernel = Variant(name: "schedule, cancel, move, pop") {
            var load = MixedLoad()
            // Long enough for every container to reach its size, whatever the settings say.
            load.run(rounds: 200_000)
            return .of {
                load.run(rounds: 1_000_000 / settings.divisor)
                return 1_000_000 / settings.divisor
            }
        }
        return try Measurement.compare(benchmark: "\(name), counter", rounds: 1, variants: [counter])
            + Measurement.compare(benchmark: "\(name), kernel", rounds: 1, variants: [kernel])
    }

    /// If the counter does not see the arrays, it is blind and zero means nothing.
    func aims(_ measurements: [Measurement]) -> [Aim] {
        let counter = measurements.first?.allocationsPerOperation ?? .nan
        let kernel = measurements.last?.allocationsPerOperation ?? .nan
        return [
            Aim(description: "allocations: the counter works", value: counter, isMet: counter == 1),
            Aim(
                description: "allocations: none after warm-up with cancelling and moving", value: kernel,
                isMet: kernel == 0),
        ]
    }
}

/// Callers who arrive, are answered by one of some seats, or lose patience: every operation of the kernel's
/// containers, at a load that keeps their sizes in a band.
private struct MixedLoad: ~Copyable {
    enum Event: BitwiseCopyable, Sendable {
        case arrival
        case patienceEnds(caller: Int32)
        case serviceEnds(seat: Int32)
    }

    struct Caller: BitwiseCopyable {
        var patience: EventHandle
        var ticket: QueueTicket
    }

    private var events = EventList<Event>()
    private var callers = Slab<Caller>()
    private var queue = RankedQueue()
    private var idle = IdleSet()
    private var generator = InlineGenerator(seed: 7)
    private var turn: Int32 = 0

    init() {
        for seat in 0..<4 { idle.insert(Int32(seat)) }
        events.schedule(.arrival, at: .zero)
    }

    mutating func run(rounds: Int) {
        for _ in 0..<rounds {
            guard let event = events.pop() else { return }
            switch event {
            case .arrival: arrive()
            case .patienceEnds(let caller):
                queue.remove(callers[caller].ticket)
                callers.remove(at: caller)
            case .serviceEnds(let seat):
                idle.insert(seat)
                answerNext()
            }
        }
    }

    private mutating func arrive() {
        events.schedule(.arrival, at: events.now + generator.exponential(mean: 1))
        let caller = callers.insert(Caller(patience: .none, ticket: .none))
        turn = (turn + 1) % 3
        callers[caller].ticket = queue.enqueue(caller, rank: turn)
        let patience = events.schedule(.patienceEnds(caller: caller), at: events.now + .seconds(1))
        events.reschedule(patience, to: events.now + generator.exponential(mean: 10))
        callers[caller].patience = patience
        answerNext()
    }

    private mutating func answerNext() {
        guard let seat = idle.first, let caller = queue.popFirst() else { return }
        idle.remove(seat)
        events.cancel(callers[caller].patience)
        callers.remove(at: caller)
        events.schedule(.serviceEnds(seat: seat), at: events.now + generator.exponential(mean: 4))
    }
}

@inline(never)
private func sink(_ array: [Int]) {
    precondition(!array.isEmpty)
}
