# SPDX-License-Identifier: Apache-2.0
"""Runs a command beside Kannel; scripts/with-kannel tells how."""

import sys

from beside import run_beside
from kannel.gateway import KannelGateway

if __name__ == "__main__":
    sys.exit(run_beside("kannel", KannelGateway, sys.argv[1:]))
