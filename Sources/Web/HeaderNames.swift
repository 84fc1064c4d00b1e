// SPDX-License-Identifier: Apache-2.0

import Hummingbird

/// The name of an HTTP header.
typealias HeaderName = HTTPFields.Element.Name

/// Headers that the HTTP library does not name itself.
extension HTTPFields {
    subscript(named name: StaticString) -> String? {
        get { HeaderName("\(name)").flatMap { self[$0] } }
        set { if let name = HeaderName("\(name)") { self[name] = newValue } }
    }
}
