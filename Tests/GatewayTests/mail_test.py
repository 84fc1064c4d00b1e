# SPDX-License-Identifier: Apache-2.0
"""Mail goes out by SMTP and is fetched by IMAP, as with any city's mail server (A6)."""

import base64
import imaplib
import smtplib
import ssl
from email import message_from_bytes, policy
from itertools import count
from urllib.parse import urlsplit

import pytest

boxes = count(1)


def place(address: str) -> tuple[str, int]:
    url = urlsplit(address)
    return url.hostname, url.port


def message(subject: str, sender: str = "citizen@outside.test") -> bytes:
    return f"From: {sender}\r\nSubject: {subject}\r\n\r\n您好\r\n".encode()


@pytest.fixture
def box(post):
    """An empty mailbox of its own."""
    name = f"box{next(boxes)}"
    post.ask("PUT", f"/mailboxes/{name}")
    return name


@pytest.fixture
def trust(mail):
    return ssl.create_default_context(cafile=mail["HOTLINE_TEST_MAIL_CA"])


@pytest.fixture
def smtp(mail):
    with smtplib.SMTP(*place(mail["HOTLINE_TEST_SMTP"])) as connection:
        yield connection


@pytest.fixture
def signed_in(smtp, trust, mail):
    smtp.starttls(context=trust)
    smtp.login("mayor", mail["HOTLINE_TEST_MAIL_PASSWORD"])
    return smtp


@pytest.fixture
def inbox(mail, box):
    """The box over IMAP."""
    with imaplib.IMAP4(*place(mail["HOTLINE_TEST_IMAP"]), timeout=20) as connection:
        connection.login(box, mail["HOTLINE_TEST_MAIL_PASSWORD"])
        connection.select()
        yield connection


def received(post, box, count=1):
    texts = post.get(f"/mailboxes/{box}/messages?atLeast={count}")
    return [message_from_bytes(base64.b64decode(text), policy=policy.default) for text in texts]


def test_what_a_citizen_writes_is_fetched_over_imap(smtp, post, box, inbox):
    smtp.sendmail("citizen@outside.test", f"{box}@hotline.test", message("lamp"))
    received(post, box)

    inbox.noop()
    _, [numbers] = inbox.uid("SEARCH", "UNSEEN")
    _, [(_, octets), _] = inbox.uid("FETCH", numbers.split()[0].decode(), "(BODY.PEEK[])")
    assert octets.endswith(message("lamp"))
    assert octets.startswith(b"Return-path: <citizen@outside.test>\r\n")


def test_a_waiting_reader_is_told_of_new_mail(smtp, box, inbox):
    inbox.send(b"x IDLE\r\n")
    assert inbox.readline().startswith(b"+ ")

    smtp.sendmail("citizen@outside.test", f"{box}@hotline.test", message("lamp"))

    assert inbox.readline() == b"* 1 EXISTS\r\n"
    inbox.send(b"DONE\r\n")
    while not inbox.readline().startswith(b"x OK"):
        pass


def test_both_are_encrypted_from_the_start_or_on_request(mail, trust):
    with smtplib.SMTP_SSL(*place(mail["HOTLINE_TEST_SMTPS"]), context=trust) as connection:
        assert connection.login("mayor", mail["HOTLINE_TEST_MAIL_PASSWORD"])[0] == 235
    with imaplib.IMAP4_SSL(*place(mail["HOTLINE_TEST_IMAPS"]), ssl_context=trust) as connection:
        assert connection.login("mayor", mail["HOTLINE_TEST_MAIL_PASSWORD"])[0] == "OK"
    with imaplib.IMAP4(*place(mail["HOTLINE_TEST_IMAP"])) as connection:
        assert connection.starttls(trust)[0] == "OK"


def test_the_certificate_is_nobody_elses(mail):
    with pytest.raises(ssl.SSLCertVerificationError):
        smtplib.SMTP_SSL(*place(mail["HOTLINE_TEST_SMTPS"]), context=ssl.create_default_context())


