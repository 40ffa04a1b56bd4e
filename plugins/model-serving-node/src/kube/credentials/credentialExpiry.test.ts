import { credentialExpiry } from './credentialExpiry';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function bearer(claims: object): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `Bearer header.${payload}.signature`;
}

describe('credentialExpiry', () => {
  it('says when a token ended', () => {
    const authorization = bearer({ exp: NOW / 1000 - 60 });
    expect(credentialExpiry({ authorization }, NOW)).toBe(
      'the token expired at 2026-11-21T11:59:00.000Z',
    );
  });

  it.each([
    ['a token that is still good', bearer({ exp: NOW / 1000 + 60 })],
    ['a token without an end', bearer({})],
    ['a token with a senseless end', bearer({ exp: 'soon' })],
    ['an opaque token', 'Bearer abc'],
    ['dots that are no JWT', 'Bearer a.b.c'],
    ['a password', 'Basic YTpi'],
    ['nothing', undefined],
  ])('says nothing of %s', (_, authorization) => {
    expect(credentialExpiry({ authorization }, NOW)).toBeUndefined();
  });

  it('says nothing of a certificate that cannot be read', () => {
    expect(credentialExpiry({ cert: 'garbage' }, NOW)).toBeUndefined();
  });
});
