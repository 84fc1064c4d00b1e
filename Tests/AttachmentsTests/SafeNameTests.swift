// SPDX-License-Identifier: Apache-2.0

import Testing
import Tickets

@testable import Attachments

struct SafeNameTests {
    @Test(arguments: [
        ("现场照片.jpg", "现场照片.jpg"), ("IMG_0001.JPEG", "IMG_0001.jpeg"), ("photo.png", "photo.jpg"),
        ("../../etc/passwd", "passwd.jpg"), ("C:\\Users\\x\\a.jpg", "a.jpg"), ("a.php", "a.php.jpg"),
        ("photo\u{202E}gpj.exe", "photogpj.exe.jpg"), ("a\u{0}b\r\n.jpg", "ab.jpg"), ("\u{200B}", "file.jpg"),
        ("", "file.jpg"), ("...", "file.jpg"), ("/", "file.jpg"), ("  x .jpg ", "x .jpg"), (".jpg", "jpg.jpg"),
        ("CON.jpg", "_CON.jpg"), ("com1", "_com1.jpg"), ("a<b>:\"|?*.jpg", "a_b______.jpg"),
        ("e\u{301}.jpg", "\u{E9}.jpg"), ("a.very-long-ending", "a.very-long-ending.jpg"),
    ])
    func `a name is safe on every system, and ends as its content does`(sent: String, safe: String) {
        #expect(SafeName.make(sent, of: .jpeg) == safe)
    }

    @Test(arguments: ["字", "a", "👨‍👩‍👧‍👦", "e\u{301}"])
    func `an overlong name is cut between characters`(letter: String) {
        let name = SafeName.make(String(repeating: letter, count: 5_000) + ".pdf", of: .pdf)

        #expect(name.utf8.count <= 200)
        #expect(name.hasSuffix(".pdf"))
        #expect(!name.hasPrefix("."))
    }

    @Test(arguments: AttachmentType.allCases)
    func `every type has an ending and a media type of its own`(type: AttachmentType) {
        let others = AttachmentType.allCases.filter { $0 != type }

        #expect(!type.endings.isEmpty)
        #expect(others.allSatisfy { Set($0.endings).isDisjoint(with: type.endings) })
        #expect(others.allSatisfy { $0.mediaType != type.mediaType })
    }
}
