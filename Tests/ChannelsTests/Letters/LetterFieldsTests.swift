// SPDX-License-Identifier: Apache-2.0

import Testing
import Tickets

@testable import Channels

/// What a letter seems to say of its sender (A5).
struct LetterFieldsTests {
    @Test func `labels at the end say who wrote, and the title what about`() {
        let guesses = LetterFields.guesses(
            in: """
                关于幸福里小区夜间施工噪声扰民的来信
                尊敬的市长：
                您好！工地夜间施工，三次拨打12345热线反映（工单号20261025083317）。
                此致
                敬礼！
                来信人： 王建国
                联系电话：13805712345
                地址：滨江区长河街道幸福里小区3幢2单元501室
                2026年11月20日
                """
        )

        #expect(guesses.name == "王建国")
        #expect(guesses.phone == "13805712345")
        #expect(guesses.address == "滨江区长河街道幸福里小区3幢2单元501室")
        #expect(guesses.matter == "幸福里小区夜间施工噪声扰民")
    }

    @Test(arguments: [
        ("反映人:欧阳雪梅 联系电话:0710-3512345", "欧阳雪梅", "0710-3512345"),
        ("申请人；马德胜\n电 话；１８６７２２１２３４５", "马德胜", "18672212345"),
        ("姓名：阿依古丽·买买提\n手机号码:138O57l2345", "阿依古丽·买买提", "13805712345"),
        ("敬礼！\n张三丰\n二〇二六年十月一日", "张三丰", ""),
        ("请打我13805712345。\n敬礼！\n2026年1月2日", "", "13805712345"),
        ("工单号20261025083317已答复", "", ""),
        ("", "", ""),
    ])
    func `names and numbers are found as people write them and engines garble them`(
        text: String,
        name: String,
        phone: String,
    ) {
        let guesses = LetterFields.guesses(in: text)
        #expect(guesses.name == name)
        #expect(guesses.phone == phone)
    }

    @Test func `what follows on the same line is another field`() {
        let guesses = LetterFields.guesses(in: "住址: 樊城区学府巷12号院2号楼 邮编 441000")
        #expect(guesses.address == "樊城区学府巷12号院2号楼")
    }

    @Test func `without a title the first line that says something stands for it`() {
        #expect(LetterFields.guesses(in: "尊敬的领导：\n路灯坏了半年没人修\n您好").matter == "路灯坏了半年没人修")
    }
}
