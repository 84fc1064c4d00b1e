// SPDX-License-Identifier: Apache-2.0

/// One event of each kind as a journal holds it. Add lines; changing one breaks every journal there is.
enum StoredEvents {
    static let texts = [
        #"{"answerPassedOn":{"reply":"坑已填平。","unit":"roads"}}"#,
        #"{"answeredDirectly":{"reply":"窗口上午九点开门。"}}"#,
        #"{"archived":{}}"#,
        #"""
        {"attached":{"attachment":{"by":{"staff":{"login":"agent","role":"agent","unit":"centre"}},\#
        "digest":"6161616161616161616161616161616161616161616161616161616161616161","isForCitizen":false,\#
        "isScanned":true,"name":"现场照片.jpg","size":2345678,"type":"jpeg"}}}
        """#,
        #"{"attachmentWithdrawn":{"keepsContent":true,"ordinal":1,"reason":"传错了"}}"#,
        #"""
        {"calledBack":{"outcome":{"reached":{"_0":{"contactedFirst":true,"questionnaire":1,\#
        "resolution":"resolved","satisfaction":"satisfied","words":""}}}}}
        """#,
        #"""
        {"callbackBegun":{"course":{"basis":"questionnaire 3","notBefore":1767574800000,"reason":"everybody",\#
        "since":1767574800000,"tries":[]}}}
        """#,
        #"""
        {"callbackTried":{"attempt":{"at":1767574800000,"by":"evaluator","how":"call"},"notBefore":1767589200000}}
        """#,
        #"{"surveyTexted":{"until":1767834000000}}"#,
        #"{"grievanceOpened":{"grievance":{"round":1,"since":1767574800000}}}"#,
        #"""
        {"grievanceDisposed":{"disposition":{"at":1767574800000,"by":"supervisor","kind":"explained",\#
        "reason":"已当面解释"}}}
        """#,
        #"{"callerAnswered":{"text":"建华路口"}}"#,
        #"{"callerAsked":{"question":{"askedAt":1767574800000,"text":"在哪个路口？"}}}"#,
        #"{"classified":{"kind":"complaint","matter":"roads.surface.pothole"}}"#,
        #"{"closed":{"closing":{"note":"已进入诉讼","reason":"terminated"}}}"#,
        #"{"coHandlersAdded":{"units":["market"]}}"#,
        #"""
        {"coClocksMoved":{"tasks":[{"askedAt":1767574800000,"unit":"market"}]}}
        """#,
        #"""
        {"coHandlingReported":{"report":{"at":1767574800000,"by":"handler.market","text":"已配合处理"},\#
        "unit":"market"}}
        """#,
        #"""
        {"coTasksSet":{"tasks":[{"askedAt":1767574800000,"deadline":{"alarms":[{"at":1767582000000,"lamp":"red"}],\#
        "counting":"workdays","due":1767582000000,"kind":"coHandling","rule":"deadlines 3 · co",\#
        "start":1767574800000},"unit":"market"}]}}
        """#,
        #"{"citizenTold":{"telling":{"at":1767574800000,"how":"call","words":"请走司法途径。"}}}"#,
        #"{"declined":{"reason":"beyondDuty","told":"请走司法途径。"}}"#,
        #"""
        {"designated":{"pass":{"coUnits":[],"deadlines":[{"alarms":[{"at":1767578400000,"lamp":"yellow"},\#
        {"at":1767582000000,"lamp":"orange"}],"due":1767582000000,"kind":"sign","rule":"deadlines 3 · sign",\#
        "start":1767574800000}],"dispatchedAt":1767574800000,"extensions":0,"isDesignated":true,\#
        "returnUntil":1767747600000,"round":1,"unit":"water"},"reason":"三次派单无人接"}}
        """#,
        #"""
        {"dispatched":{"pass":{"coUnits":[],"deadlines":[{"alarms":[{"at":1767578400000,"lamp":"yellow"},\#
        {"at":1767582000000,"lamp":"orange"}],"due":1767582000000,"kind":"sign","rule":"deadlines 3 · sign",\#
        "start":1767574800000}],"dispatchedAt":1767574800000,"extensions":0,"isDesignated":false,\#
        "returnUntil":1767747600000,"round":1,"unit":"roads"}}}
        """#,
        #"""
        {"extensionApproved":{"deadline":{"alarms":[{"at":1767834000000,"lamp":"yellow"},\#
        {"at":1768093200000,"lamp":"red"},{"at":1768525200000,"lamp":"doubleRed"}],"due":1768093200000,\#
        "kind":"reply","rule":"deadlines 3 · reply","start":1767574800000}}}
        """#,
        #"{"extensionRejected":{"reason":"理由不足"}}"#,
        #"""
        {"extensionRequested":{"request":{"reason":"等待材料","requester":{"staff":{"login":"handler.roads",\#
        "role":"handler","unit":"roads"}},"until":1768093200000}}}
        """#,
        #"{"firstContactMade":{"contact":{"at":1767574800000,"by":"handler.roads","note":"已电话联系"}}}"#,
        #"""
        {"handOverRecorded":{"record":{"at":1767574800000,"consent":"agreed","note":"","spokenTo":"李警官",\#
        "theirNumber":"119-7","way":"threeWay"}}}
        """#,
        #"{"inquired":{"inquiry":{"at":1767574800000,"news":"","told":"正在办理。"}}}"#,
        #"{"instructed":{"text":"请认真办理"}}"#,
        #"{"lampChanged":{"lamp":"red"}}"#,
        #"{"merged":{"into":"20260105000007"}}"#,
        #"{"paused":{"notice":"鉴定期间暂停计时","pause":{"legalBasis":"等待鉴定","since":1767574800000}}}"#,
        #"""
        {"registered":{"filing":{"channel":"phone","externalID":"call-42","isAnonymous":false,\#
        "isConfidential":false,"kind":"help","language":"zh","narrative":"汉江街道建华路口有一个大坑，夜里很危险。",\#
        "place":{"address":"樊城区汉江街道建华路口"},"receivedAt":1767574800000,"summary":"汉江街道有一个大坑",\#
        "urgency":"normal"}}}
        """#,
        #"{"reopened":{"newFacts":""}}"#,
        #"{"resultAccepted":{}}"#,
        #"{"resultRejected":{"reason":"没有答复市民"}}"#,
        #"""
        {"resultSubmitted":{"result":{"conclusion":"solved","publicAnswer":"路面已修复。","reply":"路面已修复，感谢反映。",\#
        "report":"坑已填平。"}}}
        """#,
        #"""
        {"resumed":{"deadlines":[{"alarms":[{"at":1767578400000,"lamp":"yellow"},{"at":1767582000000,\#
        "lamp":"orange"}],"due":1767582000000,"kind":"sign","metAt":1767574800000,\#
        "rule":"deadlines 3 · sign","start":1767574800000}]}}
        """#,
        #"{"returnApproved":{}}"#,
        #"{"returnRejected":{"reason":"属于职责范围"}}"#,
        #"""
        {"returnRequested":{"request":{"legalBasis":"三定方案","reason":"权属不清",\#
        "requester":{"staff":{"login":"handler.roads","role":"handler","unit":"roads"}},\#
        "suggestedUnit":"water"}}}
        """#,
        #"""
        {"reworkOrdered":{"pass":{"coUnits":[],"deadlines":[{"alarms":[{"at":1767578400000,"lamp":"yellow"},\#
        {"at":1767582000000,"lamp":"orange"}],"due":1767582000000,"kind":"sign","rule":"deadlines 3 · sign",\#
        "start":1767574800000}],"dispatchedAt":1767574800000,"extensions":0,"isDesignated":false,\#
        "returnUntil":1767747600000,"round":2,"unit":"roads"},"reason":""}}
        """#,
        #"""
        {"routeProposed":{"decision":{"basis":"catalogue 1, rules 1",\#
        "because":[{"ruleMatched":{"evidence":["坑"],"rule":"potholes"}}],"coUnits":[],"isCertain":true,\#
        "matter":"roads.surface.pothole","unit":"roads"}}}
        """#,
        #"""
        {"rungReached":{"next":{"at":1768006800000,"level":"urging"},"rung":{"acknowledged":[],"at":1767920400000,\#
        "level":"reminder","pass":0,"to":["handler.roads"]}}}
        """#,
        #"{"rungsAcknowledged":{"login":"handler.roads"}}"#,
        #"{"recused":{"recusal":{"login":"handler.roads","reason":"当事人是其亲属"}}}"#,
        #"{"recusalEnded":{"login":"handler.roads","reason":"亲属关系不成立"}}"#,
        #"{"signed":{"handler":"handler.roads"}}"#,
        #"{"supervised":{"order":"挂牌督办"}}"#,
        #"{"supervisionLifted":{"reason":"已整改"}}"#,
        #"{"terminationRejected":{"reason":"可以继续办理"}}"#,
        #"""
        {"terminationRequested":{"request":{"reason":"已进入诉讼","requester":{"staff":{"login":"handler.roads",\#
        "role":"handler","unit":"roads"}}}}}
        """#,
        #"{"transferred":{"to":{"line":"119","note":"三方通话","theirNumber":"119-7"}}}"#,
        #"{"unmerged":{"reason":"不是同一件事"}}"#,
        #"{"urged":{"note":"请尽快"}}"#,
        #"{"supplemented":{"text":"又坏了一盏"}}"#,
        #"{"assigned":{"handler":"wang"}}"#,
        #"""
        {"callbackDue":{"clock":{"alarms":[{"at":1767664800000,"lamp":"orange"}],"due":1767664800000,"kind":"callback","rule":"deadlines 3 · callback",\#
        "start":1767574800000}}}
        """#,
        #"""
        {"clocksRecomputed":{"deadlines":[{"alarms":[{"at":1767664800000,"lamp":"orange"}],"due":1767664800000,"kind":"sign","rule":"deadlines 3 · sign",\#
        "start":1767574800000}],\#
        "reason":"时限调整","returnUntil":1767747600000}}
        """#,
        #"""
        {"committed":{"clock":{"alarms":[{"at":1767664800000,"lamp":"orange"}],"due":1767664800000,"kind":"completion","rule":"deadlines 3 · commitment",\#
        "start":1767574800000},\#
        "commitment":{"measures":"已设围挡","reply":"二十日内修复。","until":1767664800000}}}
        """#,
        #"{"linked":{"link":{"note":"同一路段","number":"20260105000007","relation":"related"}}}"#,
        #"{"published":{"title":"滨江路路灯不亮"}}"#,
        #"{"unpublished":{"reason":"诉求人要求"}}"#,
        #"{"questionLapsed":{}}"#,
        #"{"resultEndorsed":{"by":"leader"}}"#,
        #"{"reviewAsked":{"reason":"对答复不服"}}"#,
        #"{"splitOff":{"parts":[{"narrative":"路灯也不亮。","number":"20260105000043"}]}}"#,
        #"""
        {"subDispatched":{"tasks":[{"askedAt":1767574800000,"order":"请现场查看","unit":"fancheng.hanjiang"}]}}
        """#,
        #"{"thirdPartyAsked":{"party":"某公司","until":1768870800000}}"#,
        #"{"thirdPartyHeard":{"opinion":"不同意公开"}}"#,
        #"{"unlinked":{"from":"20260105000007","reason":"不相关"}}"#,
    ]
}
