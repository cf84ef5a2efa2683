import Foundation

/// The probability that a call finds all of `servers` busy where nobody waits (Erlang's loss formula, 1917).
///
/// By the recursion B(c) = a·B(c − 1) / (c + a·B(c − 1)), which loses no digits (Cooper 1981, *Introduction to
/// Queueing Theory*, chapter 3).
///
/// - Parameters:
///   - servers: 0 or more.
///   - load: The offered load in erlang, 0 or more.
/// - Complexity: O(servers).
public func erlangB(servers: Int, load: Double) -> Double {
    precondition(servers >= 0 && load >= 0, "servers and load are not negative")
    var blocked = 1.0
    for server in 0..<servers { blocked = load * blocked / (Double(server + 1) + load * blocked) }
    return load == 0 && servers > 0 ? 0 : blocked
}

/// A desk in equilibrium: Poisson calls, exponential service and patience, one queue, first come first served.
///
/// M/M/c+M, called Erlang A (Palm 1946; Garnett, Mandelbaum and Reiman 2002); with infinite patience it is M/M/c,
/// Erlang C (1917). The wait that a caller of endless patience would have has, above zero, the density
/// cμ·π(c)·exp(λ(1 − e^(−θx))/θ − cμx) (Baccelli and Hebuterne 1981), from which the shares within a time follow by
/// integration.
///
/// ```swift
/// let desk = ErlangA(arrivalRate: 80.0 / 3_600, meanService: 200, meanPatience: 49.36, servers: 6)
/// desk.abandonedShare                 // 0.1072
/// desk.answeredShare(within: 10)      // 0.8129
/// ```
///
/// ## Topics
/// - ``answeredShare(within:)``
/// - ``abandonedShare``
/// - ``meanWait``
/// - ``waitingShare``
public struct ErlangA: Sendable, Hashable {
    /// Calls per second.
    public let arrivalRate: Double
    /// Mean seconds of service.
    public let meanService: Double
    /// Mean seconds until a waiting caller hangs up; ∞: nobody does.
    public let meanPatience: Double
    /// People who answer.
    public let servers: Int
    /// The probability that all are busy and nobody waits; nil where the queue grows without end.
    private let allBusy: Double?
    /// The mean number that waits.
    private let meanQueue: Double

    /// A desk.
    ///
    /// - Precondition: No rate or time is negative, and service takes time.
    /// - Complexity: O(servers + queue states of any weight).
    public init(arrivalRate: Double, meanService: Double, meanPatience: Double = .infinity, servers: Int) {
        precondition(arrivalRate >= 0 && meanService > 0 && meanPatience > 0 && servers >= 0, "no such desk")
        self.arrivalRate = arrivalRate
        self.meanService = meanService
        self.meanPatience = meanPatience
        self.servers = servers
        let completion = Double(servers) / meanService
        let leaving = 1 / meanPatience
        guard arrivalRate > 0 else {
            (allBusy, meanQueue) = (servers == 0 ? 1 : 0, 0)
            return
        }
        guard leaving > 0 || completion > arrivalRate else {
            (allBusy, meanQueue) = (nil, .infinity)
            return
        }
        // Weights of the states with somebody waiting, relative to "all busy, nobody waits".
        var waiting = 0.0
        var people = 0.0
        if leaving == 0 {
            let use = arrivalRate / completion
            waiting = use / (1 - use)
            people = use / ((1 - use) * (1 - use))
        } else {
            var weight = 1.0
            var length = 1.0
            // Beyond the peak the weights fall faster and faster, so that what is left out is below rounding.
            while true {
                let ratio = arrivalRate / (completion + length * leaving)
                weight *= ratio
                waiting += weight
                people += length * weight
                if ratio < 1, weight * length < 1e-17 * people { break }
                length += 1
            }
        }
        let loss = erlangB(servers: servers, load: arrivalRate * meanService)
        let share = loss > 0 ? 1 / (1 / loss + waiting) : 0
        allBusy = share
        meanQueue = share * people
    }

    /// The share of all calls that find nobody free; 1 where the queue grows without end.
    public var waitingShare: Double {
        guard let allBusy else { return 1 }
        guard allBusy > 0 else { return 0 }
        return 1 - allBusy * (1 / erlangB(servers: servers, load: arrivalRate * meanService) - 1)
    }

    /// The share of all calls whose caller hangs up; 0 where nobody does.
    public var abandonedShare: Double {
        guard arrivalRate > 0, meanPatience.isFinite else { return 0 }
        return Swift.min(1, meanQueue / meanPatience / arrivalRate)
    }

    /// Mean seconds in the queue of all calls, answered or not, the ones that do not wait included (Little 1961).
    public var meanWait: Double { arrivalRate > 0 ? meanQueue / arrivalRate : 0 }

    /// The share of all calls that are answered within so many seconds.
    ///
    /// - Complexity: One numerical integration.
    public func answeredShare(within seconds: Double) -> Double {
        precondition(seconds >= 0, "a time limit is not negative")
        guard let allBusy, servers > 0 else { return 0 }
        let atOnce = 1 - waitingShare
        guard allBusy > 0, seconds > 0 else { return atOnce }
        let completion = Double(servers) / meanService
        let leaving = 1 / meanPatience
        func density(_ wait: Double) -> Double {
            let patient = leaving > 0 ? -expm1(-leaving * wait) / leaving : wait
            return exp(arrivalRate * patient - (completion + leaving) * wait)
        }
        guard let waited = try? integral(from: 0, to: seconds, density) else { return atOnce }
        return Swift.min(1, atOnce + completion * allBusy * waited)
    }
}
