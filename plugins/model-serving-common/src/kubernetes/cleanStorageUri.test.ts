import fc from 'fast-check';
import { cleanStorageUri } from './cleanStorageUri';

describe('cleanStorageUri', () => {
  it.each([
    ['s3://models/fraud/v3', 's3://models/fraud/v3'],
    ['gs://bucket/a b/model', 'gs://bucket/a b/model'],
    ['hf://Qwen/Qwen3-8B:main', 'hf://Qwen/Qwen3-8B:main'],
    ['pvc://claim/models/3', 'pvc://claim/models/3'],
    [
      'oci://registry.example.com:5000/fraud@sha256:ab12',
      'oci://registry.example.com:5000/fraud@sha256:ab12',
    ],
    ['models:/fraud/3', 'models:/fraud/3'],
    ['models:/fraud@champion', 'models:/fraud@champion'],
    ['  s3://models/fraud\n', 's3://models/fraud'],
    ['https://me:pw@host.example.com/m.tgz', 'https://host.example.com/m.tgz'],
    ['https://me:p@ss@host/m.tgz', 'https://host/m.tgz'],
    ['https://host/m.tgz?sig=abc#top', 'https://host/m.tgz'],
    ['s3://key:secret@models/fraud', 's3://models/fraud'],
    ['me:pw@host.example.com/m.tgz', 'host.example.com/m.tgz'],
    ['s3://models/\u001b[31mfraud', 's3://models/fraud'],
    ['', ''],
  ])('%j → %j', (uri, cleaned) => {
    expect(cleanStorageUri(uri)).toBe(cleaned);
  });

  it('lets no user, password or query through, whatever they are', () => {
    const secret = fc
      .stringMatching(/^[\w!$*+.~-]{1,12}$/)
      .map(text => `SECRET${text}`);
    fc.assert(
      fc.property(
        fc.constantFrom('https', 's3', 'gs', 'hdfs', 'webhdfs'),
        secret,
        secret,
        (scheme, password, query) => {
          const uri = `${scheme}://user:${password}@host/path/m?token=${query}`;
          expect(cleanStorageUri(uri)).toBe(`${scheme}://host/path/m`);
        },
      ),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), uri => {
        const once = cleanStorageUri(uri);
        expect(cleanStorageUri(once)).toBe(once);
      }),
    );
  });
});
