# SPDX-License-Identifier: Apache-2.0
"""What machines write, which makes no ticket and is never answered; and what people write that looks like it."""

from sample import ADDRESS, TEXT, Headers, Part, Sample, attachment, crlf, found, letter, multipart, text_part, word

AWAY = "您好，我正在休假，1月10日后回复您的邮件。"
AWAY_ENGLISH = "I am out of the office until 10 January and will reply when I return."


def samples() -> list[Sample]:
    return [*_by_headers(), *_by_subject(), *_reports(), *_people()]


def _by_headers() -> list[Sample]:
    return [
        _machine("auto-submitted", {"Auto-Submitted": "auto-replied"}, "RFC 3834"),
        _machine("auto-generated", {"Auto-Submitted": "auto-generated (monitoring)"}),
        _machine("precedence-bulk", {"Precedence": "bulk"}),
        _machine("precedence-junk", {"Precedence": "Junk"}),
        _machine(
            "mailing-list",
            {"List-Id": "<news.example.com>", "List-Unsubscribe": "<mailto:off@example.com>"},
            "RFC 2919",
        ),
        _machine("own-loop", {"X-Loop": "mayor@hotline.test"}, "our own address: we wrote it"),
        _machine("auto-reply-header", {"X-Autoreply": "yes"}),
        _machine("no-return-path", {"Return-Path": "<>"}, "RFC 5321, 6.1: never answer the empty path"),
        _machine("from-mailer-daemon", {"From": "MAILER-DAEMON@example.com"}, sender="MAILER-DAEMON@example.com"),
        _machine(
            "from-ourselves",
            {"From": "mayor@hotline.test"},
            "sender and recipient are one",
            sender="mayor@hotline.test",
        ),
    ]


def _by_subject() -> list[Sample]:
    """Replies of the absent whose server says nothing in the headers."""
    return [
        _away("away-chinese", "自动回复：路灯不亮", AWAY),
        _away("away-chinese-brackets", "[自动回复] 路灯不亮", AWAY),
        _away("away-chinese-colon", "自动答复: Re: 路灯不亮", AWAY),
        _away("away-english", "Automatic reply: 20260105000042", AWAY_ENGLISH, ticket="20260105000042"),
        _away("away-english-office", "Out of Office: 路灯不亮", AWAY_ENGLISH),
        _away("away-english-short", "Auto: 路灯不亮", AWAY_ENGLISH),
    ]


def _reports() -> list[Sample]:
    return [_delivery_report(), _disposition_report()]


def _people() -> list[Sample]:
    """Not automatic, though a careless reader thinks so."""
    about = "我收到的只有自动回复，没有人管。"
    return [
        Sample("person-auto-submitted-no", letter(text_part(TEXT), {"Auto-Submitted": "no"}), found()),
        Sample(
            "person-about-auto-replies",
            letter(text_part(about), {"Subject": word("只有自动回复没有人管")}),
            found(text=about, subject="只有自动回复没有人管"),
        ),
        Sample("person-autobus", letter(text_part(TEXT), {"Subject": "Autobus 15"}), found(subject="Autobus 15")),
        Sample(
            "person-with-exchange",
            letter(text_part(TEXT), {"X-Auto-Response-Suppress": "All"}),
            found(),
            "asks us not to answer by machine; a person wrote it",
        ),
        Sample("person-first-class", letter(text_part(TEXT), {"Precedence": "first-class"}), found()),
    ]


def _machine(name: str, headers: Headers, note: str = "", sender: str | None = None) -> Sample:
    from_whom = {"from": {"name": None, "address": sender}} if sender else {}
    return Sample(name, letter(text_part(TEXT), headers), found(automatic=True, **from_whom), note)


def _away(name: str, subject: str, text: str, ticket: str | None = None) -> Sample:
    return Sample(
        name,
        letter(text_part(text), {"Subject": word(subject)}),
        found(automatic=True, subject=subject, text=text, ticket=ticket),
    )


def _delivery_report() -> Sample:
    """RFC 3464, as exim and others send it."""
    text = "This message was created automatically by mail delivery software.\n\nnobody@example.com: no such user"
    status = crlf(
        "Reporting-MTA: dns; mail.example.com\n\n"
        "Action: failed\nFinal-Recipient: rfc822;nobody@example.com\nStatus: 5.0.0\n"
    )
    original = returned_headers()
    content = multipart(
        "report",
        text_part(text, encoding="7bit"),
        Part(status, {"Content-Type": "message/delivery-status"}),
        Part(original, {"Content-Type": "text/rfc822-headers"}),
        boundary="report-1",
        parameters="; report-type=delivery-status",
    )
    headers: Headers = {
        "Return-Path": "<>",
        "From": "Mail Delivery System <Mailer-Daemon@mail.example.com>",
        "Subject": "Mail delivery failed: returning message to sender",
        "References": "<20260105000042.answer@hotline.test>",
        "Auto-Submitted": "auto-replied",
    }
    expected = found(
        **{"from": {"name": "Mail Delivery System", "address": "Mailer-Daemon@mail.example.com"}},
        subject="Mail delivery failed: returning message to sender",
        references=["20260105000042.answer@hotline.test"],
        text=text,
        automatic=True,
        attachments=[
            attachment(None, "message/delivery-status", status),
            attachment(None, "text/rfc822-headers", original),
        ],
    )
    return Sample(
        "delivery-report",
        letter(content, headers),
        expected,
        "an answer of ours did not arrive: its Message-ID says which",
    )


def returned_headers() -> bytes:
    subject = word("答复：20260105000042")
    return crlf(
        f"From: mayor@hotline.test\nTo: {ADDRESS}\n"
        f"Message-ID: <20260105000042.answer@hotline.test>\nSubject: {subject}\n"
    )


def _disposition_report() -> Sample:
    """RFC 8098: “your message was read”."""
    text = "您的邮件已被阅读。"
    status = crlf("Final-Recipient: rfc822;wang@example.com\nDisposition: manual-action/MDN-sent-manually; displayed\n")
    content = multipart(
        "report",
        text_part(text),
        Part(status, {"Content-Type": "message/disposition-notification"}),
        boundary="report-1",
        parameters="; report-type=disposition-notification",
    )
    files = [attachment(None, "message/disposition-notification", status)]
    headers: Headers = {"Subject": word("已读：20260105000042")}
    expected = found(
        automatic=True, subject="已读：20260105000042", text=text, attachments=files, ticket="20260105000042"
    )
    return Sample("disposition-report", letter(content, headers), expected)
