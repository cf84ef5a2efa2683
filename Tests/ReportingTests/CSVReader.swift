/// A reader of RFC 4180 with a free delimiter, to prove that other programs get back what was written.
func readCSV(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var position = 0
    func finishField() {
        row.append(String(field))
        field = String.UnicodeScalarView()
    }
    while position < scalars.count {
        let scalar = scalars[position]
        let next = position + 1 < scalars.count ? scalars[position + 1] : nil
        if isQuoted {
            if scalar == "\"", next == "\"" {
                field.append(scalar)
                position += 1
            } else if scalar == "\"" {
                isQuoted = false
            } else {
                field.append(scalar)
            }
        } else if scalar == "\"", field.isEmpty {
            isQuoted = true
        } else if scalar == delimiter {
            finishField()
        } else if scalar == "\r", next == "\n" {
            finishField()
            rows.append(row)
            row = []
            position += 1
        } else {
            field.append(scalar)
        }
        position += 1
    }
    return rows
}
