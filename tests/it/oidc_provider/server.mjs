// A certified OpenID provider in the place of an Okta org: Okta's paths, other words.
//
// One argument, JSON: { client, scopes }. `client` is the registration of the one client (RFC 7591). It prints
// {"port":…} when it listens, and ends with its standard input, so that it never outlives the test that started it.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

// The provider asks for Node 22; this is what it takes for 20.
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

const { client, scopes } = JSON.parse(process.argv[2]);

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    token_endpoint_auth_method: 'private_key_jwt',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    ...client,
  }],
  scopes,
  routes: { token: '/oauth2/v1/token' },
  clientAuthMethods: ['private_key_jwt'],
  // As Okta takes them: its guide signs proofs with RS256.
  enabledJWA: { dPoPSigningAlgValues: ['RS256', 'ES256'] },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
  },
});

// RFC 9449 names no error for a missing proof. This server takes `invalid_grant` and keeps its reason to itself; Okta
// takes `invalid_dpop_proof`. So the code is Okta's here, and the words are the server's own.
let reason;
provider.on('grant.error', (ctx, error) => { reason = error.error_detail; });
provider.use(async (ctx, next) => {
  reason = undefined;
  await next();
  if (ctx.body?.error === 'invalid_grant' && reason === 'DPoP proof JWT not provided') {
    ctx.body = { error: 'invalid_dpop_proof', error_description: reason };
  }
});

// What an org has beside its authorization server.
const lists = { users: '00u1', groups: '00g1', apps: '0oa1' };
provider.use(async (ctx, next) => {
  if (ctx.path === '/.well-known/okta-organization') {
    ctx.body = { id: '00o1a2b3c4D5e6F7g8h9', pipeline: 'idx' };
    return;
  }
  const [, list] = ctx.path.match(/^\/api\/v1\/(\w+)$/) ?? [];
  if (!list) {
    await next();
    return;
  }
  const [scheme, value] = ctx.get('authorization').split(' ');
  const token = value && await provider.ClientCredentials.find(value);
  const bound = token?.jkt !== undefined;
  if (!token?.isValid || scheme.toLowerCase() !== (bound ? 'dpop' : 'bearer')) {
    ctx.status = 401;
    ctx.set('www-authenticate', `${bound ? 'DPoP' : 'Bearer'} error="invalid_token", error_description="no such token"`);
  } else if (!token.scope?.split(' ').includes(`okta.${list}.read`)) {
    ctx.status = 403;
    ctx.set('www-authenticate', `Bearer error="insufficient_scope", scope="okta.${list}.read"`);
  } else {
    ctx.body = [{ id: lists[list] }];
  }
});

server.on('request', provider.callback());
console.log(JSON.stringify({ port }));
process.stdin.on('end', () => process.exit(0)).resume();
