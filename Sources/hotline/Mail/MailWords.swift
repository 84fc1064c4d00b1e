// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Tickets

/// What the program itself says in mails and of them, where no ticket has the city's words.
enum MailWords {
    static let notTaken = LocalText(
        zh: "【以下邮件附件未能收入工单，原件仍在信箱中】",
        en: "[These enclosures were not taken into the ticket; the mailbox still has them]",
    )
    static let filesOnly = LocalText(zh: "（邮件没有正文，见附件）", en: "(The mail has no text; see what is attached)")

    /// - Parameter limit: Megabytes.
    /// - Returns: In both languages: of such a mail nobody knows which its sender speaks.
    static func tooLarge(limit: Int) -> String {
        """
        您的邮件超过 \(limit) MB，未能收下，也没有登记为诉求。请减小附件后重新发送。

        Your mail is larger than \(limit) MB. It was not taken, and no request was made of it. Please send it again with less \
        enclosed.
        """
    }

    static let nothingSaid = """
        您的邮件没有可以登记的内容。请写明诉求后重新发送。

        There is nothing in your mail that could be a request. Please say what you need and send it again.
        """

    /// A file that was not taken, and why.
    static func line(_ name: String?, _ refusal: AttachmentRefusal, in language: Language) -> String {
        let unnamed = LocalText(zh: "无名附件", en: "without a name")
        let shown = String((name ?? unnamed[language]).prefix(100))
        return language == .zh ? "“\(shown)”：\(refusal.words.zh)" : "“\(shown)”: \(refusal.words.en)"
    }
}

extension AttachmentRefusal {
    fileprivate var words: LocalText {
        switch self {
        case .notOffered: LocalText(zh: "这里不接收附件", en: "no enclosures are taken here")
        case .empty: LocalText(zh: "空文件", en: "empty")
        case .tooLarge(_, let limit):
            LocalText(zh: "超过 \(limit >> 20) MB", en: "larger than \(limit >> 20) MB")
        case .tooMany(let limit): LocalText(zh: "一次最多 \(limit) 个", en: "at most \(limit) at once")
        case .unknownContent: LocalText(zh: "不能识别的文件类型，或已损坏", en: "of an unknown type, or damaged")
        case .typeNotTaken: LocalText(zh: "不接收的文件类型", en: "of a type that is not taken")
        case .tooManyPixels: LocalText(zh: "像素过多", en: "too many pixels")
        case .infected: LocalText(zh: "含有病毒", en: "infected")
        case .scannerSilent: LocalText(zh: "当时不能查毒", en: "could not be scanned then")
        case .goneMeanwhile, .noRoom: LocalText(zh: "当时不能接收", en: "could not be taken then")
        }
    }
}
