import CityModel
import Foundation
import Reporting
import ScenarioFiles
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a parser that knows nothing of the writer finds in an XES file.
private final class XESReader: NSObject, XMLParserDelegate {
    struct Element {
        var tag: String
        var attributes: [(kind: String, key: String, value: String)] = []
    }
    var root: [String: String] = [:]
    var prefixes: Set<String> = []
    /// Tags below `log`, in order, without repetition.
    var order: [String] = []
    var log = Element(tag: "log")
    var traces: [(trace: Element, events: [Element])] = []
    private var path: [String] = []

    static func read(_ bytes: [UInt8]) throws -> XESReader {
        let reader = XESReader()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    func parser(
        _ parser: XMLParser, didStartElement tag: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if path == ["log"], order.last != tag { order.append(tag) }
        switch (path.last, tag) {
        case (nil, "log"): root = attributes
        case ("log", "extension"): prefixes.insert(attributes["prefix"] ?? "")
        case ("log", "trace"): traces.append((Element(tag: tag), []))
        case ("trace", "event"): traces[traces.count - 1].events.append(Element(tag: tag))
        case ("log", "global"), ("log", "classifier"), ("global", _): break
        default:
            let attribute = (tag, attributes["key"] ?? "", attributes["value"] ?? "")
            let last = traces.count - 1
            switch path.last {
            case "log": log.attributes.append(attribute)
            case "trace": traces[last].trace.attributes.append(attribute)
            case "event": traces[last].events[traces[last].events.count - 1].attributes.append(attribute)
            default: Issue.record("\(tag) in \(path)")
            }
        }
        path.append(tag)
    }

    func parser(
        _ parser: XMLParser, didEndElement tag: String, namespaceURI: String?, qualifiedName: String?
    ) { path.removeLast() }
}

extension XESReader.Element {
    fileprivate subscript(key: String) -> String? { attributes.first { $0.key == key }?.value }
}

@Suite struct TraceXESTests {
    @Test func isWellFormedAndComplete() throws {
        let scenario = try TraceExample.scenario()
        let trace = try TraceExample.trace(scenario)
        let file = TraceXES(trace, scenario: scenario.name, start: scenario.start).file()
        #expect(file.name == "trace.xes")
        let log = try XESReader.read(file.bytes)
        #expect(log.root["xes.version"] == "1849.2016" && log.root["xmlns"] == "http://www.xes-standard.org/")
        // The order that the standard's schema wants.
        #expect(log.order == ["extension", "global", "classifier", "string", "trace"])
        #expect(log.log["concept:name"] == scenario.name)
        let cases = Set(trace.compactMap { $0.incident ?? $0.report })
        #expect(log.traces.count == cases.count)
        #expect(Set(log.traces.compactMap { $0.trace["concept:name"] }).count == cases.count)
        let inCases = trace.count { $0.incident != nil || $0.report != nil }
        #expect(log.traces.reduce(0) { $0 + $1.events.count } == inCases)
        let kinds: Set<String> = ["string", "int", "float", "date"]
        for (trace, events) in log.traces {
            for element in [trace] + events {
                #expect(Set(element.attributes.map(\.key)).count == element.attributes.count)
                #expect(element.attributes.allSatisfy { kinds.contains($0.kind) })
                for key in element.attributes.map(\.key) where key.contains(":") {
                    #expect(log.prefixes.contains(String(key.prefix { $0 != ":" })))
                }
            }
        }
    }

    @Test func stepsBeginAndEndInTheOrderOfTime() throws {
        let scenario = try TraceExample.scenario()
        let trace = try TraceExample.trace(scenario)
        let log = try XESReader.read(TraceXES(trace, scenario: "s", start: scenario.start).file().bytes)
        var timestamps: [String] = []
        for (_, events) in log.traces {
            let times = events.compactMap { $0["time:timestamp"] }
            #expect(times.count == events.count && times == times.sorted())
            timestamps += times
            let transitions = events.compactMap { $0["lifecycle:transition"] }
            #expect(
                transitions.count == events.count && Set(transitions).isSubset(of: ["start", "complete"]))
            for name in ["interview", "briefing", "dispatch", "verification", "on_scene"] {
                func count(_ transition: String) -> Int {
                    events.count {
                        $0["concept:name"] == name && $0["lifecycle:transition"] == transition
                    }
                }
                // What is still in hand when the replication stops has no end.
                #expect(count("start") >= count("complete"))
            }
        }
        // Another reader of ISO 8601 finds the scenario's date plus the seconds of the log.
        let start = try #require(scenario.start)
        #expect(start == CivilDate(year: 2024, month: 1, day: 1))
        let zero = try #require(ISO8601DateFormatter().date(from: "\(start)T00:00:00Z")).timeIntervalSince1970
        let seconds = try timestamps.map { text in
            #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00/) != nil)
            let whole = try #require(ISO8601DateFormatter().date(from: text.prefix(19) + "Z"))
            return Int64(whole.timeIntervalSince1970 - zero)
        }
        let expected = trace.filter { $0.incident != nil || $0.report != nil }.map { $0.time / 1_000_000 }
        #expect(seconds.sorted() == expected)
    }

    @Test func textsOfAllKindsSurvive() throws {
        let trace = try TraceExample.trace(TraceExample.scenario()).selecting(
            .init(from: 0, to: 86_400_000_000))
        let name = "a<b> & \"c\"\n'd' \u{1}é"
        let log = try XESReader.read(TraceXES(trace, scenario: name, start: nil).file().bytes)
        #expect(log.log["concept:name"] == "a<b> & \"c\"\n'd' \u{FFFD}é")
        #expect(log.traces.first?.events.first?["time:timestamp"]?.hasPrefix("2024-01-01T") == true)
    }
}
