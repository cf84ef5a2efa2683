import Statistics

extension ReplicationResult {
    /// The result as bytes, without its ``measures``, which all replications of a configuration share.
    ///
    /// - Complexity: O(values + bins).
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(replication)
        writer.write(values) { $0.write($1) }
        writer.write(denominators) { $0.write($1) }
        writer.write(histograms) { $1.encode(to: &$0) }
        writer.write(hours) { $1.encode(to: &$0) }
        writer.write(accounts) { $1.encode(to: &$0) }
        writer.write(hoursOfZones) { $1.encode(to: &$0) }
        writer.write(requests) { $1.encode(to: &$0) }
        writer.write(events)
        writer.write(Int64(unfinished))
        return writer.bytes
    }

    /// The result that was encoded.
    ///
    /// - Parameter measures: What was measured, as of ``encodedMeasures``.
    package init(encoded bytes: ArraySlice<UInt8>, measures: [Measure]) throws(ByteReader.Damage) {
        var reader = ByteReader(bytes)
        replication = try reader.integer()
        self.measures = measures
        values = try reader.array { (reader) throws(ByteReader.Damage) in try reader.double() }
        denominators = try reader.array { (reader) throws(ByteReader.Damage) in try reader.double() }
        histograms = try reader.array { (reader) throws(ByteReader.Damage) in
            try SparseHistogram(from: &reader)
        }
        hours = try reader.array { (reader) throws(ByteReader.Damage) in try HourOfDesk(from: &reader) }
        accounts = try reader.array { (reader) throws(ByteReader.Damage) in try CallAccount(from: &reader) }
        hoursOfZones = try reader.array { (reader) throws(ByteReader.Damage) in try HourOfZone(from: &reader)
        }
        requests = try reader.array { (reader) throws(ByteReader.Damage) in try RequestAccount(from: &reader)
        }
        events = try reader.integer()
        unfinished = Int(try reader.integer(Int64.self))
        let isWhole = values.count == measures.count && denominators.count == measures.count && reader.isAtEnd
        guard isWhole, measures.allSatisfy({ $0.histogram.map(histograms.indices.contains) ?? true }) else {
            throw ByteReader.Damage()
        }
    }

    /// What was measured, as bytes.
    package var encodedMeasures: [UInt8] {
        var writer = ByteWriter()
        writer.write(measures) { writer, measure in
            writer.write(measure.kpi)
            writer.write(measure.scope)
            writer.write(measure.histogram) { $0.write(UInt32($1)) }
            writer.write(measure.probability) { $0.write($1) }
        }
        return writer.bytes
    }

    /// What was measured, from ``encodedMeasures``.
    package static func measures(encoded bytes: ArraySlice<UInt8>) throws(ByteReader.Damage) -> [Measure] {
        var reader = ByteReader(bytes)
        let measures = try reader.array { (reader) throws(ByteReader.Damage) in
            Measure(
                kpi: try reader.text(), scope: try reader.text(),
                histogram: try reader.optional { (reader) throws(ByteReader.Damage) in
                    Int(try reader.integer(UInt32.self))
                },
                probability: try reader.optional { (reader) throws(ByteReader.Damage) in try reader.double() }
            )
        }
        guard reader.isAtEnd else { throw ByteReader.Damage() }
        return measures
    }
}

extension SparseHistogram {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(digits))
        writer.write(binStarts) { $0.write($1) }
        writer.write(binCounts) { $0.write(Int64($1)) }
        for count in [zeroCount, aboveRangeCount, neverCount] { writer.write(Int64(count)) }
        writer.write(sum)
        writer.write(minimum) { $0.write($1) }
        writer.write(maximum) { $0.write($1) }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        let digits = Int(try reader.integer(UInt8.self))
        let starts = try reader.array { (reader) throws(ByteReader.Damage) in try reader.integer(Int64.self) }
        let counts = try reader.array { (reader) throws(ByteReader.Damage) in
            Int(try reader.integer(Int64.self))
        }
        guard starts.count == counts.count else { throw ByteReader.Damage() }
        let zero = Int(try reader.integer(Int64.self))
        let above = Int(try reader.integer(Int64.self))
        let never = Int(try reader.integer(Int64.self))
        let sum = try reader.integer(Int128.self)
        let least = try reader.optional { (reader) throws(ByteReader.Damage) in try reader.integer(Int64.self)
        }
        let greatest = try reader.optional { (reader) throws(ByteReader.Damage) in
            try reader.integer(Int64.self)
        }
        self.init(
            digits: digits, binStarts: starts, binCounts: counts, zeroCount: zero, aboveRangeCount: above,
            neverCount: never, sum: sum, minimum: least, maximum: greatest)
    }
}

extension HourOfDesk {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.write(desk)
        writer.write(UInt8(hour))
        for value in [
            offered, answered, abandoned, blocked, failed, meanWait, meanQueue, meanBusy, meanOnDuty,
        ] { writer.write(value) }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(
            desk: try reader.text(), hour: Int(try reader.integer(UInt8.self)), offered: try reader.double(),
            answered: try reader.double(), abandoned: try reader.double(), blocked: try reader.double(),
            failed: try reader.double(), meanWait: try reader.double(), meanQueue: try reader.double(),
            meanBusy: try reader.double(), meanOnDuty: try reader.double())
    }
}

extension HourOfZone {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.write(zone)
        writer.write(UInt8(hour))
        for value in [
            incidents, visible, shown, recorded, detected, detectedFirst, unwatched, meanTimeToDetect,
            trueAlarms,
            falseAlarms,
        ] { writer.write(value) }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(
            zone: try reader.text(), hour: Int(try reader.integer(UInt8.self)),
            incidents: try reader.double(),
            visible: try reader.double(), shown: try reader.double(), recorded: try reader.double(),
            detected: try reader.double(), detectedFirst: try reader.double(), unwatched: try reader.double(),
            meanTimeToDetect: try reader.double(), trueAlarms: try reader.double(),
            falseAlarms: try reader.double())
    }
}

extension CallAccount {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.write(scope)
        for count in [offered, overflowIn, answered, abandoned, blocked, failed, overflowOut] {
            writer.write(count)
        }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(
            scope: try reader.text(), offered: try reader.integer(), overflowIn: try reader.integer(),
            answered: try reader.integer(), abandoned: try reader.integer(), blocked: try reader.integer(),
            failed: try reader.integer(), overflowOut: try reader.integer())
    }
}

extension RequestAccount {
    fileprivate func encode(to writer: inout ByteWriter) {
        writer.write(kind)
        for count in [made, served, lost, aided, cancelled, open] { writer.write(count) }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Damage) {
        self.init(
            kind: try reader.text(), made: try reader.integer(), served: try reader.integer(),
            lost: try reader.integer(), aided: try reader.integer(), cancelled: try reader.integer(),
            open: try reader.integer())
    }
}
