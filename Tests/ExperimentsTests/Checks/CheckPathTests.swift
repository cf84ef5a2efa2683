import Experiments
import Foundation
import Testing

@Suite("Paths of check files")
struct CheckPathTests {
    @Test("Folders that are left again are left out")
    func normalised() throws {
        let folder = try CheckFolder()
        try folder.write("", to: "checks/a.yaml")
        try folder.write("", to: "city/b.yaml")
        let root = folder.path
        #expect(CheckPath.normalised("\(root)/checks/../city/b.yaml") == "\(root)/city/b.yaml")
        #expect(CheckPath.normalised("\(root)/./checks//../city/new.csv") == "\(root)/city/new.csv")
        #expect(CheckPath.normalised("../x.yaml") == "../x.yaml")
        #expect(CheckPath.normalised("./x.yaml") == "x.yaml")
    }

    @Test("Behind a link `..` leads elsewhere, and a folder that is missing stays as written")
    func links() throws {
        let folder = try CheckFolder()
        try folder.write("", to: "far/away/a.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/checks", withDestinationPath: folder.path + "/far/away")
        for path in ["/checks/../b.yaml", "/nowhere/../city/b.yaml"].map({ folder.path + $0 }) {
            #expect(CheckPath.normalised(path) == path)
        }
    }

    @Test("Findings name the normalised path")
    func findings() throws {
        let folder = try CheckFolder()
        try folder.write(
            """
            sigap_checks: 1
            title: Elsewhere
            scenarios: {shop: ../shop.yaml}
            parameters:
              - {id: patience, why: because, path: callers.patience.exponential.mean, at_least: 100 s}
            """, to: "checks/shop.yaml")
        let row = try #require(
            try CheckSuite.load(path: folder.path + "/checks/shop.yaml").run().rows.first)
        #expect(!row.passed && row.scenario == "shop")
        #expect(row.message.contains(", \(folder.path)/shop.yaml:4; why: because"))
    }
}
