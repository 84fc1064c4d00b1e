// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// What somebody at a seat does with calls.
extension PhonePage {
    /// Calls a number that was typed, a ticket's citizen, or somebody who is to be called back (点击回拨).
    func call(_ context: StaffContext) async throws {
        guard let seat = await centre.seat(of: context.session.login) else { throw SeatRefusal.standing }
        if let task = Int64(context.form["callBack"]) {
            return try await callBack(task, from: seat, by: context.session.login)
        }
        let ticket = context.form.text("ticket").flatMap(TicketNumber.init)
        let number = try await number(for: ticket, context)
        let order = CallOrder(seat: seat, number: number, ticket: ticket?.rawValue)
        _ = try await centre.exchange.call(order)
    }

    /// Calls somebody who is to be called back; whom the exchange refuses a colleague may take.
    private func callBack(_ id: Int64, from seat: Seat, by login: String) async throws {
        let task = try await desk.takeCallBack(id, by: login)
        do throws(CTIFault) {
            _ = try await centre.exchange.call(CallOrder(seat: seat, number: task.phone))
        } catch {
            // What may have been done stays theirs for a while.
            if error != .unknown { try await desk.releaseCallBack(id, by: login) }
            throw error
        }
    }

    private func number(for ticket: TicketNumber?, _ context: StaffContext) async throws -> PhoneNumber {
        if let ticket {
            let file = try await desk.file(of: ticket, for: context.session.author)
            guard let phone = file.contact?.phone else { throw PhoneFault.noNumber }
            return phone
        }
        return try typedNumber(context)
    }

    private func typedNumber(_ context: StaffContext) throws -> PhoneNumber {
        let profile = desk.site.profile
        guard let number = PhoneNumber(context.form["number"], country: profile.callingCode, area: profile.areaCode)
        else { throw PhoneFault.noNumber }
        return number
    }

    /// A colleague's seat, or a number outside.
    private func target(_ context: StaffContext) throws -> CallTarget {
        let text = context.form["number"].trimmed
        if desk.site.telephone?.seats.contains(text) == true { return .seat(Seat(text)) }
        return .number(try typedNumber(context))
    }

    /// One step of the call that goes on at one's own seat.
    func step(_ context: StaffContext) async throws {
        let login = context.session.login
        guard let seat = await centre.seat(of: login) else { throw SeatRefusal.standing }
        let call = CallID(try context.parameters.require("id"))
        // The exchange would do some of it for anybody who names a call.
        guard let record = await centre.picture(of: seat).calls.first(where: { $0.id == call }) else {
            throw CTIFault.noSuchCall
        }
        try CallAtSeat(record, at: seat).check(context.form["do"])
        let exchange = centre.exchange
        switch context.form["do"] {
        case "answer": try await exchange.answer(call, at: seat)
        case "hangUp": try await exchange.hangUp(call, at: seat)
        case "hold": try await exchange.hold(call, at: seat)
        case "resume": try await exchange.resume(call, at: seat)
        case "transfer": try await exchange.transfer(call, from: seat, to: try target(context))
        case "consult": try await exchange.consult(try target(context), about: call, from: seat)
        case "handOver": try await exchange.handOver(call, from: seat)
        case "endConsultation":
            try await exchange.endConsultation(try target(context), about: call)
        case "join": try await exchange.join(try typedNumber(context), to: call, from: seat)
        case "survey": try await exchange.survey(call, ticket: record.ticket)
        default: throw WebFault.notAForm
        }
    }
}
