// SPDX-License-Identifier: Apache-2.0

import Sites

extension Site {
    /// The least that makes a site: a centre, one district, one matter.
    static func small() throws -> Site {
        try SiteReader.read(
            documents.map { SiteDocument(kind: $0.key, number: 1, text: $0.value) }
        )
    }

    private static let documents: [DocumentKind: String] = [
        .profile: """
        name: {zh: 示例市, en: Sample City}
        hotline: "12345"
        timezone: Asia/Shanghai
        callingCode: "86"
        areaCode: "10"
        """,
        .organisation: """
        units:
          - {code: centre, name: {zh: 热线中心, en: Hotline centre}, level: centre, group: centre}
          - {code: east, name: {zh: 东区, en: East District}, level: district, area: east, group: districts}
        """,
        .areas: """
        areas:
          - {code: east, name: {zh: 东区, en: East District}}
        """,
        .calendar: """
        timezone: Asia/Shanghai
        hours: {mon: [["09:00", "17:00"]]}
        """,
        .catalogue: """
        matters:
          - {code: city, name: {zh: 城市, en: City}}
          - {code: city.roads, name: {zh: 道路, en: Roads}, parent: city}
          - code: city.roads.holes
            name: {zh: 坑洞, en: Potholes}
            parent: city.roads
            lead: district
            deadlineClass: general
        """,
        .rules: """
        rules:
          - {code: holes, when: {words: [坑洞]}, matter: city.roads.holes}
        """,
        .deadlines: """
        figures: {maxExtensions: 1, maxExtensionDays: 5, callbackAttempts: 3, dispatchesBeforeDesignation: 3}
        lamps: {yellowShare: 0.8, doubleRedAfterWorkdays: 3}
        rules:
          - {code: sign, clock: sign, limit: {hours: 2}}
          - {code: reply-general, clock: reply, when: {classes: [general]}, limit: {workdays: 5}}
          - {code: reply, clock: reply, limit: {workdays: 5}}
          - {code: rework, clock: rework, limit: {workdays: 3}}
        """,
        .questionnaire: """
        questions:
          - code: solved
            asks: resolution
            text: {zh: 解决了吗, en: Is it solved}
            options:
              - {value: resolved, text: {zh: 是, en: "Yes"}}
              - {value: unresolved, text: {zh: 否, en: "No"}}
          - code: content
            asks: satisfaction
            text: {zh: 满意吗, en: Are you satisfied}
            options:
              - {value: satisfied, text: {zh: 满意, en: Satisfied}}
              - {value: dissatisfied, text: {zh: 不满意, en: Dissatisfied}}
        validDays: 15
        """,
        .scoring: """
        minimumVolume: 1
        rates:
          - code: solved
            name: {zh: 解决率, en: Solved}
            numerator: [{fact: resolved, weight: 1}]
            denominator: [resolved, unresolved]
            share: 100
        """,
        .staff: """
        staff:
          - {login: zhang, name: {zh: 张, en: Zhang}, role: agent, unit: centre}
        """,
    ]
}
