// SPDX-License-Identifier: Apache-2.0

extension SmallSite {
    static let profile = """
        name: { zh: 小城, en: Small Town }
        hotline: "12345"
        timezone: Asia/Shanghai
        callingCode: "86"
        areaCode: "710"
        """

    static let organisation = """
        units:
          - code: centre
            name: { zh: 中心, en: Centre }
            level: centre
            group: centre
          - code: water
            name: { zh: 供水公司, en: Water Company }
            level: department
            group: utilities
          - code: east
            name: { zh: 东区政府, en: East District }
            level: district
            area: east
            group: districts
          - code: east.one
            name: { zh: 一街办事处, en: First Street }
            level: street
            parent: east
            area: east.one
            group: streets
        """

    static let areas = """
        areas:
          - code: east
            name: { zh: 东区, en: East }
          - code: east.one
            name: { zh: 一街, en: First Street }
            parent: east
            aliases: [老街口]
        """

    static let calendar = """
        timezone: Asia/Shanghai
        hours:
          mon: [["09:00", "12:00"], ["14:00", "17:00"]]
          tue: [["09:00", "17:00"]]
        holidays:
          - 2026-01-05
          - 2026-01-06
        annualHolidays: ["05-01"]
        breaks:
          2026-01-12: [["10:00", "11:00"]]
        dateOverrides:
          2026-01-10: [["09:00", "17:00"]]
        """

    static let catalogue = """
        matters:
          - code: town
            name: { zh: 城市, en: Town }
          - code: town.water
            name: { zh: 供水, en: Water }
            parent: town
          - code: town.water.outage
            name: { zh: 停水, en: Outage }
            parent: town.water
            lead: water
            coUnits: [east]
            deadlineClass: utility
            words: [停水, 断水]
            basis: 《城市供水条例》
          - code: town.water.ponds
            name: { zh: 池塘, en: Ponds }
            parent: town.water
            lead: district
            deadlineClass: utility
        """

    static let rules = """
        rules:
          - code: outage
            when: { words: [停水] }
            matter: town.water.outage
            automatic: true
          - code: pond
            when: { words: [池塘], areas: [east.one] }
            matter: town.water.ponds
          - code: rest
            when: {}
            unit: centre
        """

    static let deadlines = """
        figures:
          maxExtensions: 1
          maxExtensionDays: 15
          callbackAttempts: 3
          dispatchesBeforeDesignation: 3
        lamps:
          yellowShare: 0.75
          doubleRedAfterWorkdays: 5
        rules:
          - code: sign-utility
            clock: sign
            when: { classes: [utility] }
            limit: { minutes: 30 }
          - code: sign
            clock: sign
            limit: { workHours: 2 }
          - code: reply
            clock: reply
            limit: { workdays: 5 }
          - code: rework
            clock: rework
            limit: { workdays: 3 }
        """

    static let questionnaire = """
        questions:
          - code: contacted
            asks: contactedFirst
            text: { zh: 联系了吗, en: Were you contacted }
            options:
              - { value: "yes", text: { zh: 是, en: It did } }
              - { value: "no", text: { zh: 否, en: It did not } }
          - code: resolved
            asks: resolution
            text: { zh: 解决了吗, en: Was it solved }
            options:
              - { value: resolved, text: { zh: 已解决, en: Solved } }
              - { value: unresolved, text: { zh: 未解决, en: Not solved } }
          - code: satisfied
            asks: satisfaction
            text: { zh: 满意吗, en: Are you satisfied }
            options:
              - { value: satisfied, text: { zh: 满意, en: Satisfied } }
              - { value: dissatisfied, text: { zh: 不满意, en: Dissatisfied } }
          - code: more
            asks: words
            text: { zh: 还有吗, en: Anything else }
        validDays: 15
        """

    static let scoring = """
        rates:
          - code: resolution
            name: { zh: 解决率, en: Resolution }
            numerator:
              - { fact: resolved, weight: 1 }
            denominator: [resolved, unresolved]
            excluded: [unreachable]
            share: 60
          - code: in-time
            name: { zh: 按时率, en: In time }
            numerator:
              - { fact: repliedInTime, weight: 1 }
            denominator: [replied]
            share: 40
        minimumVolume: 20
        """

    static let staff = """
        staff:
          - login: agent1
            name: { zh: 演示坐席, en: Demo Agent }
            role: agent
            unit: centre
          - login: handler.water
            name: { zh: 演示经办人, en: Demo Handler }
            role: handler
            unit: water
        """
}
