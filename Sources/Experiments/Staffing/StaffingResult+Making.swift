import CityModel
import Statistics

extension StaffingSearch {
    /// All that was found.
    mutating func result(confidence: Double) throws(StaffingError) -> StaffingResult {
        var candidates: [StaffingCandidate] = []
        for roster in laboratory.order {
            let price = try laboratory.price(of: roster)
            let run = laboratory.run(roster)
            candidates.append(
                StaffingCandidate(
                    candidates.count + 1, roster, price, stages[roster], verdict(of: roster),
                    targets: laboratory.targets, signs: laboratory.verdicts(of: roster), run,
                    isChosen: roster == best))
        }
        StaffingCandidate.markFrontier(&candidates, laboratory.targets)
        return StaffingResult(
            layouts: laboratory.space.layouts, targets: laboratory.targets, candidates: candidates,
            rosters: laboratory.space.count, confidence: confidence, coverage: coverage, tie: tie,
            tied: tied.count, firstStage: laboratory.tests.firstStage,
            limit: laboratory.tests.looks.last ?? laboratory.tests.firstStage,
            replications: laboratory.replications, bound: nil, order: OrderCheck.make(laboratory),
            warnings: laboratory.warnings,
            seed: laboratory.settings.seed ?? 0)
    }

    private func verdict(of roster: Roster) -> RosterVerdict? {
        if let decided = laboratory.verdict(of: roster) { return decided }
        let most = laboratory.tests.looks.last ?? 0
        return (laboratory.results[roster]?.count ?? 0) >= most ? .undecided : nil
    }
}

extension WideStaffingSearch {
    /// All that was found: what was proved with the replications that proved it, the rest with those of the search.
    mutating func result(confidence: Double) throws(StaffingError) -> StaffingResult {
        var candidates: [StaffingCandidate] = []
        for roster in laboratory.order {
            let price = try laboratory.price(of: roster)
            let proof = verdicts[roster]
            let certificate = proof.map { certificates[$0.round - 1] }
            let run = (certificate?.laboratory ?? laboratory).run(roster)
            let signs = certificate?.signs[roster] ?? laboratory.targets.map { _ in .open }
            candidates.append(
                StaffingCandidate(
                    candidates.count + 1, roster, price, stages[roster], proof?.verdict,
                    targets: laboratory.targets, signs: signs, run, isChosen: roster == best))
        }
        StaffingCandidate.markFrontier(&candidates, laboratory.targets)
        return StaffingResult(
            layouts: laboratory.space.layouts, targets: laboratory.targets, candidates: candidates,
            rosters: laboratory.space.count, confidence: confidence,
            coverage: bound.isComplete ? .complete : .bounded, tie: .none, tied: 1,
            firstStage: laboratory.tests.firstStage, limit: limit,
            replications: laboratory.replications + bound.replications, bound: bound, order: bound.order,
            warnings: laboratory.warnings + certificates.flatMap(\.laboratory.warnings),
            seed: laboratory.settings.seed ?? 0)
    }
}

extension StaffingCandidate {
    /// What the replications of a run say of a roster; who is on the frontier is marked once all are there.
    fileprivate init(
        _ number: Int, _ roster: Roster, _ price: RosterPrice, _ stage: StaffingStage?,
        _ verdict: RosterVerdict?,
        targets: [StaffingTarget], signs: [SequentialVerdict], _ run: CaseRun, isChosen: Bool
    ) {
        self.init(
            number: number, roster: roster, price: price, stage: stage ?? .start, verdict: verdict,
            targets: zip(targets, signs).map { target, sign in
                .init(row: Self.row(target, run, price), isMet: sign == .open ? nil : sign == .positive)
            }, replications: run.results.count, isChosen: isChosen, isOnFrontier: false)
    }

    fileprivate static func row(_ target: StaffingTarget, _ run: CaseRun, _ price: RosterPrice) -> SummaryRow
    {
        guard
            let place = run.measures.firstIndex(where: {
                $0.kpi == target.kpi && $0.scope == target.scope && $0.probability == target.probability
            })
        else {
            return SummaryRow(
                scenario: "", kpi: target.kpi, scope: target.scope, unit: unit(of: target.kpi),
                mean: price.rupiah.map(Double.init), replications: run.results.count)
        }
        return run.summaryRow(place, targets: [])
    }

    /// Non-dominated rosters by cost and the estimates of all targets (Pareto).
    fileprivate static func markFrontier(_ candidates: inout [StaffingCandidate], _ targets: [StaffingTarget])
    {
        let service = candidates.map { candidate in
            zip(candidate.targets, targets).map { outcome, target in
                (outcome.row.mean ?? -.infinity) * (target.isCeiling && outcome.row.mean != nil ? -1 : 1)
            }
        }
        for index in candidates.indices {
            candidates[index].isOnFrontier = !candidates.indices.contains { other in
                let cost = (candidates[other].price.key, candidates[index].price.key)
                guard other != index, cost.0 <= cost.1,
                    zip(service[other], service[index]).allSatisfy({ $0 >= $1 })
                else { return false }
                // Of two that are alike in everything the first one stays.
                return cost.0 < cost.1 || service[other] != service[index] || other < index
            }
            // The answer is always shown, even where a rival of the same cost came out a little better by chance.
            if candidates[index].isChosen { candidates[index].isOnFrontier = true }
        }
    }
}
