#!/usr/bin/env bash
# Writes signature.p7s.base64: a real signature of the signed sample, by a key that is thrown away at once.
# Not run again unless that sample's text changes: each run makes another signature.
set -euo pipefail
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -B -c 'import sys, structures; sys.stdout.buffer.write(structures.signed_part().octets())' >"$folder/part"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj '/CN=Wang Jianguo' \
    -addext 'subjectAltName=email:wang@example.com' -keyout "$folder/key" -out "$folder/certificate" 2>/dev/null
openssl cms -sign -binary -in "$folder/part" -signer "$folder/certificate" -inkey "$folder/key" -outform DER |
    base64 >signature.p7s.base64
