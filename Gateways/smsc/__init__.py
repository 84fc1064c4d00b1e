# SPDX-License-Identifier: Apache-2.0
"""A short message centre that speaks SMPP 3.4, keeps what it was given and fails on demand."""
