// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Verification {
    /// What the journal says and the store does not, or the other way round.
    package enum Disagreement: Equatable, Sendable, CustomStringConvertible {
        case gap(after: Int64, next: Int64)
        case brokenChain(position: Int64)
        case unreadable(position: Int64)
        case unreadableRow(table: String, problem: String)
        case numberDiffers(TicketNumber, expected: TicketNumber)
        case noRegistration(TicketNumber)
        case ticketDiffers(TicketNumber)
        case versionDiffers(TicketNumber, entries: Int, version: Int)
        case columnsDiffer(TicketNumber)
        case owedDiffers(TicketNumber)
        case marksDiffer(TicketNumber)
        case callbacksDiffer(TicketNumber)
        case traitsDiffer(TicketNumber)
        case attachmentsDiffer(TicketNumber)
        case instructionsDiffer(TicketNumber)
        case publicationDiffers(TicketNumber)
        case exclusionsDiffer(TicketNumber)
        case contentMissing(ContentDigest, TicketNumber)
        case contentDiffers(ContentDigest, TicketNumber)
        case tallyDiffers(String, journal: Int, store: Int)
        case factEntriesDiffer(String, journal: FactEntrySum, store: FactEntrySum)
        case inspectionDiffers(Int64)

        package var description: String {
            switch self {
            case .gap(let after, let next): "journal: position \(next) follows \(after)"
            case .brokenChain(let position): "journal: the hash of entry \(position) is not its content's"
            case .unreadable(let position): "journal: entry \(position) cannot be read"
            case .unreadableRow(let table, let problem): "\(table): a row cannot be read: \(problem)"
            case .numberDiffers(let number, let expected): "ticket \(number): should be number \(expected)"
            case .noRegistration(let number): "ticket \(number): its journal does not begin with a registration"
            case .ticketDiffers(let number): "ticket \(number): differs from what its journal gives"
            case .versionDiffers(let number, let entries, let version):
                "ticket \(number): version \(version), but \(entries) journal entries"
            case .columnsDiffer(let number): "ticket \(number): its columns differ from its content"
            case .owedDiffers(let number): "ticket \(number): others owe it something else than its journal says"
            case .marksDiffer(let number): "ticket \(number): its marks are not what its journal gives"
            case .callbacksDiffer(let number):
                "ticket \(number): what waits at the callback desk is not what its journal gives"
            case .traitsDiffer(let number): "ticket \(number): its traits are not what was filed"
            case .attachmentsDiffer(let number): "ticket \(number): its attachments differ from what its journal says"
            case .instructionsDiffer(let number): "ticket \(number): who instructed on it is not what its journal says"
            case .publicationDiffers(let number): "ticket \(number): what is public of it is not what its journal says"
            case .exclusionsDiffer(let number):
                "ticket \(number): what is left out of scores is not what its journal says"
            case .contentMissing(let digest, let number): "attachments: \(digest) of ticket \(number) is missing"
            case .contentDiffers(let digest, let number):
                "attachments: \(digest) of ticket \(number) is not the content that was attached"
            case .tallyDiffers(let cell, let journal, let store): "tally \(cell): journal \(journal), store \(store)"
            case .factEntriesDiffer(let cell, let journal, let store):
                "fact entries \(cell): journal \(journal), store \(store)"
            case .inspectionDiffers(let id): "inspection \(id): its result is not what its score sheets give"
            }
        }
    }
}
