// SPDX-License-Identifier: Apache-2.0

/// One of the city's old numbers, kept in the registry so that people who still dial it are counted (A10).
/// Source: site document `intake`.
package struct LegacyLine: Codable, Equatable, Sendable {
    package let code: LineCode
    /// As dialled: 3…15 digits.
    package let number: String
    package let name: LocalText
    /// When it became what it is, as a day, for example `2021-06-01`.
    package let since: String
    package let became: Outcome
    /// Who ran it, or runs the sub-centre.
    package let unit: UnitCode?
    /// A word that lists of tickets show for it.
    package let tag: LocalText?

    /// What became of an old number. Source: domain.md 1.1 (国办发〔2020〕53号).
    package enum Outcome: String, Codable, CaseIterable, Sendable {
        /// 整体并入: the number is gone, its calls are ours.
        case merged
        /// 双号并行: the number stays and rings with us.
        case dualNumber
        /// 设分中心: the number stays with its own seats, under our rules.
        case subCentre
    }
}

package typealias LineCode = Code<LegacyLine>