def test_only_who_signed_in_sends_outside(smtp, post, trust, mail):
    with pytest.raises(smtplib.SMTPRecipientsRefused, match="relay not permitted"):
        smtp.sendmail("a@hotline.test", "citizen@outside.test", message("lamp"))

    smtp.starttls(context=trust)
    smtp.login("mayor", mail["HOTLINE_TEST_MAIL_PASSWORD"])
    smtp.sendmail("mayor@hotline.test", "citizen@outside.test", message("answer", "mayor@hotline.test"))
    assert received(post, "citizen")[-1]["subject"] == "answer"


def test_a_wrong_password_is_refused(smtp, trust, mail):
    smtp.starttls(context=trust)

    with pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login("mayor", "wrong")
    with imaplib.IMAP4(*place(mail["HOTLINE_TEST_IMAP"])) as connection, pytest.raises(imaplib.IMAP4.error):
        connection.login("mayor", "wrong")


def test_a_mailbox_that_is_not_there_is_refused_at_once(smtp):
    with pytest.raises(smtplib.SMTPRecipientsRefused, match="no such mailbox"):
        smtp.sendmail("citizen@outside.test", "nobody@hotline.test", message("lamp"))


@pytest.mark.parametrize(
    ("recipient", "kind"), [("bounce@outside.test", "multipart/report"), ("holiday@outside.test", "text/plain")]
)
def test_machines_outside_answer_by_themselves(signed_in, post, box, recipient, kind):
    signed_in.sendmail(f"{box}@hotline.test", recipient, message("answer", f"{box}@hotline.test"))

    [answer] = received(post, box)
    assert answer.get_content_type() == kind
    assert answer["auto-submitted"] == "auto-replied"
    assert answer["return-path"] == "<>"


def test_what_no_mail_server_lets_through_is_put_into_a_mailbox_as_it_is(post, box, inbox):
    octets = b"Subject: \0 \xff\n\nbare\n"
    post.post(f"/mailboxes/{box}/messages", {"base64": base64.b64encode(octets).decode()})

    inbox.noop()
    assert post.get(f"/mailboxes/{box}/messages") == [base64.b64encode(octets).decode()]
    assert inbox.search(None, "ALL")[1] == [b"1"]


def test_a_file_of_thirty_megabytes_goes_through(smtp, post, box):
    octets = message("large") + (b"x" * 76 + b"\r\n") * 540_000
    smtp.ehlo()
    smtp.mail("citizen@outside.test")
    smtp.rcpt(f"{box}@hotline.test")
    smtp.docmd("DATA")

    # Not by sendmail(), which looks for dots in all of it for seconds.
    smtp.send(octets + b".\r\n")

    assert smtp.getreply()[0] == 250
    assert len(post.get(f"/mailboxes/{box}/messages?atLeast=1")[0]) > 40 << 20


@pytest.mark.parametrize("program", ["exim", "dovecot"])
def test_mail_is_there_after_a_server_was_killed(mail, post, box, program):
    with smtplib.SMTP(*place(mail["HOTLINE_TEST_SMTP"])) as connection:
        connection.sendmail("citizen@outside.test", f"{box}@hotline.test", message("before"))

    post.post(f"/programs/{program}/kill")
    assert not post.get("/")["programs"][program]
    post.post(f"/programs/{program}/start")

    with smtplib.SMTP(*place(mail["HOTLINE_TEST_SMTP"])) as connection:
        connection.sendmail("citizen@outside.test", f"{box}@hotline.test", message("after"))
    assert {text["subject"] for text in received(post, box, 2)} == {"before", "after"}
    with imaplib.IMAP4(*place(mail["HOTLINE_TEST_IMAP"])) as connection:
        connection.login(box, mail["HOTLINE_TEST_MAIL_PASSWORD"])
        assert connection.select() == ("OK", [b"2"])


@pytest.mark.parametrize("name", ["..", "A B", "a/b"])
def test_a_name_that_leads_elsewhere_is_no_mailbox(post, name):
    with pytest.raises((ValueError, LookupError)):
        post.ask("PUT", f"/mailboxes/{name.replace('/', '%2F').replace(' ', '%20')}")
