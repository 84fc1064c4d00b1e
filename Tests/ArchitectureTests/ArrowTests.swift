// SPDX-License-Identifier: Apache-2.0

import Testing

struct ArrowTests {
    @Test func `the table of modules is read, every folder in it exists, and every file of the program is in one`() {
        let missing = Module.all.filter { !Repository.exists($0.folder) }.map(\.folder)
        let homeless = Repository.product.filter { Module.holding($0.path) == nil }.map(\.path)

        #expect(Module.all.count >= 15)
        #expect(missing.isEmpty)
        #expect(homeless.isEmpty)
    }

    @Test func `a module imports only what an arrow of the architecture allows`() {
        var breaches: [Breach] = []
        for file in Repository.product {
            guard let module = Module.holding(file.path) else { continue }
            let allowed = module.own.union(module.foreign).union(Module.everywhere)
            for (line, imported) in file.imports where !allowed.contains(imported) {
                breaches.append(Breach(file.path, line: line, "\(module.name) must not import \(imported)"))
            }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the package's targets have exactly the arrows of the architecture`() throws {
        let manifest = try Repository.file("Package.swift").text
        let ours = Set(Module.all.map(\.name))

        for module in Module.all {
            let names = Self.names(inTarget: module.name, of: manifest)
            #expect(names?.intersection(ours) == module.own, "\(module.name) in Package.swift")
        }
    }

    @Test func `every suite of tests is run`() throws {
        let manifest = try Repository.file("Package.swift").text
        let folders = Repository.swift.compactMap { $0.path.firstMatch(of: /^Tests\/(\w+Tests)\//)?.output.1 }
        let forgotten = Set(folders).filter { !manifest.contains("\"\($0)\"") }

        #expect(!folders.isEmpty)
        #expect(forgotten.isEmpty)
    }

    @Test func `no arrow leads back to where it came from`() {
        for module in Module.all {
            var reached: Set<String> = []
            var next = module.own
            while let name = next.popFirst() {
                guard reached.insert(name).inserted else { continue }
                next.formUnion(Module.all.first { $0.name == name }?.own ?? [])
            }
            #expect(!reached.contains(module.name), "\(module.name) reaches itself")
        }
    }

    @Test(arguments: [
        ("Channels", ["hotline"]),
        ("SQLiteStorage", ["hotline"]),
        ("PostgresStorage", ["hotline"]),
        ("GRDB", ["SQLiteStorage"]),
        ("GRDBSQLite", ["SQLiteStorage"]),
        ("CLibPQ", ["PostgresStorage"]),
        ("CCurl", ["Channels"]),
        ("Yams", ["Sites", "Web"]),
        ("Hummingbird", ["Web", "hotline"]),
        ("Mustache", ["Web"]),
        ("ArgumentParser", ["hotline"]),
        ("Configuration", ["hotline"]),
    ])
    func `a part that only some may know is imported by nobody else`(part: String, known: [String]) {
        let others = Repository.product.filter { !known.contains(Module.holding($0.path)?.name ?? "") }
        let breaches = others.flatMap { file in
            file.imports.filter { $0.module == part }.map { Breach(file.path, line: $0.line, "imports \(part)") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the pure modules know neither store nor web nor clock`() {
        let pure = ["Channels", "Routing", "Supervision", "Survey", "Tickets", "WorkCalendar"]
        let impure: Set = ["Storage", "Records", "Desk", "Web", "Logging", "ServiceLifecycle", "Hummingbird", "Yams"]

        // A channel that keeps a link open, as the telephone's, logs what becomes of it and ends with the others.
        let linked: Set = ["Logging", "ServiceLifecycle"]

        for module in Module.all where pure.contains(module.name) {
            let known = module.own.union(module.foreign).subtracting(module.name == "Channels" ? linked : [])
            #expect(known.isDisjoint(with: impure), "\(module.name)")
        }
    }

    /// What the declaration of a target names: it ends where the next declaration begins.
    private static func names(inTarget name: String, of manifest: String) -> Set<String>? {
        let declarations = manifest.split(separator: /\n        (?:module|suite|\.executableTarget|\.systemLibrary)\(/)
        let quoted = declarations.map { $0.matches(of: /"(\w+)"/).map { String($0.1) } }
        return quoted.first { $0.first == name }.map { Set($0).subtracting([name]) }
    }
}
