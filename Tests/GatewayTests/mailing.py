# SPDX-License-Identifier: Apache-2.0
"""Citizens who write mail, and the program's settings for the mail server that they write by."""

import base64
import smtplib
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlsplit

from running import Control

SECRET = "0123456789abcdef"
OFFICE = "12345热线"


class Post:
    """The mail server `mail` (its environment), as citizens outside use it."""

    def __init__(self, mail: dict[str, str]):
        self._mail = mail
        self.control = Control(mail["HOTLINE_TEST_MAIL"])

    def address(self, box: str) -> str:
        return f"{box}@{self._mail['HOTLINE_TEST_MAIL_DOMAIN']}"

    def furnish(self, *boxes: str) -> None:
        for box in boxes:
            self.control.ask("PUT", f"/mailboxes/{box}")

    def sends(self, message: EmailMessage | bytes, sender: str, recipient: str) -> None:
        url = urlsplit(self._mail["HOTLINE_TEST_SMTP"])
        octets = message if isinstance(message, bytes) else message.as_bytes()
        with smtplib.SMTP(url.hostname, url.port) as connection:
            connection.sendmail(sender, recipient, octets)

    def puts(self, octets: bytes, box: str) -> None:
        """Into the mailbox as it is."""
        self.control.post(f"/mailboxes/{box}/messages", {"base64": base64.b64encode(octets).decode()})

    def box(self, name: str) -> list[EmailMessage]:
        """What lies in the inbox, oldest first."""
        texts = self.control.get(f"/mailboxes/{name}/messages")
        return [message_from_bytes(base64.b64decode(text), policy=policy.default) for text in texts]

    def settings(self, mayor: str, water: str, **others: str) -> dict[str, str]:
        """Of a program that reads these two mailboxes, each second; `others` by their keys under `mail`."""
        password = self._mail["HOTLINE_TEST_MAIL_PASSWORD"]
        boxes = {"MAYOR": mayor, "WATER": water}
        settings = {
            "BOXES": "mayor, water",
            "SMTP_URL": self._mail["HOTLINE_TEST_SMTP"],
            "SMTP_USER": mayor,
            "SMTP_PASSWORD": password,
            "SMTP_FROM": self.address(mayor),
            "SMTP_NAME": OFFICE,
            "CA": self._mail["HOTLINE_TEST_MAIL_CA"],
            "SECRET": SECRET,
            "POLL_SECONDS": "1",
            "SILENCE_SECONDS": "30",
            **others,
        }
        for key, box in boxes.items():
            place = {"URL": self._mail["HOTLINE_TEST_IMAPS"], "USER": box, "PASSWORD": password}
            place |= {"ADDRESS": self.address(box), "MAILBOX": key.lower()}
            settings |= {f"BOX_{key}_{part}": value for part, value in place.items()}
        return {f"HOTLINE_MAIL_{key}": value for key, value in settings.items()}


def letter(sender: str, subject: str, text: str, answering: EmailMessage | None = None, **headers: str) -> EmailMessage:
    """`answering` is threaded as mail programs do."""
    message = EmailMessage()
    message["From"] = f"王小明 <{sender}>"
    message["Subject"] = subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain="outside.test")
    if answering is not None:
        message["In-Reply-To"] = answering["message-id"]
        message["References"] = " ".join(filter(None, [answering["references"], answering["message-id"]]))
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()
