// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting

/// What came back from a call, its JSON by path: `answer["error.code"]`, `answer["items.0.number"]`.
struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status
        headers = response.headers
        text = String(buffer: response.body)
    }

    /// Everything in the body; nil when it is no JSON.
    var json: Any? { try? JSONSerialization.jsonObject(with: Data(text.utf8)) }

    /// The text at a path; nil when there is none.
    subscript(path: String) -> String? { value(path) as? String }

    func int(_ path: String) -> Int? { value(path) as? Int }

    func double(_ path: String) -> Double? { value(path) as? Double }

    func flag(_ path: String) -> Bool? { value(path) as? Bool }

    func count(_ path: String) -> Int? { (value(path) as? [Any])?.count }

    func isNull(_ path: String) -> Bool { value(path) is NSNull }

    func names(_ path: String) -> Set<String>? { (value(path) as? [String: Any]).map { Set($0.keys) } }

    func list(_ path: String) -> [String]? { value(path) as? [String] }

    func texts(_ path: String, each member: String) -> [String]? {
        (value(path) as? [[String: Any]])?.compactMap { $0[member] as? String }
    }

    private func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(json) { value, name in
            if let index = Int(name), let list = value as? [Any] {
                return list.indices.contains(index) ? list[index] : nil
            }
            return (value as? [String: Any])?[String(name)]
        }
    }
}
