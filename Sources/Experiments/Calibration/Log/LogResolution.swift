/// How finely a log tells the time.
package enum LogResolution {
    /// 3,600 s or 60 s where all times are whole hours or minutes, else 1 s.
    ///
    /// Within such a length all calls seem to come at once: an index of dispersion of shorter spans would take that for
    /// clusters.
    ///
    /// - Parameter times: Seconds since a midnight.
    package static func seconds(of times: [Double]) -> Double {
        guard !times.isEmpty else { return 1 }
        return [3_600.0, 60].first { length in
            times.allSatisfy { $0.truncatingRemainder(dividingBy: length) == 0 }
        } ?? 1
    }
}
