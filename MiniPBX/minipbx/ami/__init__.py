# SPDX-License-Identifier: Apache-2.0
"""Asterisk's Manager Interface, as a client of it sees it."""
