// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

extension TicketCommand {
    /// A command with everything that the law asks of it, for a ticket of the roads; an extension is asked until six days
    /// after `now`.
    package static func sample(_ name: Name, at now: Date = .monday) -> TicketCommand {
        deskSample(name) ?? unitSample(name, at: now) ?? reviewSample(name) ?? overlaySample(name)
    }

    private static func deskSample(_ name: Name) -> TicketCommand? {
        switch name {
        case .answerDirectly: .answerDirectly(reply: "窗口上午九点开门。")
        case .decline: .decline(.beyondDuty, told: "请走司法途径。")
        case .transfer: .transfer(EmergencyTransfer(line: .fire, theirNumber: "119-7", note: "三方通话"))
        case .recordHandOver:
            .recordHandOver(
                HandOver(theirNumber: "119-7", spokenTo: "李警官", way: .threeWay, consent: .agreed, at: nil)
            )
        case .recordTelling: .recordTelling(.inPerson, words: "已当面告知。")
        case .noteInquiry: .noteInquiry(told: "正在办理。", news: "")
        case .merge: .merge(into: .other)
        case .unmerge: .unmerge(reason: "不是同一件事")
        case .link: .link(to: .other, as: .related, note: "同一路段")
        case .unlink: .unlink(from: .other, reason: "不相关")
        case .split: .split([SplitPart(number: .third, narrative: "路灯也不亮。")])
        case .passOnAnswer: .passOnAnswer(reply: "坑已填平。", unit: .roads)
        case .askCaller: .askCaller(question: "在哪个路口？")
        case .noteCallerAnswer: .noteCallerAnswer("建华路口")
        case .classify: .classify(kind: .complaint, matter: .pothole, accused: .education)
        case .propose: .propose(.sample())
        case .dispatch: .dispatch(to: .roads, coUnits: [], decision: nil)
        case .designate: .designate(.water, reason: "三次派单无人接")
        default: nil
        }
    }

    private static func unitSample(_ name: Name, at now: Date) -> TicketCommand? {
        switch name {
        case .sign: .sign(handler: "handler.roads")
        case .assign: .assign(handler: "wang")
        case .subDispatch: .subDispatch(to: [.hanjiang], order: "请现场查看")
        case .addCoHandlers: .addCoHandlers([.market])
        case .reportCoHandling: .reportCoHandling("已配合处理")
        case .recordFirstContact: .recordFirstContact(note: "已电话联系")
        case .requestReturn: .requestReturn(reason: "权属不清", legalBasis: "三定方案", suggestedUnit: .water)
        case .requestExtension: .requestExtension(until: now.after(days: 6), reason: "等待材料")
        case .requestTermination: .requestTermination(reason: "已进入诉讼")
        case .commit:
            .commit(Commitment(until: now.after(days: 20), measures: "已设围挡", reply: "二十日内修复。"))
        case .consultThirdParty: .consultThirdParty("某公司")
        case .noteThirdPartyOpinion: .noteThirdPartyOpinion("不同意公开")
        case .submitResult: .submitResult(.sample())
        default: nil
        }
    }

    private static func reviewSample(_ name: Name) -> TicketCommand? {
        switch name {
        case .approveReturn: .approveReturn
        case .rejectReturn: .rejectReturn(reason: "属于职责范围")
        case .approveExtension: .approveExtension
        case .rejectExtension: .rejectExtension(reason: "理由不足")
        case .approveTermination: .approveTermination
        case .rejectTermination: .rejectTermination(reason: "可以继续办理")
        case .endorseResult: .endorseResult
        case .acceptResult: .acceptResult
        case .rejectResult: .rejectResult(reason: "没有答复市民")
        case .recordCallback: .recordCallback(.reached(.sample()))
        case .dispose: .dispose(.explained, reason: "已当面解释")
        case .rework: .rework(reason: "应办未办")
        case .close: .close(note: "研判销号")
        case .askReview: .askReview(reason: "对答复不服")
        case .reopen: .reopen(newFacts: "坑又出现了")
        case .archive: .archive
        case .withdraw: .withdraw(reason: "已经修好了")
        default: nil
        }
    }

    private static func overlaySample(_ name: Name) -> TicketCommand {
        switch name {
        case .supplement: .supplement("又坏了一盏")
        case .urge: .urge(note: "请尽快")
        case .supervise: .supervise(order: "挂牌督办")
        case .liftSupervision: .liftSupervision(reason: "已整改")
        case .instruct: .instruct("请认真办理")
        case .pause: .pause(legalBasis: "等待鉴定", notice: "鉴定期间暂停计时")
        case .resume: .resume
        case .recompute: .recompute(reason: "时限调整")
        case .acknowledge: .acknowledge
        case .recuse: .recuse(login: "clerk.roads", reason: "当事人是其亲属")
        case .endRecusal: .endRecusal(of: "clerk.roads", reason: "亲属关系不成立")
        case .publish: .publish(title: "滨江路路灯不亮")
        case .unpublish: .unpublish(reason: "诉求人要求")
        case .requestExclusion: .requestExclusion(.satisfaction, .beyondDuty, evidence: "三定方案")
        case .decideExclusion: .decideExclusion(ordinal: 1, .grant, reason: "属实")
        case .attach: .attach([.sample()])
        case .withdrawAttachment: .withdrawAttachment(ordinal: 1, reason: "传错了", keepsContent: true)
        default: .noticeLamp
        }
    }
}
