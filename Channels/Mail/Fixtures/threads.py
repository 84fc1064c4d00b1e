# SPDX-License-Identifier: Apache-2.0
"""Replies and what they belong to: the number in the subject, the messages that they refer to."""

from sample import NUMBER, TEXT, Headers, Sample, found, letter, text_part, word

OURS = f"{NUMBER}.answer@hotline.test"
QUOTED = "\n".join(f"> {line}".rstrip() for line in TEXT.split("\n"))
REPLY = f"还是没有修好。\n\n在 2026年1月5日，12345热线写道：\n{QUOTED}"
OUTLOOK = "还是没有修好。\n\n-----邮件原件-----\n发件人: 12345热线 [mailto:mayor@hotline.test]\n主题: 答复\n\n" + TEXT


def samples() -> list[Sample]:
    return [
        _reply(
            "reply",
            f"Re: 【{NUMBER}】路灯不亮",
            NUMBER,
            {"In-Reply-To": f"<{OURS}>", "References": f"<{OURS}>"},
            [OURS],
        ),
        _reply("reply-chinese", f"回复：{NUMBER} 路灯不亮", NUMBER),
        _reply("reply-many-times", f"Re: 答复: RE: 回复：【{NUMBER}】", NUMBER),
        _reply("reply-outlook", f"答复: [{NUMBER}] 路灯不亮", NUMBER, text=OUTLOOK),
        _reply(
            "reply-without-number",
            "Re: 路灯不亮",
            None,
            {"References": f"<first@example.com>\r\n <{OURS}>"},
            ["first@example.com", OURS],
            "only what it refers to says where it belongs",
        ),
        _reply(
            "reply-to-someone-else", "Re: 路灯", None, {"In-Reply-To": "<other@example.com>"}, ["other@example.com"]
        ),
        _reply("reply-full-width", "Re: ２０２６０１０５００００４２", NUMBER, note="digits of full width are digits"),
        _reply("two-numbers", f"关于 {NUMBER} 与 20260106000007", NUMBER, note="the first"),
        _reply("number-in-longer-number", f"快递单号9{NUMBER}", None, note="fifteen digits are no number of ours"),
        _reply("number-of-no-day", "编号 20269905000042", None, note="month 99"),
        _reply("number-of-identity-card", "身份证110101199003070011", None),
        _reply("number-with-letters", f"BJ{NUMBER}X", NUMBER, note="digits alone count"),
    ]


def _reply(
    name: str,
    subject: str,
    ticket: str | None,
    headers: Headers | None = None,
    references: list[str] | None = None,
    note: str = "",
    text: str = REPLY,
) -> Sample:
    octets = letter(text_part(text), {"Subject": word(subject), **(headers or {})})
    return Sample(name, octets, found(subject=subject, text=text, ticket=ticket, references=references or []), note)
