// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import Tickets

/// What the form of one entry holds: a stored one, or one that was sent and refused.
struct MatterForm: Sendable {
    let form: Form
    /// The code of the stored entry that it changes; nil for a new one.
    let old: String?
    let base: Int
    var problem: SiteFormProblem?
    /// What a colleague has made of the same entry meanwhile.
    var theirs: CatalogueChange?

    /// The entry with the code `code`, or an empty one for `new`, which lies under `parent`.
    static func asked(_ query: Form, in text: CatalogueText, of site: Site, base: Int) -> MatterForm? {
        let code = query["entry"]
        var entry = MatterText()
        entry.parent = query["parent"]
        if code == "new" { return MatterForm(form: Form(entry, site), old: nil, base: base) }
        guard let stored = text.entries.first(where: { $0.code == code }) else { return nil }
        return MatterForm(form: Form(stored, site), old: code, base: base)
    }
}

extension Form {
    /// An entry as the fields of its form; units and areas by name.
    fileprivate init(_ entry: MatterText, _ site: Site) {
        var form = Form()
        func set(_ name: String, _ text: String) { form = form.appending(text, to: name) }
        set("code", entry.code)
        set("parent", entry.parent)
        set("chinese", entry.chinese)
        set("english", entry.english)
        switch entry.lead {
        case .none: break
        case .named(let code): set("lead", code)
        case .byArea(let leads, let otherwise):
            set("lead", MatterText.byArea)
            let lines = leads.map { "\(site.areaName($0.area)) = \(site.unitName($0.unit))" }
            set("areas", lines.joined(separator: "\n"))
            set("otherwise", otherwise)
        }
        set("coUnits", entry.coUnits.map(site.unitName).joined(separator: "、"))
        set("deadlineClass", entry.deadlineClass)
        set("words", entry.words.joined(separator: "、"))
        set("basis", entry.basis)
        set("questions", entry.questions)
        set("from", entry.from)
        set("until", entry.until)
        self = form
    }
}

extension MatterText {
    /// What the field `lead` holds for a lead by place.
    static let byArea = "by-area"

    /// An entry as its form sends it; what is wrong with the whole the check of the site says.
    ///
    /// - Throws: `SiteFormProblem` naming the field.
    init(_ form: Form, _ site: Site) throws(SiteFormProblem) {
        self.init()
        code = form["code"].trimmed
        guard MatterCode(code) != nil else { throw SiteFormProblem("code", "siteCatalogue.problem.code") }
        parent = form["parent"]
        chinese = form["chinese"].trimmed
        english = form["english"].trimmed
        guard !chinese.isEmpty else { throw SiteFormProblem("chinese", "siteCatalogue.problem.name") }
        guard !english.isEmpty else { throw SiteFormProblem("english", "siteCatalogue.problem.name") }
        lead = try Self.lead(form, site)
        coUnits = try form.names("coUnits").map { name throws(SiteFormProblem) in
            try site.unit(named: name, field: "coUnits")
        }
        deadlineClass = form["deadlineClass"]
        words = form.names("words")
        basis = form["basis"].trimmed
        questions = form["questions"].replacing("\r\n", with: "\n")
        from = form["from"].trimmed
        until = form["until"].trimmed
    }

    private static func lead(_ form: Form, _ site: Site) throws(SiteFormProblem) -> Lead {
        switch form["lead"] {
        case "": return .none
        case byArea:
            let leads = try form["areas"].split(whereSeparator: \.isNewline).map { line throws(SiteFormProblem) in
                let parts = line.split(whereSeparator: { "=＝:：".contains($0) }).map { String($0).trimmed }
                guard parts.count == 2 else {
                    throw SiteFormProblem("areas", "siteCatalogue.problem.areas", ["text": String(line.prefix(40))])
                }
                return AreaLead(
                    area: try site.area(named: parts[0], field: "areas"),
                    unit: try site.unit(named: parts[1], field: "areas"),
                )
            }
            return .byArea(leads, otherwise: form["otherwise"])
        case let code: return .named(code)
        }
    }
}

extension Form {
    /// Names one after the other, however they are kept apart.
    fileprivate func names(_ field: String) -> [String] {
        self[field].split { $0.isNewline || ",，、;；".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

extension Site {
    /// The unit as the form shows it: by its name, or by its code where another is called the same.
    fileprivate func unitName(_ code: String) -> String {
        guard let unit = UnitCode(code).flatMap({ organisation[$0] }) else { return code }
        return units(named: unit.name.zh).map(\.code) == [unit.code] ? unit.name.zh : code
    }

    /// - Returns: The code of the unit with this name or code.
    fileprivate func unit(named name: String, field: String) throws(SiteFormProblem) -> String {
        let found = units(named: name)
        guard let unit = found.first else {
            throw SiteFormProblem(field, "siteCatalogue.problem.unit", ["text": String(name.prefix(40))])
        }
        guard found.count == 1 else { throw SiteFormProblem(field, several: found.map(\.code.rawValue), called: name) }
        return unit.code.rawValue
    }

    /// The area as the form shows it: by its name, with all that it lies in where another is called the same.
    fileprivate func areaName(_ code: String) -> String {
        guard let area = AreaCode(code).flatMap({ gazetteer[$0] }) else { return code }
        return [area.name.zh, longName(area)].first { areas(named: $0).map(\.code) == [area.code] } ?? code
    }

    fileprivate func area(named name: String, field: String) throws(SiteFormProblem) -> String {
        let found = areas(named: name)
        guard let area = found.first else {
            throw SiteFormProblem(field, "siteCatalogue.problem.area", ["text": String(name.prefix(40))])
        }
        guard found.count == 1 else { throw SiteFormProblem(field, several: found.map(longName), called: name) }
        return area.code.rawValue
    }

    /// A code is one unit's own, whatever others are called.
    private func units(named name: String) -> [Department] {
        if let unit = UnitCode(name).flatMap({ organisation[$0] }) { return [unit] }
        return organisation.departments.filter { $0.name.zh == name || $0.name.en == name }
    }

    private func areas(named name: String) -> [Gazetteer.Entry] {
        if let area = AreaCode(name).flatMap({ gazetteer[$0] }) { return [area] }
        let isLong = name.contains(Self.within)
        return gazetteer.entries.filter { area in
            area.name.zh == name || area.name.en == name || isLong && longName(area) == name
        }
    }

    /// For example 樊城区/王寨街道/演示社区.
    private func longName(_ area: Gazetteer.Entry) -> String {
        gazetteer.path(of: area.code).reversed().compactMap { gazetteer[$0]?.name.zh }.joined(separator: Self.within)
    }

    private static var within: String { "/" }
}

extension SiteFormProblem {
    /// Several are called `name`; how each may be written instead is said of the first few.
    fileprivate init(_ field: String, several names: [String], called name: String) {
        let some = names.prefix(3).joined(separator: "、")
        self.init(field, "siteCatalogue.problem.several", ["text": String(name.prefix(40)), "names": some])
    }
}
