# SPDX-License-Identifier: Apache-2.0
"""Runs a command beside a softphone's gateway; scripts/with-softphone tells how."""

import sys

from beside import run_beside
from softphone.gateway import SoftphoneGateway

if __name__ == "__main__":
    sys.exit(run_beside("softphone", SoftphoneGateway, sys.argv[1:]))
