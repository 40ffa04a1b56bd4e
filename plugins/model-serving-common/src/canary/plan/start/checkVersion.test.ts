import fc from 'fast-check';
import { cleanStorageUri } from '../../../kubernetes/cleanStorageUri';
import { checkVersion } from './checkVersion';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('what may be started', () => {
  it.each([
    's3://models/fraud/4',
    'gs://bucket/path with-no-space'.replace(' ', '_'),
    'pvc://claim/models/4',
    'hf://org/model:main',
    'oci://registry.example.com/models/fraud:4',
    `oci://registry.example.com/models/fraud@${DIGEST}`.replace('@', ':'),
    'https://models.example.com/fraud/4.tar.gz',
    'abfs://fraud/4',
  ])('is %s', storageUri => {
    expect(checkVersion({ version: { storageUri }, percent: 1 })).toBe(
      undefined,
    );
  });

  it.each([
    'fraud:4',
    'reg.example.com:5000/team/fraud:4.1-rc1',
    `reg/fraud@${DIGEST}`,
    `reg/fraud:4@${DIGEST}`,
  ])('is the image %s', image => {
    expect(
      checkVersion({ version: { image, label: 'v4.1' }, percent: 50 }),
    ).toBe(undefined);
  });

  it.each([
    ['version-unclear', {}],
    ['version-unclear', { storageUri: 's3://m/4', image: 'reg/m:4' }],
    ['storage-uri-refused', { storageUri: '' }],
    ['storage-uri-refused', { storageUri: 's3://' }],
    ['storage-uri-refused', { storageUri: 'models/fraud/4' }],
    ['storage-uri-refused', { storageUri: 'file:///etc/passwd' }],
    ['storage-uri-refused', { storageUri: 'models:/fraud/4' }],
    ['storage-uri-refused', { storageUri: 's3://key:secret@bucket/m' }],
    ['storage-uri-refused', { storageUri: 'https://h/m?X-Amz-Signature=1' }],
    ['storage-uri-refused', { storageUri: 'https://h/m#part' }],
    ['storage-uri-refused', { storageUri: 's3://bucket/m\u001b[2J' }],
    ['storage-uri-refused', { storageUri: 's3://bucket/m\nx: y' }],
    ['image-refused', { image: '' }],
    ['image-refused', { image: 'https://reg/m:4' }],
    ['image-refused', { image: 'user:secret@reg/m' }],
    ['image-refused', { image: 'reg/m:4 --privileged' }],
    ['image-refused', { image: `reg/${'m'.repeat(600)}` }],
    ['label-refused', { image: 'reg/m:4', label: '' }],
    ['label-refused', { image: 'reg/m:4', label: 'v 4' }],
    ['label-refused', { image: 'reg/m:4', label: 'v'.repeat(64) }],
  ])('is not, with %s: %j', (reason, version) => {
    const why = checkVersion({ version, percent: 10 });
    expect(why?.reason).toBe(reason);
    expect(JSON.stringify(why)).not.toMatch(/secret|Signature/);
  });

  it.each([0, -1, 51, 100, 2.5, NaN, Infinity])('is not at %d %%', percent => {
    expect(
      checkVersion({ version: { image: 'reg/m:4' }, percent })?.reason,
    ).toBe('percent-out-of-range');
  });

  it('holds nothing that would be hidden where it is shown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('s3://', 'https://', 'hf://', ''),
        fc.string({ unit: 'binary' }),
        (scheme, rest) => {
          const storageUri = `${scheme}${rest}`;
          const why = checkVersion({ version: { storageUri }, percent: 5 });
          expect(why !== undefined || cleanStorageUri(storageUri)).toBe(
            why !== undefined || storageUri,
          );
        },
      ),
    );
  });
});
