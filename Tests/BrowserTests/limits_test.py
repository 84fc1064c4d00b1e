# SPDX-License-Identifier: Apache-2.0
"""What is too large is refused in words, also to a client that sends everything before it listens."""

import re
import urllib.error
import urllib.request

import pytest


def test_a_form_of_twenty_megabytes_is_answered(city):
    request = urllib.request.Request(city.address + "/file", b"narrative=" + b"a" * 20_000_000)

    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request, timeout=20)

    assert refusal.value.code == 413
    assert "256" in refusal.value.read().decode()


def resident_megabytes(city) -> float:
    text = urllib.request.urlopen(city.address + "/metrics", timeout=20).read().decode()
    return float(re.search(r"^\w*process_resident_memory_bytes ([\d.e+]+)", text, re.MULTILINE)[1]) / 1e6


def test_an_upload_of_three_hundred_megabytes_is_refused_in_words_and_never_held_in_memory(city):
    head = b'--B\r\nContent-Disposition: form-data; name="files"; filename="a.mp4"\r\n\r\n'

    def body():
        yield head
        for _ in range(300):
            yield bytes(1_000_000)

    before = resident_megabytes(city)
    length = str(len(head) + 300_000_000)
    headers = {"Content-Type": "multipart/form-data; boundary=B", "Content-Length": length}
    request = urllib.request.Request(city.address + "/file", body(), headers)

    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request, timeout=60)

    assert refusal.value.code == 413
    assert "200 MB" in refusal.value.read().decode()
    assert resident_megabytes(city) - before < 100
