import CityModel
import Randomness
import Statistics

/// Hazards of noticing that reproduce published shares of events noticed, by screens per operator.
///
/// A watcher with *m* screens, all of which he sees, notices an event on one of them as an exponential hazard λ(m). In an
/// experiment in which the event is visible for a time T he notices it with probability 1 − E exp(−λ T). The published
/// shares (Aldridge, UK Police Scientific Development Branch, quoted by C. Donald) fix λ(m) once T is stated; the source is
/// silent about it, so T is an assumption that must be varied.
public struct CameraCalibration: Hashable, Sendable {
    /// The law of the time for which the event was visible.
    public enum ExposureLaw: String, Hashable, Sendable, CaseIterable {
        /// Always the same.
        case fixed
        /// Exponential: some events are gone at a glance.
        case exponential
    }

    /// One published share.
    public struct Share: Hashable, Sendable {
        /// Screens of the operator.
        public var screens: Int
        /// Share of events noticed, above 0 and below 1.
        public var noticed: Double

        /// Creates one from its parts.
        public init(screens: Int, noticed: Double) {
            self.screens = screens
            self.noticed = noticed
        }
    }

    /// What came out for one number of screens.
    public struct Point: Hashable, Sendable {
        /// Screens of the operator.
        public var screens: Int
        /// The share to reproduce.
        public var published: Double
        /// Hazard per second whose share is exactly that.
        public var hazard: Double
        /// That hazard with the shortest and the longest exposure that is thought possible: the higher comes first.
        public var hazardRange: ClosedRange<Double>
        /// The share that the smooth law gives.
        public var smooth: Double
        /// The share that the engine gives with ``hazard``.
        public var simulated: Double
    }

    /// A smooth law of the hazard over screens, fitted to the shares by least squares: what may be said about numbers of
    /// screens that nobody tried.
    public enum SmoothLaw: Hashable, Sendable {
        /// λ(m) = level · exp(−decline · (m − 1)).
        case exponential(level: Double, decline: Double)
        /// λ(m) = level · m^(−decline).
        case power(level: Double, decline: Double)

        /// Hazard per second.
        public func hazard(screens: Int) -> Double {
            switch self {
            case .exponential(let level, let decline):
                level * naturalExponential(-decline * Double(screens - 1))
            case .power(let level, let decline):
                level * raised(Double(screens), to: -decline)
            }
        }
    }

    /// The shares to reproduce.
    public var shares: [Share]
    /// Mean seconds for which the event was visible.
    public var exposure: Double
    /// The shortest and the longest mean that is thought possible.
    public var exposureRange: ClosedRange<Double>
    /// How it varied.
    public var law: ExposureLaw
    /// One further share at a stated number of screens to which all hazards are scaled; nil: none.
    public var realistic: Share?

    /// The shares that Donald quotes: a man with an umbrella on one of 1, 4, 6 or 9 monitors.
    public static let published = [
        Share(screens: 1, noticed: 0.85), Share(screens: 4, noticed: 0.74), Share(screens: 6, noticed: 0.58),
        Share(screens: 9, noticed: 0.53),
    ]

    /// Half of the target behaviours in 90 minutes of footage (Donald, Donald and Thatcher 2015, Applied Ergonomics
    /// 47:220–228); the abstract does not say how many screens, so four are assumed.
    public static let realisticShare = Share(screens: 4, noticed: 0.5)

    /// A problem of calibration.
    public init(
        shares: [Share] = published, exposure: Double = 60, exposureRange: ClosedRange<Double> = 20...180,
        law: ExposureLaw = .fixed, realistic: Share? = nil
    ) {
        self.shares = shares
        self.exposure = exposure
        self.exposureRange = exposureRange
        self.law = law
        self.realistic = realistic
    }

    /// The share of events noticed at a hazard.
    public func noticed(hazard: Double, exposure: Double) -> Double {
        switch law {
        case .fixed: 1 - naturalExponential(-hazard * exposure)
        case .exponential: hazard * exposure / (1 + hazard * exposure)
        }
    }

    /// The hazard at which a share is noticed.
    ///
    /// - Throws: ``SolverError`` where the share is not between 0 and 1.
    public func hazard(noticed share: Double, exposure: Double) throws(SolverError) -> Double {
        func excess(_ perExposure: Double) -> Double {
            noticed(hazard: perExposure / exposure, exposure: exposure) - share
        }
        // In units of one exposure; no share that can be told from 1 needs more than 2^50.
        var most = 1.0
        while excess(most) < 0, most < 0x1p50 { most *= 2 }
        let perExposure = try root(between: 0, and: most, tolerance: 1e-12, excess)
        return perExposure / exposure
    }
}

/// The answer to a problem of calibration.
public struct CameraFit: Hashable, Sendable {
    /// The problem.
    public var problem: CameraCalibration
    /// By number of screens.
    public var points: [CameraCalibration.Point]
    /// The smooth law with the smaller sum of squares.
    public var smoothLaw: CameraCalibration.SmoothLaw
    /// Root of the mean squared difference between its shares and the published ones.
    public var smoothError: Double
    /// What all hazards were multiplied by for ``CameraCalibration/realistic``; 1 without it.
    public var scale: Double
    /// Incidents that each share was simulated with.
    public var incidents: Int
}
