// SPDX-License-Identifier: Apache-2.0

/// Figures in the text format that monitoring systems read. Source: Prometheus exposition formats, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    enum Kind: String {
        case counter, gauge
    }

    /// One figure of a family, told from the others by its labels.
    struct Sample {
        var labels: KeyValuePairs<String, String> = [:]
        let value: Double
    }

    /// One figure.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        add(name, kind, help, [Sample(value: value)])
    }

    /// A family of figures that differ in their labels. `name` has letters, digits and underscores; `help` is one
    /// sentence without a line end.
    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ samples: [Sample],
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples { text += "\(name)\(Self.written(sample.labels)) \(Self.written(sample.value))\n" }
    }

    private static func written(_ labels: KeyValuePairs<String, String>) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
                "\n",
                with: "\\n",
            )
            return "\(name)=\"\(escaped)\""
        }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func written(_ value: Double) -> String {
        Int64(exactly: value).map { String($0) } ?? String(value)
    }
}
