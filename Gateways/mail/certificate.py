# SPDX-License-Identifier: Apache-2.0
"""A certificate that signs itself, for servers on this machine alone."""

import subprocess
from pathlib import Path

NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:mail.hotline.test"


def make_certificate(certificate: Path, key: Path) -> None:
    """Good for two days: no run lasts longer."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        + ["-subj", "/CN=mail.hotline.test", "-addext", NAMES, "-days", "2", "-out", certificate, "-keyout", key],
        check=True,
        capture_output=True,
    )
