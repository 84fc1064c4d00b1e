// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

/// The API's own description; no token is needed to read it.
struct OpenAPIRoute: Sendable {
    /// JSON.
    let bytes: Data

    func addRoutes(to router: Router<HotlineContext>) {
        router.get("/api/openapi.json") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
            )
        }
    }
}
