# SPDX-License-Identifier: Apache-2.0
"""One ticket in every stage, made the same way whatever the demo brings, so that each page has something to show."""

import re
from datetime import datetime, timedelta

from hostile import letter_pdf
from office import CaseKey, Office

UNIT = "urban-management"
HANDLER = f"handler.{UNIT}"
RESULT = {
    "conclusion": "solved",
    "report": "已铺设沥青12平方米，路面恢复平整。",
    "reply": "您好，破损路面已经修补，感谢您的反映。",
    "publicAnswer": "该路段路面已经修补。",
}

RETURN = {
    "reason": "该路段由施工单位养护，不属于市政道路。",
    "legalBasis": "《城市道路管理条例》",
    "suggestedUnit": "housing",
}

SIGN = (HANDLER, "signature", {"handler": HANDLER})
CONTACT = (HANDLER, "first-contact", {"note": "已电话联系诉求人，约定上门时间。"})
DISPATCH = ("dispatcher1", "dispatch", {"unit": UNIT})
IN_HAND = [DISPATCH, SIGN, CONTACT]
ANSWERED = [*IN_HAND, (HANDLER, "result", RESULT), ("dispatcher1", "review", {"accepted": "true"})]
REACHED = {"outcome": "reached", "answers.resolved": "resolved", "answers.satisfied": "satisfied"}
CLOSED = [*ANSWERED, ("evaluator1", "callback", REACHED)]

# What leads to each stage: who, the noun of the step, its fields.
WAYS = {
    "registered": [],
    "awaitingCaller": [("agent1", "question", {"question": "请问是几号楼？"})],
    "dispatched": [DISPATCH],
    "signed": [DISPATCH, SIGN],
    "handling": [
        *IN_HAND,
        ("agent1", "urging", {"note": "诉求人再次来电催促。"}),
        ("supervisor1", "supervision", {"order": "请三日内办结。"}),
        ("leader1", "instruction", {"text": "请妥善处理。"}),
    ],
    "returnRequested": [
        DISPATCH,
        (HANDLER, "return", RETURN),
    ],
    "terminationReview": [DISPATCH, SIGN, (HANDLER, "termination", {"reason": "诉求人已撤回诉求。"})],
    "resultReview": [*IN_HAND, (HANDLER, "result", RESULT)],
    "callbackPending": ANSWERED,
    "answered": [("agent1", "answer", {"reply": "该路段已列入下月的大修计划。"})],
    "notAccepted": [("agent1", "non-acceptance", {"reason": "beyondDuty", "how": "call", "told": "建议通过协商解决。"})],
    "transferred": [("agent1", "transfer", {"line": "119", "note": "已三方通话。"})],
    "closed": CLOSED,
    "archived": [*CLOSED, ("supervisor1", "archive", {})],
}


class Samples:
    """Tickets by stage; `numbers` and the token of a survey fill the paths of pages."""

    def __init__(self, office: Office):
        self.keys: dict[str, CaseKey] = {stage: self._make(office, stage) for stage in WAYS}
        self._merge(office)
        self._ask_for_extension(office)
        self._share(office)
        self._file_cases(office)
        self.token = office.invitation(self.keys["callbackPending"])
        self.letter = office.sends_letter("agent1", letter_pdf(2))
        self.theme = office.begins_theme("supervisor1", [self.keys[stage].number for stage in ("handling", "closed")])

    def path(self, pattern: str) -> str:
        """`pattern` with {stage} for the number of a ticket in that stage, {token}, {letter} or {theme}."""
        numbers = {stage: key.number for stage, key in self.keys.items()}
        return pattern.format(token=self.token, letter=self.letter, theme=self.theme, **numbers)

    @staticmethod
    def _make(office: Office, stage: str) -> CaseKey:
        key = office.file(f"小区门前路面破损（样例 {stage}）。", phone="13900007100", name="张样例")
        for login, noun, fields in WAYS[stage]:
            office.does(login, noun, key.number, **fields)
        return key

    def _merge(self, office: Office):
        key = office.file("小区门前路面破损（样例 merged）。")
        office.does("agent1", "merge", key.number, into=self.keys["registered"].number)
        self.keys["merged"] = key

    def _share(self, office: Office):
        """A ticket that waits for a helping unit, whose minute runs from now."""
        key = self.keys["coHandled"] = self._make(office, "handling")
        office.does(HANDLER, "co-handlers", key.number, units="housing")

    def _file_cases(self, office: Office):
        """A petition that was answered and an application that its unit completes."""
        answered = [*IN_HAND, (HANDLER, "result", RESULT), ("dispatcher1", "review", {"accepted": "true"})]
        asked = [DISPATCH, SIGN, (HANDLER, "question", {"question": "请写明需要哪一年度的信息。"})]
        for case, way in {"petition": answered, "disclosure": asked}.items():
            words = {"phone": "13900007101", "name": "周样例", "caseKind": case, "kind": "other"}
            key = self.keys[case] = office.file(f"关于道路养护（样例 {case}）。", **words)
            for login, noun, fields in way:
                office.does(login, noun, key.number, **fields)

    def _ask_for_extension(self, office: Office):
        key = self.keys["extensionRequested"] = self._make(office, "signed")
        hint = re.search(r'id="requestExtension-until-hint">[^<]*?(\S+) (\d\d:\d\d)', office.reads(HANDLER, key.number))
        until = datetime.fromisoformat("T".join(hint.groups())) + timedelta(days=1)
        office.does(HANDLER, "extension", key.number, until=f"{until:%Y-%m-%dT%H:%M}", reason="连续降雨，无法铺设沥青。")
