// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

extension Response {
    /// A file for the browser to keep.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - mediaType: What it is.
    ///   - name: In any script.
    ///   - fallback: The same for old browsers: letters, digits, points and dashes only.
    init(download bytes: Data, mediaType: String, name: String, fallback: String) {
        self.init(
            status: .ok,
            headers: [
                .contentType: mediaType,
                .contentDisposition: ContentDisposition.attachment(name, fallback: fallback),
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }
}
