// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Attachments

/// Small pictures, by the real helper.
struct ThumbnailTests {
    @Test func `a picture gets a small one, a JPEG without metadata, made once`() async throws {
        try await Place.open { place in
            let kept = try await place.keep(FileBytes.png, as: "a.png")

            async let one = place.room.thumbnails.picture(of: kept.digest)
            async let other = place.room.thumbnails.picture(of: kept.digest)
            let url = try #require(await one)

            #expect(await other == url)
            let bytes = try Data(contentsOf: url)
            #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
            #expect(bytes.firstRange(of: Data("Exif".utf8)) == nil)
        }
    }

    @Test func `a picture that cannot be read gets none, and nobody tries twice`() async throws {
        try await Place.open { place in
            let kept = try await place.keep(FileBytes.jpegHeader(width: 9, height: 9), as: "a.jpg")

            #expect(await place.room.thumbnails.picture(of: kept.digest) == nil)
            #expect(place.files() == [kept.digest.hex])
            #expect(try Data(contentsOf: place.room.store.thumbnail(of: kept.digest)).isEmpty)
        }
    }

    @Test func `without the helper there are no small pictures, and nothing else is missing`() async throws {
        try await Place.open(helper: PictureHelper(program: "/nowhere/vipsthumbnail")) { place in
            let kept = try await place.keep(FileBytes.png, as: "a.png")

            #expect(await place.room.thumbnails.picture(of: kept.digest) == nil)
            #expect(!FileManager.default.fileExists(atPath: place.room.store.thumbnail(of: kept.digest).path))
        }
    }
}
