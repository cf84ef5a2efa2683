/// Reads tables of comma-separated values (RFC 4180) record by record, so that a long log is never held as text
/// fields.
///
/// Fields may be quoted, a quote inside of a quoted field is doubled, lines end with LF or CR LF, empty lines are
/// passed over, and a byte order mark at the beginning is none of the table.
package enum CSVReader {
    /// One line of a table, or several where quoted fields hold line breaks.
    package struct Record: Hashable, Sendable {
        /// The line on which it begins, counted from 1.
        package var line: Int
        /// The fields without their quotes.
        package var fields: [String]
        /// Where each field begins in its line, counted from 1 in Unicode scalars.
        package var columns: [Int]
    }

    /// Calls `body` with each record from the first on.
    ///
    /// - Parameters:
    ///   - bytes: The whole table.
    ///   - file: Its name in messages.
    ///   - delimiter: What stands between fields.
    ///   - body: Takes a record.
    /// - Throws: ``ScenarioError`` with the first mistake in the quoting, or what `body` throws.
    /// - Complexity: O(*n*) in the number of bytes.
    package static func forEachRecord(
        in bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ","),
        _ body: (Record) throws(ScenarioError) -> Void
    ) throws(ScenarioError) {
        var parser = Parser(file: file, delimiter: delimiter)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        for byte in bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0) {
            if let record = try parser.take(byte) { try body(record) }
        }
        if let record = try parser.finish() { try body(record) }
    }

    private struct Parser {
        let file: String
        let delimiter: UInt8
        private var record = Record(line: 1, fields: [], columns: [])
        private var field: [UInt8] = []
        private var line = 1
        private var column = 0
        private var start = 1
        private var isQuoted = false
        private var afterQuote = false

        init(file: String, delimiter: UInt8) {
            self.file = file
            self.delimiter = delimiter
        }

        private var isBlank: Bool { record.fields.isEmpty && field.isEmpty && !afterQuote }

        /// - Returns: The record that the byte ends.
        mutating func take(_ byte: UInt8) throws(ScenarioError) -> Record? {
            // The further bytes of a scalar take no column.
            if byte & 0xC0 != 0x80 { column += 1 }
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 0
            }
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                    afterQuote = true
                } else {
                    field.append(byte)
                }
                return nil
            }
            switch byte {
            case UInt8(ascii: "\""):
                guard field.isEmpty || afterQuote else {
                    throw error(
                        line, column, "has a quote inside a field", "quote the field, the quote doubled")
                }
                // A doubled quote stands for one.
                if afterQuote { field.append(byte) }
                isQuoted = true
                afterQuote = false
            case delimiter: endField()
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"): return endRecord()
            default:
                guard !afterQuote else {
                    throw error(
                        line, column, "has text after a quoted field", "write a delimiter between fields")
                }
                field.append(byte)
            }
            return nil
        }

        mutating func finish() throws(ScenarioError) -> Record? {
            guard !isQuoted else {
                throw error(record.line, start, "has a quote that is not closed", "close the quoted field")
            }
            return endRecord()
        }

        private mutating func endField() {
            record.fields.append(String(decoding: field, as: UTF8.self))
            record.columns.append(start)
            field.removeAll(keepingCapacity: true)
            afterQuote = false
            start = column + 1
        }

        private mutating func endRecord() -> Record? {
            let isRecord = !isBlank
            if isRecord { endField() }
            defer {
                record = Record(line: line, fields: [], columns: [])
                start = 1
            }
            return isRecord ? record : nil
        }

        private func error(_ line: Int, _ column: Int, _ what: String, _ remedy: String) -> ScenarioError {
            ScenarioError(
                ScenarioProblem(
                    position: SourcePosition(file: file, line: line, column: column), path: [], what: what,
                    remedy: remedy))
        }
    }
}
