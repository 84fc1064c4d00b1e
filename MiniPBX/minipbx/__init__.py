# SPDX-License-Identifier: Apache-2.0
"""A small telephone exchange for tests and demos: real SIP and RTP, and the part of AMI that a hotline uses."""
