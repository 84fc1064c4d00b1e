// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// How each form and interface of this server reads what it receives; made where channels are known, in `hotline`.
package struct IntakeChannels: Sendable {
    /// The citizen's form.
    package let web: any IntakeChannel
    /// The agent's form.
    package let agent: any IntakeChannel
    /// The clerk's form beside a letter.
    package let letter: any IntakeChannel
    /// `POST /api/v1/tickets`.
    package let interface: any IntakeChannel
    /// The quick forms of the counter, of grid inspectors, and for what the office found itself.
    package let counter: any IntakeChannel
    package let grid: any IntakeChannel
    package let found: any IntakeChannel

    /// Gateways that call this server, by the names in their addresses.
    package let gateways: [String: Gateway]

    package init(
        web: any IntakeChannel,
        agent: any IntakeChannel,
        letter: any IntakeChannel,
        interface: any IntakeChannel,
        counter: any IntakeChannel,
        grid: any IntakeChannel,
        found: any IntakeChannel,
        gateways: [String: Gateway] = [:],
    ) {
        self.web = web
        self.agent = agent
        self.letter = letter
        self.interface = interface
        self.counter = counter
        self.grid = grid
        self.found = found
        self.gateways = gateways
    }
}
