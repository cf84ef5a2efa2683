import EventKernel

/// An M/M/1 queue on the kernel's event list, entity store and queue, as a model would be written.
///
/// ```
/// arrivals ──▶ [ RankedQueue of callers ] ──▶ (server) ──▶
/// ```
struct SingleServer<Spans: SpanSource & ~Copyable>: ~Copyable {
    private var events = EventList<SingleServerEvent>(minimumCapacity: 16)
    private var callers = Slab<SingleServerCaller>(minimumCapacity: 4096)
    private var queue = RankedQueue(minimumCapacity: 4096)
    private var spans: Spans
    private var arrived: UInt64 = 0
    private var isBusy = false
    private(set) var totalWait: Int64 = 0
    private(set) var served = 0

    init(_ spans: consuming Spans) {
        self.spans = spans
        events.schedule(.arrival, at: self.spans.interarrival(of: 0))
    }

    /// The mean wait before service, in seconds, which are mean service times.
    var meanWait: Double { SimulationTime(microseconds: totalWait).seconds / Double(served) }

    /// Runs until so many more customers have begun service; returns the number of events.
    @inline(never)
    mutating func run(customers: Int) -> Int {
        let before = events.poppedTotal
        let goal = served + customers
        while served < goal, let event = events.pop() {
            switch event {
            case .arrival:
                arrived += 1
                events.schedule(.arrival, at: events.now + spans.interarrival(of: arrived))
                let caller = callers.insert(SingleServerCaller(arrival: events.now, ordinal: arrived))
                if isBusy { queue.enqueue(caller, rank: 0) } else { serve(caller) }
            case .departure(let caller):
                callers.remove(at: caller)
                if let next = queue.popFirst() { serve(next) } else { isBusy = false }
            }
        }
        return Int(events.poppedTotal - before)
    }

    private mutating func serve(_ caller: Int32) {
        isBusy = true
        served += 1
        totalWait += (events.now - callers[caller].arrival).microseconds
        events.schedule(
            .departure(caller: caller), at: events.now + spans.service(of: callers[caller].ordinal))
    }
}

enum SingleServerEvent: BitwiseCopyable, Sendable {
    case arrival
    case departure(caller: Int32)
}

struct SingleServerCaller: BitwiseCopyable {
    var arrival: SimulationTime
    var ordinal: UInt64
}

/// The same queue with nothing of the kernel but the event list; arrival times wait in a plain ring.
struct SingleServerOnEventList: ~Copyable {
    enum Event: UInt8, BitwiseCopyable, Sendable {
        case arrival, departure
    }

    private static let ringSize = 4096

    private var events = EventList<Event>(minimumCapacity: 16)
    private var generator: InlineGenerator
    private let meanInterarrival: Double
    private let ring = UnsafeMutablePointer<Int64>.allocate(capacity: Self.ringSize)
    private var ringHead = 0
    private var ringTail = 0
    private var isBusy = false
    private(set) var totalWait: Int64 = 0
    private(set) var served = 0

    init(utilisation: Double, seed: UInt64) {
        generator = InlineGenerator(seed: seed)
        meanInterarrival = 1 / utilisation
        events.schedule(.arrival, at: generator.exponential(mean: meanInterarrival))
    }

    deinit {
        ring.deallocate()
    }

    /// The mean wait before service, in seconds, which are mean service times.
    var meanWait: Double { SimulationTime(microseconds: totalWait).seconds / Double(served) }

    /// Runs until so many more customers have begun service; returns the number of events.
    @inline(never)
    mutating func run(customers: Int) -> Int {
        let before = events.poppedTotal
        let goal = served + customers
        while served < goal, let event = events.pop() {
            switch event {
            case .arrival:
                events.schedule(.arrival, at: events.now + generator.exponential(mean: meanInterarrival))
                if isBusy {
                    ring[ringTail & (Self.ringSize - 1)] = events.now.microseconds
                    ringTail += 1
                    precondition(ringTail - ringHead < Self.ringSize, "The ring is full.")
                } else {
                    isBusy = true
                    serve(arrival: events.now.microseconds)
                }
            case .departure:
                if ringHead == ringTail {
                    isBusy = false
                } else {
                    let arrival = ring[ringHead & (Self.ringSize - 1)]
                    ringHead += 1
                    serve(arrival: arrival)
                }
            }
        }
        return Int(events.poppedTotal - before)
    }

    private mutating func serve(arrival: Int64) {
        served += 1
        totalWait += events.now.microseconds - arrival
        events.schedule(.departure, at: events.now + generator.exponential(mean: 1))
    }
}
