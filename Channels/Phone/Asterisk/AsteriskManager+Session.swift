// SPDX-License-Identifier: Apache-2.0

import Foundation
import ServiceLifecycle
import Tickets

/// What we say by ourselves once there is a link: who we are, what there is, that we are still here.
extension AsteriskManager {
    /// - Throws: `CTIFault` where the exchange refuses us or no longer answers.
    func converse() async throws {
        try await logIn()
        try await compare()
        while true {
            try await Task.sleep(for: settings.keepAlive)
            try await ping()
        }
    }

    /// What we do not read for want of a reader is no sign that the exchange is gone.
    private func ping() async throws(CTIFault) {
        do { _ = try await perform(ManagerAction("Ping")) } catch {
            guard isDelivering else { throw error }
        }
    }

    /// By a challenge, so that the secret does not travel; plainly where the exchange knows none.
    private func logIn() async throws(CTIFault) {
        let login = ManagerAction("Login", ["Username": settings.user, "Events": "on"])
        guard let challenge = try await challenge() else {
            _ = try await perform(login.with("Secret", settings.secret))
            return
        }
        let key = MD5.hex(challenge + settings.secret)
        _ = try await perform(login.with("AuthType", "MD5").with("Key", key))
    }

    private func challenge() async throws(CTIFault) -> String? {
        do {
            return try await perform(ManagerAction("Challenge", ["AuthType": "MD5"]))["Challenge"]
        } catch {
            if case .refused = error { return nil }
            throw error
        }
    }
}

extension AsteriskManager: Service {
    package func run() async throws {
        await cancelWhenGracefulShutdown { await self.keepLinked() }
    }
}
