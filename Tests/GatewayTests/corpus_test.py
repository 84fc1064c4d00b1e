# SPDX-License-Identifier: Apache-2.0
"""The corpus of mail is what its script writes, and says of well-formed messages what another reader finds in them."""

import hashlib
import json
import subprocess
from email import message_from_bytes, policy
from email.message import EmailMessage

import make_corpus
import pytest
import structures
from running import ROOT
from sample import Sample

FIXTURES = ROOT / "Channels" / "Mail" / "Fixtures"
SAMPLES = {sample.name: sample for sample in make_corpus.samples()}

# What Python's reader takes as it comes, so that the two agree on it: encodings, names, structures, replies.
PLAIN = [
    *("utf8-base64", "utf8-quoted-printable", "gb18030-base64", "gbk-quoted-printable", "gb2312-8bit", "big5-base64"),
    *("utf16-base64", "charset-in-capitals-and-quotes", "subject-q", "subject-gb18030", "subject-big5"),
    *("subject-two-words", "subject-mixed", "from-bare-address", "from-comma-in-name"),
    *("name-rfc2231", "name-rfc2231-pieces", "name-rfc2231-gb18030", "winmail", "empty-file", "text-file"),
    *("alternative", "alternative-in-related-in-mixed", "boundary-that-begins-another", "preamble-and-epilogue"),
    *("signed", "forwarded-in-text", "auto-submitted", "away-chinese", "reply", "reply-chinese", "two-numbers"),
]


def read(sample: Sample) -> EmailMessage:
    return message_from_bytes(sample.octets, policy=policy.default)


def test_the_corpus_is_what_the_script_writes(tmp_path):
    make_corpus.main([str(tmp_path)])

    written = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    kept = {file.name: file.read_bytes() for file in (FIXTURES / "corpus").iterdir()}
    assert written.keys() == kept.keys()
    assert [name for name in written if written[name] != kept[name]] == []


def test_names_are_unique():
    assert len(SAMPLES) == len(make_corpus.samples())


@pytest.mark.parametrize("name", PLAIN)
def test_another_reader_agrees(name):
    message, expected = read(SAMPLES[name]), SAMPLES[name].expected

    [sender] = message["from"].addresses
    assert {"name": sender.display_name or None, "address": sender.addr_spec} == expected["from"]
    assert message["subject"] == expected["subject"]
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n").rstrip() == expected["text"]
    assert files_of(message) == expected["attachments"]


def files_of(message: EmailMessage) -> list[dict[str, object]]:
    leaves = [part for part in message.walk() if not part.is_multipart()]
    files = [part for part in leaves if part.get_content_disposition() or part.get_content_maintype() != "text"]
    return [described(part) for part in files]


def described(part: EmailMessage) -> dict[str, object]:
    octets = part.get_payload(decode=True)
    digest = hashlib.sha256(octets).hexdigest()
    return {"name": part.get_filename(), "type": part.get_content_type(), "size": len(octets), "sha256": digest}


def test_the_signature_signs_the_part(tmp_path):
    (tmp_path / "part").write_bytes(structures.signed_part().octets())
    (tmp_path / "signature").write_bytes(structures.SIGNATURE.read_bytes())

    command = ["openssl", "cms", "-verify", "-binary", "-noverify", "-inform", "DER", "-content", tmp_path / "part"]
    decoded = subprocess.run(["base64", "-d", tmp_path / "signature"], check=True, capture_output=True).stdout
    assert subprocess.run(command, input=decoded, capture_output=True).returncode == 0


def test_the_large_sample_has_thirty_megabytes(tmp_path):
    make_corpus.main(["--large", str(tmp_path)])

    [expected] = [json.loads(file.read_text()) for file in tmp_path.glob("*.json")]
    assert expected["attachments"][0]["size"] == 30 << 20


@pytest.mark.parametrize("arguments", [[], ["--small", "x"], ["--large"]])
def test_without_a_folder_it_says_how_to_use_it(arguments, capsys):
    assert make_corpus.main(arguments) == 2
    assert "Usage:" in capsys.readouterr().err
