// The work of `okta-cc lint` on JSON Lines, as a script would do it: load each key, sign and verify with it, test its
// primes and compare its numbers, and look at the other values. One line comes out for each that goes in.

import { checkPrimeSync, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { createInterface } from "node:readline";

const testsPrimes = process.argv[2] !== "without-primes";

const number = (text) => BigInt(`0x${Buffer.from(text, "base64url").toString("hex")}`);

function keyProblems(jwk) {
  const found = [];
  const [n, e, d, p, q, dp, dq, qi] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"].map((name) => number(jwk[name]));
  if (p * q !== n) found.push("n");
  if ((e * d) % (p - 1n) !== 1n || (e * d) % (q - 1n) !== 1n) found.push("d");
  if (d % (p - 1n) !== dp || d % (q - 1n) !== dq) found.push("dp, dq");
  if ((qi * q) % p !== 1n) found.push("qi");
  // OpenSSL makes 64 rounds, whatever is asked.
  if (testsPrimes && !(checkPrimeSync(p) && checkPrimeSync(q))) found.push("p, q");
  if (found.length === 0) {
    const key = createPrivateKey({ key: jwk, format: "jwk" });
    const text = Buffer.from("okta-cc");
    if (!verify("RSA-SHA256", text, createPublicKey(key), sign("RSA-SHA256", text, key))) found.push("signature");
  }
  return found;
}

function problems(connection) {
  const found = [];
  if (!/^0oa[0-9A-Za-z]{17}$/.test(connection.client_id)) found.push("client_id");
  if (!/^[a-z0-9-]+$/.test(connection.domain)) found.push("domain");
  if (!connection.scopes.split(" ").every((scope) => scope.startsWith("okta."))) found.push("scopes");
  if (!connection.private_key.kid) found.push("kid");
  return found.concat(keyProblems(connection.private_key));
}

for await (const line of createInterface({ input: process.stdin })) {
  let found;
  try {
    found = problems(JSON.parse(line));
  } catch (error) {
    found = [`line: ${error.message}`];
  }
  console.log(JSON.stringify({ ok: found.length === 0, problems: found }));
}
