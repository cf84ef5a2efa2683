import Foundation
import ScenarioFiles
import Testing

@Suite("What is refused as a file")
struct LimitTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func missingFile() {
        expect(folder.messages("none.yaml"), ["none.yaml: no such file; check the name and the folder"])
    }

    @Test func directory() throws {
        try folder.write("inner/a.yaml", smallScenario)
        expect(folder.messages("inner"), ["inner: is a directory; name a YAML file"])
    }

    @Test func deviceThatNeverEnds() {
        let error = #expect(throws: ScenarioError.self) { try ScenarioLoader.load(path: "/dev/zero") }
        #expect(error?.description == "/dev/zero: is not a regular file; name a YAML file")
    }

    @Test func pipeThatNobodyWrites() throws {
        #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
        expect(folder.messages("pipe.yaml"), ["pipe.yaml: is not a regular file; name a YAML file"])
    }

    @Test func symbolicLinkToAFileIsFollowed() throws {
        let file = try folder.write("a.yaml", smallScenario)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.yaml", withDestinationPath: file)
        expect(folder.messages("link.yaml"), [])
    }

    /// 100 MiB, and 1 TiB, which could not be read within the time.
    @Test(arguments: [104_857_600, 1_099_511_627_776] as [UInt64])
    func largeFilesAreNotRead(size: UInt64) throws {
        let file = try folder.write("huge.yaml", "")
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try handle.truncate(atOffset: size)
        try handle.close()
        let time = ContinuousClock().measure {
            expect(
                folder.messages("huge.yaml"),
                [
                    "huge.yaml: has \(size) bytes, more than the limit of 8 MiB (8388608 bytes); split it with `extends` or keep bulk data in a CSV file"
                ])
        }
        #expect(time < .seconds(10))
    }

    @Test func nineMebibytes() throws {
        try folder.write("nine.yaml", [UInt8](repeating: UInt8(ascii: "#"), count: 9 * 1024 * 1024))
        expect(
            folder.messages("nine.yaml"),
            [
                "nine.yaml: has 9437184 bytes, more than the limit of 8 MiB (8388608 bytes); split it with `extends` or keep bulk data in a CSV file"
            ])
    }

    @Test func emptyFileAndCommentsOnly() throws {
        try folder.write("empty.yaml", "")
        try folder.write("comment.yaml", "# nothing\n")
        expect(
            folder.messages("empty.yaml"),
            ["empty.yaml:1:1: the file holds no values; begin it with `sigap: 1`"])
        expect(
            folder.messages("comment.yaml"),
            ["comment.yaml:1:1: the file holds no values; begin it with `sigap: 1`"])
    }

    @Test func aListIsNoScenario() throws {
        try folder.write("list.yaml", "- 1\n- 2\n")
        expect(
            folder.messages("list.yaml"),
            ["list.yaml:1:1: is a list, not a scenario; write a map that begins with `sigap: …`"])
    }

    @Test func byteOrderMarkAndCarriageReturns() throws {
        let windows =
            [0xEF, 0xBB, 0xBF] + Array(smallScenario.replacingOccurrences(of: "\n", with: "\r\n").utf8)
        try folder.write("windows.yaml", windows)
        try folder.write("unix.yaml", smallScenario)
        #expect(try folder.load("windows.yaml").configuration == folder.load("unix.yaml").configuration)
        let broken = windows + Array("targets: 5\r\n".utf8)
        try folder.write("broken.yaml", broken)
        expect(
            folder.messages("broken.yaml"),
            [
                "broken.yaml:16:10: targets: `5` does not fit here; write a list of target entries, each beginning with `- `"
            ])
    }

    @Test func otherEncodings() throws {
        // "Kelurahan Ñ" in Latin 1.
        try folder.write("latin.yaml", Array("sigap: 1\ntitle: ".utf8) + [0xD1] + Array("\n".utf8))
        expect(
            folder.messages("latin.yaml"),
            ["latin.yaml:2:1: the line is not UTF-8 text; save the file with the encoding UTF-8"])
        try folder.write(
            "utf16.yaml", [0xFF, 0xFE] + "sigap: 1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        expect(
            folder.messages("utf16.yaml"),
            ["utf16.yaml:1:1: the line is not UTF-8 text; save the file with the encoding UTF-8"])
    }

    @Test func controlCharacters() throws {
        try folder.write("zero.yaml", Array("sigap: 1\ntitle: a".utf8) + [0] + Array("b\n".utf8))
        expect(folder.messages("zero.yaml"), ["zero.yaml:2:9: the file holds a control character; remove it"])
    }
}

@Suite("What is refused as YAML")
struct SyntaxTests {
    @Test func tabs() {
        expect(
            messages("sigap: 1\nhandling:\n\tanswering: 5 s\n"),
            ["s.yaml:3:1: YAML does not allow a tab here; indent with spaces"])
    }

