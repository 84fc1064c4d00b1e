// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What the office asks, in Asterisk's actions.
extension AsteriskManager: CTIAdapter {
    // MARK: - A call at a seat

    package func call(_ order: CallOrder) async throws(CTIFault) -> CallID {
        let place = plan.place(of: .number(order.number))
        let action = origination(of: plan.interface(of: order.seat), to: place, ticket: order.ticket)
            .with("Variable", "\(AsteriskPlan.numberVariable)=\(place.extension)")
            .with("Timeout", String(order.patience * 1_000))
        return try await placed(action, patience: .seconds(order.patience))
    }

    package func answer(_ call: CallID, at seat: Seat) async throws(CTIFault) {
        try await notify(try leg(of: call, at: seat), "talk")
    }

    package func hangUp(_ call: CallID, at seat: Seat) async throws(CTIFault) {
        try await hangUp(try leg(of: call, at: seat))
    }

    package func hold(_ call: CallID, at seat: Seat) async throws(CTIFault) {
        try await notify(try leg(of: call, at: seat), "hold")
    }

    package func resume(_ call: CallID, at seat: Seat) async throws(CTIFault) {
        try await notify(try leg(of: call, at: seat), "talk")
    }

    // MARK: - Handing on

    package func transfer(_ call: CallID, from seat: Seat, to target: CallTarget) async throws(CTIFault) {
        try await send("BlindTransfer", try leg(of: call, at: seat), to: plan.place(of: target))
    }

    package func consult(_ target: CallTarget, about call: CallID, from seat: Seat) async throws(CTIFault) {
        try await send("Atxfer", try leg(of: call, at: seat), to: plan.place(of: target))
    }

    package func handOver(_ call: CallID, from seat: Seat) async throws(CTIFault) {
        try await hangUp(try leg(of: call, at: seat))
    }

    package func endConsultation(_ target: CallTarget, about call: CallID) async throws(CTIFault) {
        let place = plan.place(of: target)
        let party = plan.party(context: place.context, extension: place.extension)
        guard let leg = switchboard.legs(of: call).last(where: { $0.party == party }) else { throw .noSuchCall }
        try await hangUp(leg)
    }

    package func join(_ number: PhoneNumber, to call: CallID, from seat: Seat) async throws(CTIFault) {
        let room = (plan.rooms, call.text.filter(\.isNumber))
        // Who talks in the room already stays in it.
        if !switchboard.rooms.values.contains(call) {
            let redirect = try ManagerAction("Redirect", ["Channel": outsideLeg(of: call).name])
                .with("ExtraChannel", leg(of: call, at: seat).name)
            _ = try await ready(at(room, redirect))
        }
        let dialString = "\(plan.technology)/\(plan.dialled(number))@\(plan.trunk)"
        let action = origination(of: dialString, to: room, ticket: nil)
            .with("Variable", "\(AsteriskPlan.callVariable)=\(call.text)")
        _ = try await placed(action, patience: .seconds(60))
    }

    // MARK: - Seats

    package func logIn(_ seat: Seat, to queue: String) async throws(CTIFault) {
        let action = ManagerAction("QueueAdd", ["Queue": queue, "Interface": plan.interface(of: seat)])
        try await unless("Already there", action)
    }

    package func logOut(_ seat: Seat, from queue: String) async throws(CTIFault) {
        let action = ManagerAction("QueueRemove", ["Queue": queue, "Interface": plan.interface(of: seat)])
        try await unless("Not there", action)
    }

    package func pause(_ seat: Seat, for reason: PauseReason) async throws(CTIFault) {
        let action = ManagerAction("QueuePause", ["Interface": plan.interface(of: seat), "Paused": "true"])
        _ = try await ready(action.with("Reason", reason.word))
    }

    package func makeReady(_ seat: Seat) async throws(CTIFault) {
        _ = try await ready(ManagerAction("QueuePause", ["Interface": plan.interface(of: seat), "Paused": "false"]))
    }

    // MARK: - Questions by keys

    package func survey(_ call: CallID, ticket: String?) async throws(CTIFault) {
        let leg = try outsideLeg(of: call)
        if let ticket {
            let variable = ManagerAction("Setvar", ["Channel": leg.name, "Variable": AsteriskPlan.ticketVariable])
            _ = try await ready(variable.with("Value", ticket))
        }
        try await send("Redirect", leg, to: (plan.survey, "s"))
    }

    package func survey(calling number: PhoneNumber, ticket: String?) async throws(CTIFault) -> CallID {
        let dialString = "\(plan.technology)/\(plan.dialled(number))@\(plan.trunk)"
        let action = origination(of: dialString, to: (plan.survey, "s"), ticket: ticket)
        return try await placed(action, patience: .seconds(60))
    }

    // MARK: - In Asterisk's words

    private typealias Place = (context: String, extension: String)

    private func ready(_ action: ManagerAction) async throws(CTIFault) -> ManagerMessage {
        guard isReady else { throw .unlinked }
        return try await perform(action)
    }

    private func at(_ place: Place, _ action: ManagerAction) -> ManagerAction {
        action.with("Context", place.context).with("Exten", place.extension).with("Priority", "1")
    }

    private func origination(of dialString: String, to place: Place, ticket: String?) -> ManagerAction {
        let action = at(place, ManagerAction("Originate", ["Channel": dialString, "Async": "true"]))
        return action.with("Variable", ticket.map { "\(AsteriskPlan.ticketVariable)=\($0)" })
    }

    /// Places a call and waits until whoever is called first has answered.
    private func placed(_ action: ManagerAction, patience: Duration) async throws(CTIFault) -> CallID {
        guard isReady else { throw .unlinked }
        // A comma would begin another variable.
        guard !action.headers.contains(where: { $0.key == "Variable" && $0.value.contains(",") }) else {
            throw .unsendable
        }
        let answer = try await perform(action, awaiting: .placing, patience: patience + settings.patience)
        guard answer["Response"] == "Success", let channel = answer["Uniqueid"] else {
            throw .refused("reason \(answer["Reason"] ?? "")")
        }
        return switchboard.call(ofChannel: channel) ?? CallID(channel)
    }

    private func send(_ name: String, _ leg: Leg, to place: Place) async throws(CTIFault) {
        _ = try await ready(at(place, ManagerAction(name, ["Channel": leg.name])))
    }

    private func hangUp(_ leg: Leg) async throws(CTIFault) {
        _ = try await ready(ManagerAction("Hangup", ["Channel": leg.name, "Cause": "16"]))
    }

    /// Has a telephone do what somebody sitting before it would.
    private func notify(_ leg: Leg, _ event: String) async throws(CTIFault) {
        _ = try await ready(ManagerAction("PJSIPNotify", ["Channel": leg.name, "Variable": "Event=\(event)"]))
    }

    private func unless(_ excuse: String, _ action: ManagerAction) async throws(CTIFault) {
        do { _ = try await ready(action) } catch {
            guard case .refused(let words) = error, words.contains(excuse) else { throw error }
        }
    }

    private func leg(of call: CallID, at seat: Seat) throws(CTIFault) -> Leg {
        guard let leg = switchboard.legs(of: call).last(where: { $0.party == .seat(seat) }) else { throw .noSuchCall }
        return leg
    }

    private func outsideLeg(of call: CallID) throws(CTIFault) -> Leg {
        guard let leg = switchboard.legs(of: call).first(where: { $0.party.isOutside }) else { throw .noSuchCall }
        return leg
    }
}
