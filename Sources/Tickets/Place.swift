// SPDX-License-Identifier: Apache-2.0

/// Where it happened, as far as the citizen said.
package struct Place: Codable, Equatable, Sendable {
    package var address: String
    /// Degrees, −90…90, in the coordinate system the site names (GCJ-02 for Chinese maps).
    package var latitude: Double?
    /// Degrees, −180…180.
    package var longitude: Double?
    /// The district or street the address was found to lie in.
    package var area: AreaCode?

    package init(address: String = "", latitude: Double? = nil, longitude: Double? = nil, area: AreaCode? = nil) {
        self.address = address
        self.latitude = latitude
        self.longitude = longitude
        self.area = area
    }

    package var isKnown: Bool { !address.isBlank || latitude != nil || area != nil }
}