    @Test func syntax() {
        expect(
            messages("sigap: 1\ntitle: a: b\n"),
            [
                "s.yaml:2:9: a `:` is not allowed here; quote a text that holds `: `, or check the indentation of this line"
            ])
        expect(
            messages("sigap: 1\ncity: {zones: [\n"),
            [
                "s.yaml:3:1: YAML syntax: did not find expected node content while parsing a flow node; check the indentation, brackets and quotes here"
            ])
        expect(
            messages("sigap: 1\ntitle: \"open\n"),
            ["s.yaml:3:1: a quote is opened and never closed; close it"])
        expect(
            messages("sigap: 1\n  title: x\n"),
            [
                "s.yaml:2:8: a `:` is not allowed here; quote a text that holds `: `, or check the indentation of this line"
            ])
        expect(
            messages("sigap: 1\ntitle: @x\n"),
            ["s.yaml:2:8: a value cannot begin with `@`; put the value in quotes"])
    }

    @Test func duplicateKey() {
        expect(
            messages("sigap: 1\nhandling:\n  answering: 5 s\n  locating: 5 s\n  answering: 6 s\n"),
            ["s.yaml:3:3: the key `answering` is written more than once in this map; keep one of them"])
    }

    @Test func twoDocuments() {
        expect(
            messages("sigap: 1\n---\nsigap: 1\n"),
            [
                "s.yaml:2:1: a second document begins here; keep one document in a file, without `---` between parts"
            ])
    }

    @Test func anchorsAliasesMergeKeysAndTags() {
        expect(
            messages("sigap: 1\na: &x {b: 1}\nc: *x\n"),
            ["s.yaml:2:4: anchors and aliases (`&`, `*`) are not supported; share values with `extends`"])
        expect(
            messages("sigap: 1\na: &x 5\n"),
            ["s.yaml:2:4: anchors and aliases (`&`, `*`) are not supported; share values with `extends`"])
        expect(
            messages("sigap: 1\na: *x\n"),
            [
                "s.yaml:2:4: anchors and aliases (`&`, `*`) are not supported; share values with `extends`, or quote a text that begins with `*`"
            ])
        expect(
            messages("sigap: 1\n<<: {a: 1}\n"),
            ["s.yaml:2:1: merge keys (`<<`) are not supported; share values with `extends`"])
        expect(
            messages("sigap: !!int 1\n"),
            ["s.yaml:1:8: the YAML tag `tag:yaml.org,2002:int` is not supported; leave the tag out"])
        expect(
            messages("sigap: 1\n? [a, b]\n: c\n"),
            ["s.yaml:2:3: a key must be a single text; write `key: value`"])
    }

    @Test func starsAndAmpersandsInTextsAreFine() {
        let text =
            smallScenario + "title: A & B * C\ndescription: \"*not an alias, &not an anchor\"\n# &a *a\n"
        expect(messages(text), [])
    }

    @Test func billionLaughs() {
        var text = "sigap: 1\na0: &a0 [lol, lol]\n"
        for level in 1...40 {
            text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
        }
        let time = ContinuousClock().measure {
            expect(
                messages(text),
                ["s.yaml:2:5: anchors and aliases (`&`, `*`) are not supported; share values with `extends`"])
        }
        // Following the aliases would visit 3^40 values.
        #expect(time < .seconds(10))
    }

    @Test func billionLaughsInAKey() {
        var text = "sigap: 1\na0: &a0 [lol, lol]\n"
        for level in 1...40 {
            text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
        }
        text += "? *a40\n: 1\n"
        let time = ContinuousClock().measure {
            expect(
                messages(text),
                ["s.yaml:2:5: anchors and aliases (`&`, `*`) are not supported; share values with `extends`"])
        }
        #expect(time < .seconds(10))
    }

    @Test func depth() {
        func nested(_ levels: Int) -> String {
            // The outermost map is the first level.
            "sigap: 1\ntitle: " + String(repeating: "[", count: levels - 1)
                + String(repeating: "]", count: levels - 1) + "\n"
        }
        expect(
            messages(nested(64)), ["s.yaml:2:8: title: is a list; write a text, or a map with `en` and `id`"])
        expect(
            messages(nested(65)),
            ["s.yaml:2:71: maps and lists are nested more than 64 levels deep; flatten the structure"])
        #expect(
            messages(nested(5_000)).first?.hasSuffix(
                "maps and lists are nested more than 64 levels deep; flatten the structure") == true)
        let million = messages("sigap: 1\na: " + String(repeating: "[", count: 1_000_000))
        #expect(
            million.first?.hasSuffix(
                "maps and lists are nested more than 64 levels deep; flatten the structure") == true)
    }

    @Test func tooManyValues() {
        let dense = "sigap: 1\na: [" + String(repeating: "1,", count: 2_000_001) + "]\n"
        expect(
            messages(dense),
            [
                "s.yaml:1:1: has more than 2000000 separators (line ends and , : - ? [ {); keep bulk data in a CSV file"
            ])
    }

    @Test func aMillionValues() {
        let values = "sigap: 1\na: [" + String(repeating: "1,", count: 1_000_000) + "]\n"
        let found = messages(values)
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix("the file holds more than 1000000 values; keep bulk data in a CSV file")
                == true)
    }
}
