"""The work of `okta-cc lint` on JSON Lines, as a script would do it: load each key, which checks its numbers, and look
at the other values. One line comes out for each that goes in."""

import base64
import json
import re
import sys

from cryptography.hazmat.primitives.asymmetric import rsa

MEMBERS = ("n", "e", "d", "p", "q", "dp", "dq", "qi")


def number(text):
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def problems(connection):
    if not re.fullmatch(r"0oa[0-9A-Za-z]{17}", connection.get("client_id", "")):
        yield "client_id"
    if not re.fullmatch(r"[a-z0-9-]+", connection.get("domain", "")):
        yield "domain"
    if not all(scope.startswith("okta.") for scope in connection.get("scopes", "").split()):
        yield "scopes"
    jwk = connection["private_key"]
    if not jwk.get("kid"):
        yield "kid"
    n, e, d, p, q, dp, dq, qi = (number(jwk[member]) for member in MEMBERS)
    try:
        # It has OpenSSL check the key, primes and all.
        rsa.RSAPrivateNumbers(p, q, d, dp, dq, qi, rsa.RSAPublicNumbers(e, n)).private_key()
    except ValueError as error:
        yield f"key: {error}"


for line in sys.stdin:
    try:
        found = list(problems(json.loads(line)))
    except (ValueError, KeyError, AttributeError) as error:
        found = [f"line: {error}"]
    print(json.dumps({"ok": not found, "problems": found}))
