# SPDX-License-Identifier: Apache-2.0
"""Letters to the mayor, of nobody's: what a scanner is given, and what must be read from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """`name`, `phone` and `address` of the sender occur in the text; `matter` is what the title says."""

    matter: str
    paragraphs: tuple[str, ...]
    name: str
    phone: str
    address: str
    day: str

    @property
    def title(self) -> str:
        return f"关于{self.matter}的来信"

    @property
    def lines(self) -> list[str]:
        """Everything on the paper, from top to bottom."""
        signature = [f"来信人：{self.name}", f"联系电话：{self.phone}", f"地址：{self.address}", self.day]
        return [self.title, "尊敬的市长：", *self.paragraphs, "此致", "敬礼！", *signature]


LETTERS = {
    "noise": Letter(
        matter="幸福里小区夜间施工噪声扰民",
        paragraphs=(
            "您好！我是滨江区长河街道幸福里小区的居民。自今年10月18日以来，小区东侧滨康路与江陵路交叉口的工地每天"
            "夜间22时至次日凌晨2时仍在施工，混凝土泵车、打桩机噪声很大，灯光直射卧室，严重影响老人和学生休息。",
            "我们先后于10月25日、11月3日和11月12日三次拨打12345热线反映（工单号20261025083317），经办单位答复称"
            "“已责令整改”，但至今没有改善。该项目的夜间施工许可证编号为滨建夜字〔2026〕第0187号，有效期只到10月31日。",
            "现请求：一、联合到现场检测噪声，依法查处超时施工；二、公示夜间施工许可和投诉电话；三、对受影响的156户居民"
            "给予合理补偿；四、将处理结果书面答复本人。",
        ),
        name="王建国",
        phone="13805712345",
        address="滨江区长河街道幸福里小区3幢2单元501室",
        day="2026年11月20日",
    ),
    "lamps": Letter(
        matter="学府巷路灯不亮、路面破损",
        paragraphs=(
            "您好！学府巷南段路灯编号BJ-0573、BJ-0574两盏自9月起不亮，巷口地砖破损约20米，下雨天积水深达15厘米，"
            "已有2位老人摔倒受伤。",
            "10月8日，社区工作人员来看过，说路灯归市政所、地砖归园林站，两家都说不归自己管。恳请指定一个单位负责，"
            "并告诉我们什么时候修好。",
        ),
        name="欧阳雪梅",
        phone="0710-3512345",
        address="樊城区学府巷12号院2号楼",
        day="2026年10月26日",
    ),
    "pension": Letter(
        matter="养老金核定工龄有误",
        paragraphs=(
            "您好！本人1968年4月出生，1986年7月参加工作，2026年5月办理退休。核定表上视同缴费年限只有3年2个月，比档案"
            "少了11个月，每月少发186.50元。",
            "我于6月15日、8月2日两次到市政务服务中心37号窗口说明情况，交了招工登记表和工资转移证的复印件，至今没有答复。"
            "请人力资源和社会保障局复核我的工龄，差额从6月起补发。",
        ),
        name="马德胜",
        phone="18672212345",
        address="襄州区张湾街道航空路88号",
        day="2026年9月1日",
    ),
}
