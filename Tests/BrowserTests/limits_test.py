# SPDX-License-Identifier: Apache-2.0
"""What is too large is refused in words, also to a client that sends everything before it listens."""

import urllib.error
import urllib.request

import pytest


def test_a_form_of_twenty_megabytes_is_answered(city):
    request = urllib.request.Request(city.address + "/file", b"narrative=" + b"a" * 20_000_000)

    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(request, timeout=20)

    assert refusal.value.code == 413
    assert "256" in refusal.value.read().decode()
