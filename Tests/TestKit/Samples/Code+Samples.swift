// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Code where Subject == Department {
    /// The unit that sample tickets are dispatched to.
    package static let roads = UnitCode("roads")!
    package static let water = UnitCode("water")!
    package static let market = UnitCode("market")!
    package static let centre = UnitCode("centre")!
    /// One that has nothing to do with sample tickets.
    package static let education = UnitCode("education")!
    /// A district, and a street and a community in it.
    package static let fancheng = UnitCode("fancheng")!
    package static let hanjiang = UnitCode("fancheng.hanjiang")!
    package static let jianhua = UnitCode("fancheng.hanjiang.jianhua")!
}

extension Code where Subject == Matter {
    package static let pothole = MatterCode("roads.surface.pothole")!
    package static let leak = MatterCode("water.pipes.leak")!
    package static let noise = MatterCode("environment.noise.square")!
}

extension Code where Subject == Area {
    package static let fancheng = AreaCode("fancheng")!
    package static let hanjiang = AreaCode("fancheng.hanjiang")!
    package static let jianhua = AreaCode("fancheng.hanjiang.jianhua")!
    /// A street of Fancheng that has no unit of its own.
    package static let wangzhai = AreaCode("fancheng.wangzhai")!
}
