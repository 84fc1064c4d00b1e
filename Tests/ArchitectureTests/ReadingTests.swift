// SPDX-License-Identifier: Apache-2.0

import Testing

/// The other tests are worth what these small readers of Swift are worth.
struct ReadingTests {
    @Test func `a word in a comment, a string or a test's name is no code`() {
        let parts = SwiftParts(
            """
            let a = 1 // public
            /* public /* public */ public */ let b = "public \\(c("d") + e) public" // f
            func `public g`() {}
            let h = i.matches(of: /public \\/ {/) + j / k
            """
        )

        #expect(parts.code.contains(/let a = 1/))
        #expect(!parts.code.contains("public"))
        #expect(parts.code.contains("+ e)"))
        #expect(parts.code.contains("+ j / k"))
        #expect(!parts.code.contains("/ {"))
        #expect(parts.strings.contains("d"))
        #expect(!parts.strings.contains("+ e"))
        #expect(parts.comments.contains("/* public /* public */ public */"))
        #expect(parts.comments.contains("// f"))
    }

    @Test func `a string ends where Swift ends it`() {
        let parts = SwiftParts(
            ##"""
            let a = "\"" + one
            let b = #"\("# + two
            let c = """
                "quoted" \#(three)
                \(four)
                """ + five
            """##
        )

        #expect(["one", "two", "four", "five"].allSatisfy { parts.code.contains($0) })
        #expect(!parts.code.contains("three"))
        #expect(parts.strings.contains("three"))
    }

    @Test func `a function is as long as its body`() {
        let file = SwiftFile(
            TextFile(
                path: "A.swift",
                text: """
                    protocol P { func none() throws(E) -> A }
                    struct A: P {
                        init(a: () -> Int = { 1 }) { self.init() }
                        func three(
                            b: Int
                        ) -> Int
                        where Int: P {
                            if b { 1 }
                            else { 2 }
                            return 3
                        }
                    }
                    """,
            )
        )

        #expect(file.functions.map(\.name) == ["init", "three"])
        #expect(file.functions.map(\.length) == [1, 3])
        #expect(file.functions.map(\.line) == [3, 4])
    }

    @Test func `an enum's cases are its own`() {
        let file = SwiftFile(
            TextFile(
                path: "A.swift",
                text: """
                    package enum Empty {}
                    package enum A: String, Codable {
                        // case never
                        case b, c(D, e: F), g = "1"

                        package enum H { case i }
                        package enum Name {
                            case j
                            var k: Int { switch self { case .l: 1 } }
                        }
                    }
                    extension A {
                        private enum M {
                            case n
                        }
                        package enum O: Sendable {
                            case p
                        }
                    }
                    """,
            )
        )

        #expect(file.enums.map(\.name) == ["A.Name", "A", "A.O"])
        #expect(file.enums.first { $0.name == "A" }?.cases == ["b", "c", "g"])
        #expect(file.enums.first { $0.name == "A.O" }?.cases == ["p"])
    }

    @Test func `an import is seen in each of its forms`() {
        let text = "import A\npackage import B\n@testable import C\nimport struct D.E\n// import F"
        let file = SwiftFile(TextFile(path: "A.swift", text: text))

        #expect(file.imports.map(\.module) == ["A", "B", "C", "D"])
        #expect(file.imports.map(\.line) == [1, 2, 3, 4])
    }

    @Test func `the tree was read`() {
        #expect(Repository.product.count > 100)
        #expect(Repository.files.contains { $0.path == "Package.swift" })
        #expect(!Repository.files.contains { $0.path.hasPrefix(".build") || $0.path.hasPrefix(".vendor") })
    }
}
