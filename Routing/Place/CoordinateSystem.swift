// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

/// In which a map's or a telephone's longitude and latitude are meant. The two differ by up to 700 metres in China.
package enum CoordinateSystem: String, Codable, CaseIterable, Sendable {
    /// 国测局 coordinates, which Chinese maps are drawn in.
    case gcj02
    /// What satellites and telephones give (GeoReport v2, browsers); also CGCS2000, for our purpose.
    case wgs84

    /// The same place in another system.
    ///
    /// - Parameters:
    ///   - point: Degrees in this system.
    ///   - other: The system wanted.
    /// - Returns: Degrees in `other`: to GCJ-02 by the published approximation, from it by iteration to within 10⁻⁹
    ///   degrees of that. Points outside the country are the same in both.
    package func convert(_ point: Outline.Point, to other: CoordinateSystem) -> Outline.Point {
        switch (self, other) {
        case (.gcj02, .gcj02), (.wgs84, .wgs84): point
        case (.wgs84, .gcj02): Self.isShifted(point) ? Self.shifted(point) : point
        case (.gcj02, .wgs84): Self.isShifted(point) ? Self.unshifted(point) : point
        }
    }

    /// The box in which maps are shifted.
    private static func isShifted(_ point: Outline.Point) -> Bool {
        (72.004...137.8347).contains(point.longitude) && (0.8293...55.8271).contains(point.latitude)
    }

    /// The axis of Krasovsky's ellipsoid in metres, and its eccentricity squared.
    private static let axis = 6_378_245.0
    private static let eccentricity = 0.006_693_421_622_965_943

    private static func shifted(_ point: Outline.Point) -> Outline.Point {
        let (east, north) = metres(east: point.longitude - 105, north: point.latitude - 35)
        let radians = point.latitude / 180 * .pi
        let curve = 1 - eccentricity * sin(radians) * sin(radians)
        return Outline.Point(
            longitude: point.longitude + east * 180 / (axis / curve.squareRoot() * cos(radians) * .pi),
            latitude: point.latitude + north * 180
                / (axis * (1 - eccentricity) / (curve * curve.squareRoot()) * .pi),
        )
    }

    /// Moves back by what the guess would be moved; the shift changes slowly, so each round is thousands of times nearer.
    private static func unshifted(_ point: Outline.Point) -> Outline.Point {
        var guess = point
        for _ in 0..<20 {
            let moved = shifted(guess)
            let off = (moved.longitude - point.longitude, moved.latitude - point.latitude)
            guess = Outline.Point(longitude: guess.longitude - off.0, latitude: guess.latitude - off.1)
            if abs(off.0) < 1e-10, abs(off.1) < 1e-10 { break }
        }
        return guess
    }

    /// By how much a place is moved, by its degrees from 105° E 35° N.
    private static func metres(east x: Double, north y: Double) -> (east: Double, north: Double) {
        let root = abs(x).squareRoot()
        let waves = (20 * sine(6 * x) + 20 * sine(2 * x)) * 2 / 3
        let east =
            300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
            + (20 * sine(x) + 40 * sine(x / 3)) * 2 / 3 + (150 * sine(x / 12) + 300 * sine(x / 30)) * 2 / 3
        let north =
            -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
            + (20 * sine(y) + 40 * sine(y / 3)) * 2 / 3 + (160 * sine(y / 12) + 320 * sine(y / 30)) * 2 / 3
        return (east, north)
    }

    /// Of half turns.
    private static func sine(_ halfTurns: Double) -> Double { sin(halfTurns * .pi) }
}

extension Place {
    /// The place with its point, if it has one, in another system; to a ten-millionth of a degree, a centimetre.
    package func converted(from system: CoordinateSystem, to other: CoordinateSystem) -> Place {
        guard system != other, let point = Outline.Point(self) else { return self }
        let converted = system.convert(point, to: other)
        var place = self
        place.longitude = converted.longitude.toSevenPlaces
        place.latitude = converted.latitude.toSevenPlaces
        return place
    }
}

extension Double {
    fileprivate var toSevenPlaces: Double { (self * 1e7).rounded() / 1e7 }
}
