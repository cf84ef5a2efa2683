import Randomness
import Statistics

extension CameraSystem {
    /// Detection of one incident type by software.
    public struct TypeDetection: Hashable, Sendable {
        /// Probability that a visible incident is detected.
        public var sensitivity: Double
        /// Seconds from onset to the alarm; nil: as for all.
        public var latency: Distribution?
        /// Share of true alarms that are sure enough to go out by themselves; nil: as for all.
        public var confident: Double?

        /// Creates one from its parts.
        public init(sensitivity: Double, latency: Distribution? = nil, confident: Double? = nil) {
            self.sensitivity = sensitivity
            self.latency = latency
            self.confident = confident
        }
    }

    /// Alarms above the confidence at which nobody is asked.
    public struct Confident: Hashable, Sendable {
        /// Share of the true alarms.
        public var ofTrueAlarms: Double
        /// Share of the false alarms.
        public var ofFalseAlarms: Double

        /// Creates one from its parts.
        public init(ofTrueAlarms: Double, ofFalseAlarms: Double) {
            self.ofTrueAlarms = ofTrueAlarms
            self.ofFalseAlarms = ofFalseAlarms
        }
    }

    /// What darkness changes.
    public struct Night: Hashable, Sendable {
        /// Minutes after midnight at which it begins.
        public var fromMinute: Int
        /// Minutes after midnight at which it ends, on the next day where this is earlier.
        public var toMinute: Int
        /// Factor on the sensitivity.
        public var sensitivityFactor: Double
        /// Factor on the rate of false alarms.
        public var falseAlarmFactor: Double

        /// Creates one from its parts.
        public init(
            fromMinute: Int, toMinute: Int, sensitivityFactor: Double = 1, falseAlarmFactor: Double = 1
        ) {
            self.fromMinute = fromMinute
            self.toMinute = toMinute
            self.sensitivityFactor = sensitivityFactor
            self.falseAlarmFactor = falseAlarmFactor
        }

        /// The share of an hour of the day that is night.
        func share(ofHour hour: Int) -> Double {
            let length = (toMinute - fromMinute + 1_440) % 1_440
            let minutes = (0..<60).count { (hour * 60 + $0 - fromMinute + 1_440) % 1_440 < length }
            return Double(minutes) / 60
        }
    }

    /// What rain changes, as long as a surge of demand is on that stands for it.
    public struct Rain: Hashable, Sendable {
        /// The identifier of the surge.
        public var surge: String
        /// Factor on the sensitivity.
        public var sensitivityFactor: Double
        /// Factor on the rate of false alarms.
        public var falseAlarmFactor: Double

        /// Creates one from its parts.
        public init(surge: String, sensitivityFactor: Double = 1, falseAlarmFactor: Double = 1) {
            self.surge = surge
            self.sensitivityFactor = sensitivityFactor
            self.falseAlarmFactor = falseAlarmFactor
        }
    }

    /// What a person makes of an alarm.
    public struct Verification: Hashable, Sendable {
        /// Probability that a true alarm is dismissed.
        public var misses: Double
        /// Probability that a false alarm is taken for an incident.
        public var acceptsFalse: Double
        /// Whether alarms wait by the usual priority of what the software takes them for, not by arrival alone.
        public var isByPriority: Bool
        /// Alarm fatigue: a true alarm is overlooked with further probability fatigue · (share of false alarms
        /// among the last ones); 0: nobody tires of alarms (Breznitz 1984, *Cry Wolf*; Bliss, Gilson and Deaton
        /// 1995, probability matching).
        public var fatigue: Double
        /// How many of the last alarms make up that share: weights fall geometrically with this mean.
        public var memory: Double

        /// Creates one from its parts.
        public init(
            misses: Double = 0, acceptsFalse: Double = 0, isByPriority: Bool = false, fatigue: Double = 0,
            memory: Double = 50
        ) {
            self.misses = misses
            self.acceptsFalse = acceptsFalse
            self.isByPriority = isByPriority
            self.fatigue = fatigue
            self.memory = memory
        }
    }

    /// Pictures of traffic offences: watchers look at them when nothing else is waiting, and put them aside for
    /// everything else.
    public struct Enforcement: Hashable, Sendable {
        /// Pictures per second, from all cameras.
        public var rate: Double
        /// Seconds to look at one.
        public var review: Distribution

        /// Creates one from its parts.
        public init(rate: Double, review: Distribution) {
            self.rate = rate
            self.review = review
        }
    }

    /// The operating point of a detector on its curve of receiver operating characteristics.
    public struct OperatingPoint: Hashable, Sendable {
        /// The curve.
        public var curve: ROCCurve
        /// Occasions for a false alarm per second and camera: the clips that the software judges.
        public var clipRate: Double
        /// False alarms per second and camera at the threshold of an alarm.
        public var falseAlarmRate: Double
        /// False alarms per second and camera at the stricter threshold above which an alarm goes out by itself;
        /// nil: none does.
        public var confidentFalseAlarmRate: Double?

        /// Creates one from its parts.
        public init(
            curve: ROCCurve, clipRate: Double, falseAlarmRate: Double,
            confidentFalseAlarmRate: Double? = nil
        ) {
            self.curve = curve
            self.clipRate = clipRate
            self.falseAlarmRate = falseAlarmRate
            self.confidentFalseAlarmRate = confidentFalseAlarmRate
        }

        /// The share of visible incidents that pass the threshold of an alarm.
        public var sensitivity: Double {
            curve.sensitivity(atFalsePositiveShare: falseAlarmRate / clipRate)
        }

        /// The alarms that also pass the stricter threshold.
        public var confident: Confident? {
            guard let rate = confidentFalseAlarmRate, falseAlarmRate > 0, sensitivity > 0 else { return nil }
            return Confident(
                ofTrueAlarms: curve.sensitivity(atFalsePositiveShare: rate / clipRate) / sensitivity,
                ofFalseAlarms: rate / falseAlarmRate)
        }
    }
}

extension CameraSystem.Analytics {
    /// False alarms per second and camera over the whole day in dry weather.
    var meanFalseAlarmRate: Double {
        guard let night, night.falseAlarmFactor != 1 else { return falseAlarmRate }
        let share = (0..<24).reduce(0) { $0 + night.share(ofHour: $1) } / 24
        return falseAlarmRate * (1 + share * (night.falseAlarmFactor - 1))
    }
}

extension CityConfiguration {
    /// The rhythm of false alarms: steady but for the night.
    var falseAlarmProfile: Profile {
        guard let night = cameras?.analytics.night, night.falseAlarmFactor != 1 else { return Profile() }
        return Profile(
            day: .hours((0..<24).map { 1 + night.share(ofHour: $0) * (night.falseAlarmFactor - 1) }))
    }

    /// What a surge does to false alarms: something only where it stands for rain.
    func falseAlarmFactor(of surge: Surge) -> Double {
        guard let rain = cameras?.analytics.rain, rain.surge == surge.id else { return 1 }
        return rain.falseAlarmFactor
    }
}
