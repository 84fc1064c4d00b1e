// SPDX-License-Identifier: Apache-2.0

import Hummingbird

extension WebServer {
    /// The routes for programs: `/api/…`, `/open311/…`, `/metrics`.
    func addAPI(to router: Router<HotlineContext>) {}
}
