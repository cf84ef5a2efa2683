import Foundation
import Statistics
import Testing

/// The formulas from which a search for a roster starts, against the oracle file.
@Suite("Erlang's formulas against exact values")
struct ErlangOracleTests {
    static let cases = OracleCase.all.filter { ["erlang_a", "erlang_b", "erlang_c"].contains($0.model) }

    /// The oracles are good to 1e-7.
    private func isExact(_ value: Double, _ expected: Double) -> Bool {
        abs(value - expected) <= 2e-7 * max(abs(expected), 1e-3)
    }

    @Test(arguments: cases) func agree(oracle: OracleCase) {
        let (rate, service, servers) = (oracle.number("lam"), oracle.number("s"), oracle.count("c"))
        if oracle.model == "erlang_b" {
            #expect(
                isExact(
                    erlangB(servers: servers, load: rate * service), oracle.answer("blocking_probability")))
            return
        }
        let isPatient = oracle.model == "erlang_c"
        let desk = ErlangA(
            arrivalRate: rate, meanService: service,
            meanPatience: isPatient ? .infinity : oracle.number("patience"), servers: servers)
        #expect(isExact(desk.waitingShare, oracle.answer("P_wait")))
        #expect(isExact(desk.meanWait, oracle.answer(isPatient ? "mean_wait_s" : "mean_wait_all_s")))
        for seconds in [10, 15, 20] {
            let key = isPatient ? "P_wait_le_\(seconds)s" : "P_served_within_\(seconds)s_of_offered"
            #expect(isExact(desk.answeredShare(within: Double(seconds)), oracle.answer(key)), "\(seconds) s")
        }
        if !isPatient { #expect(isExact(desk.abandonedShare, oracle.answer("P_abandon"))) }
    }

    @Test func thereAreSuchCases() { #expect(Self.cases.count >= 11) }
}
