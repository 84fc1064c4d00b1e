// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension LocalText {
    package static let sample = LocalText(zh: "某单位", en: "Some unit")
}

extension Organisation {
    /// Three departments, and a district with a street and a community under it.
    package static let sample = Organisation([
        Department(code: .centre, name: .sample, level: .centre, group: "centre"),
        Department(code: .roads, name: .sample, level: .department, group: "departments"),
        Department(code: .water, name: .sample, level: .department, group: "departments"),
        Department(code: .market, name: .sample, level: .department, group: "departments"),
        Department(code: .jianhua, name: .sample, level: .community, parent: .hanjiang, area: .jianhua, group: "c"),
        Department(code: .hanjiang, name: .sample, level: .street, parent: .fancheng, area: .hanjiang, group: "s"),
        Department(code: .fancheng, name: .sample, level: .district, area: .fancheng, group: "districts"),
    ])
}
