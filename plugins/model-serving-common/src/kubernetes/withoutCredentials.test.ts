import fc from 'fast-check';
import {
  textWithoutCredentials,
  uriWithoutCredentials,
} from './withoutCredentials';

describe('uriWithoutCredentials', () => {
  it.each([
    ['s3://models/fraud/v2', 's3://models/fraud/v2'],
    ['https://me:pa@ss@host:8443/a/b?sig=1#x', 'https://host:8443/a/b'],
    ['https://host/a@b/c', 'https://host/a@b/c'],
    ['hf://meta/llama:main', 'hf://meta/llama:main'],
    ['https://host?token=1', 'https://host'],
    ['pvc://claim/path', 'pvc://claim/path'],
    ['/mnt/models?x=1', '/mnt/models'],
    ['https://me:a/b@host/p', 'https://host/p'],
    ['https://me:a?b@host/p', 'https://host/p'],
    ['https://host:8443/a@b', 'https://host:8443/a@b'],
    ['https://[::1]:80/a@b', 'https://[::1]:80/a@b'],
  ])('%s → %s', (uri, expected) => {
    expect(uriWithoutCredentials(uri)).toBe(expected);
  });

  it('lets neither password nor query out', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{8,16}$/).map(s => `SECRET${s}`);
    fc.assert(
      fc.property(secret, fc.constantFrom('s3', 'https', 'gs'), (s, scheme) => {
        const uri = `${scheme}://user:${s}@host/path?sig=${s}#${s}`;
        expect(uriWithoutCredentials(uri)).not.toContain(s);
        expect(
          textWithoutCredentials(`cannot read "${uri}", gave up`),
        ).not.toContain(s);
      }),
    );
  });
});

describe('textWithoutCredentials', () => {
  it.each([
    [
      'AWS_SECRET_ACCESS_KEY=abc/123 set',
      'AWS_SECRET_ACCESS_KEY=[removed] set',
    ],
    ['Authorization: Bearer eyJhbGciOi.x.y', 'Authorization: [removed]'],
    ["{'password': 'hunter 2', 'a': 1}", "{'password': [removed], 'a': 1}"],
    ['get https://h/p?X-Amz-Signature=ff failed', 'get https://h/p failed'],
    [
      'ModuleNotFoundError: No module named x',
      'ModuleNotFoundError: No module named x',
    ],
  ])('%s', (text, expected) => {
    expect(textWithoutCredentials(text)).toBe(expected);
  });
});
