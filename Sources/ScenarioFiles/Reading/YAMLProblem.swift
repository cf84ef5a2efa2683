import Yams

/// Syntax errors of YAML in one line of plain words.
enum YAMLProblem {
    /// The problem for a nesting that is too deep.
    static func tooDeep(_ position: SourcePosition) -> ScenarioProblem {
        ScenarioProblem(
            position: position, path: [],
            what: "maps and lists are nested more than \(YAMLReader.depthLimit) levels deep",
            remedy: "flatten the structure")
    }

    /// The parser's error, reworded.
    static func reworded(_ error: YamlError, text: String, file: String) -> ScenarioProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            return syntax(context?.text, problem, mark, text: text, file: file)
        case .composer(_, let problem, let mark, _):
            let position = SourcePosition(file: file, line: mark.line, column: mark.column)
            if problem.contains("alias") {
                return ScenarioProblem(
                    position: position, path: [],
                    what: "anchors and aliases (`&`, `*`) are not supported",
                    remedy: "share values with `extends`, or quote a text that begins with `*`")
            }
            return ScenarioProblem(
                position: position, path: [], what: "a second document begins here",
                remedy: "keep one document in a file, without `---` between parts")
        case .reader(_, let offset, _, _):
            return ScenarioProblem(
                position: position(ofCharacter: offset, in: text, file: file), path: [],
                what: "the file holds a control character", remedy: "remove it")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ScenarioProblem(
                position: SourcePosition(file: file, line: context.mark.line, column: context.mark.column),
                path: [],
                what:
                    "the key \(Wording.quoted(duplicates.first ?? "")) is written more than once in this map",
                remedy: "keep one of them")
        default:
            return ScenarioProblem(
                position: SourcePosition(file: file, line: 1, column: 1), path: [],
                what: "the file cannot be read as YAML", remedy: "check it with a YAML editor")
        }
    }

    private static func syntax(
        _ context: String?, _ problem: String, _ mark: Mark, text: String, file: String
    ) -> ScenarioProblem {
        let position = SourcePosition(file: file, line: mark.line, column: mark.column)
        if problem.contains("nesting") || problem.contains("maximum") { return tooDeep(position) }
        let (what, remedy) = explanation(context, problem, character: character(at: mark, in: text))
        return ScenarioProblem(position: position, path: [], what: what, remedy: remedy)
    }

    private static func explanation(
        _ context: String?, _ problem: String, character: Unicode.Scalar?
    ) -> (String, String) {
        if character == "\t" {
            return ("YAML does not allow a tab here", "indent with spaces")
        }
        switch problem {
        case "mapping values are not allowed in this context":
            return (
                "a `:` is not allowed here",
                "quote a text that holds `: `, or check the indentation of this line"
            )
        case "did not find expected key":
            return (
                "the indentation or a bracket does not fit",
                "give the keys of one map the same indentation"
            )
        case "could not find expected ':'":
            return ("a key without `:`", "write `key: value`")
        case "did not find expected ',' or ']'":
            return ("the list in brackets goes wrong here", "separate with `,` and close with `]`")
        case "did not find expected ',' or '}'":
            return ("the map in braces goes wrong here", "separate with `,` and close with `}`")
        case "did not find expected '-' indicator":
            return ("the list goes wrong here", "begin each element with `- ` at the same indentation")
        case "found unexpected end of stream":
            return ("a quote is opened and never closed", "close it")
        case "found character that cannot start any token":
            let shown = character.map { Wording.quoted(String($0)) } ?? "this character"
            return ("a value cannot begin with \(shown)", "put the value in quotes")
        default:
            let where_ = context.map { " \($0)" } ?? ""
            return ("YAML syntax: \(problem)\(where_)", "check the indentation, brackets and quotes here")
        }
    }

    private static func character(at mark: Mark, in text: String) -> Unicode.Scalar? {
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            if line == mark.line, column == mark.column { return scalar }
            if line > mark.line { return nil }
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return nil
    }

    private static func position(ofCharacter offset: Int?, in text: String, file: String) -> SourcePosition {
        var position = SourcePosition(file: file, line: 1, column: 1)
        for character in text.prefix(offset ?? 0) {
            if character.isNewline {
                position.line += 1
                position.column = 1
            } else {
                position.column += 1
            }
        }
        return position
    }
}
