// SPDX-License-Identifier: Apache-2.0

import Testing
import Tickets

/// Telephone numbers as people write them (A2): one spelling inside, masked outside.
struct PhoneNumberTests {
    private func number(_ text: String, area: String? = "710") -> String? {
        PhoneNumber(text, country: "86", area: area)?.dialled
    }

    @Test(arguments: [
        "13800005678", "138 0000 5678", "138-0000-5678", " 138\u{a0}0000\u{2011}5678 ", "013800005678",
        "+8613800005678",
        "+86 138 0000 5678", "+86-138-0000-5678", "(+86)13800005678", "（+86）138 0000 5678", "008613800005678",
        "0086 138 0000 5678", "8613800005678", "86 138-0000-5678", "１３８００００５６７８", "＋８６　１３８００００５６７８",
        "138.0000.5678", "138 – 0000 – 5678", "１３８－００００－５６７８",
    ])
    func `one mobile number has one spelling`(text: String) {
        #expect(number(text) == "+8613800005678")
    }

    @Test(arguments: [
        "0710-3224455", "07103224455", "(0710)3224455", "（0710） 322 4455", "+86 710 3224455", "+86 (0710) 3224455",
        "+86 0710-3224455", "0086-710-3224455", "86-710-3224455", "3224455", "322-4455", "０７１０－３２２４４５５",
        "710 3224455",
    ])
    func `one line of the city has one spelling`(text: String) {
        #expect(number(text) == "+867103224455")
    }

    @Test(arguments: [
        ("010-12345678", "+861012345678"), ("0755-12345678", "+8675512345678"), ("400-123-4567", "+864001234567"),
        ("800 810 1234", "+868008101234"), ("+1 (212) 555-0100", "+12125550100"),
        ("0044 20 7946 0000", "+442079460000"),
        ("+852 2345 6789", "+85223456789"),
    ])
    func `other lines keep their own area and country`(text: String, dialled: String) {
        #expect(number(text) == dialled)
    }

    @Test(arguments: ["110", "119", "120", "122", "12345", "10086", "95588", "96110", "１２３４５", "12-345"])
    func `a short number stays as dialled`(text: String) throws {
        let number = try #require(PhoneNumber(text, country: "86", area: "710"))

        #expect(number.dialled.count <= 6)
        #expect(!number.dialled.hasPrefix("+"))
        #expect("\(number)" == number.dialled, "it names no person")
    }

    @Test func `a local number needs the city's area`() {
        #expect(number("3224455", area: nil) == nil)
        #expect(number("13800005678", area: nil) == "+8613800005678")
    }

    @Test(arguments: [
        "", " ", "+", "-", "电话", "无", "13800005678转801", "138OOOO5678", "12", "00", "000", "012", "+86", "+123456",
        "123456789", "138000056789012345", "+1234567890123456", "13800005678,13900005678", "13800005678/3224455",
        "++8613800005678", "138+00005678", "①③⑧00005678", "Ⅶ23224455", "1380000\u{0}5678", "📞13800005678",
        "tel:13800005678",
    ])
    func `what cannot be read for certain is no number`(text: String) {
        #expect(number(text) == nil)
    }

    @Test(arguments: [
        ("+8613800005678", "138****5678"), ("+867103224455", "710****4455"), ("+12125550100", "+12****0100"),
        ("12345", "12345"),
    ])
    func `a number is shown masked`(dialled: String, shown: String) {
        #expect("\(PhoneNumber(dialled: dialled))" == shown)
    }

    @Test func `the store keeps a number as dialled`() throws {
        let number = PhoneNumber(dialled: "+8613800005678")

        #expect(try MillisecondJSON.text(number) == "\"+8613800005678\"")
        #expect(try MillisecondJSON.value(PhoneNumber.self, from: "\"+8613800005678\"") == number)
    }

    @Test(arguments: [
        ("+8613900000001", "139 0000 0001"), ("+867103512345", "0710 3512345"), ("+861085123456", "01085123456"),
        ("+8675512345678", "075512345678"),
        ("+864001234567", "4001234567"), ("+12125550100", "+12125550100"), ("12345", "12345"), ("110", "110"),
    ])
    func `a number is written as people of the city read it out`(dialled: String, written: String) {
        #expect(PhoneNumber(dialled: dialled).written(in: "86", area: "710") == written)
    }
}
