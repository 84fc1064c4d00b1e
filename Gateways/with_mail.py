# SPDX-License-Identifier: Apache-2.0
"""Runs a command beside a mail server; scripts/with-mail tells how."""

import sys

from beside import run_beside
from mail.gateway import MailGateway

if __name__ == "__main__":
    sys.exit(run_beside("mail", MailGateway, sys.argv[1:]))
