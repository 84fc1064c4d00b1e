// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Something that a person keeps for their work and may share: a saved view of a list, or a phrase for a form (B6).
package struct ShelfItem: Equatable, Sendable {
    package let id: ID<ShelfItem>
    package let owner: String
    /// Of the owner, when it was kept: with whose people it is shared.
    package let unit: UnitCode
    package let content: Content
    package let changedAt: Date

    package init(id: ID<ShelfItem>, owner: String, unit: UnitCode, content: Content, changedAt: Date) {
        self.id = id
        self.owner = owner
        self.unit = unit
        self.content = content
        self.changedAt = changedAt
    }

    package enum Kind: String, Sendable {
        case view, phrase
    }

    /// With whom an item is shared.
    package enum Sharing: String, CaseIterable, Sendable {
        case own, unit, everybody
    }

    /// What can be changed.
    package struct Content: Equatable, Sendable {
        package var sharing: Sharing
        /// What a phrase is for; empty for views and for phrases that fit everywhere.
        package var purpose: String
        package var name: String
        /// A view's query, a phrase's text.
        package var text: String

        package init(sharing: Sharing, purpose: String = "", name: String, text: String) {
            self.sharing = sharing
            self.purpose = purpose
            self.name = name
            self.text = text
        }
    }
}
