import { signS3 } from './signS3';

/** Made with botocore 1.43, S3SigV4Auth. */
describe('signS3', () => {
  const keys = {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  };
  const now = new Date('2026-01-05T08:00:00.123Z');

  it.each([
    [
      'https://models.s3.eu-west-1.amazonaws.com/fraud/3/MLmodel',
      { region: 'eu-west-1', credentials: keys },
      '1fae63284b1e6f78eda83f02f1c6175f8f9329fb418778a505d233beda59e26c',
    ],
    [
      'https://models.s3.eu-west-1.amazonaws.com/?delimiter=%2F&list-type=2&max-keys=20&prefix=fraud%20%28new%29%2F',
      { region: 'eu-west-1', credentials: keys },
      '68a9e77af1620ac37cd6cec69e99ce2adc14c6cfe7156fa33da0ef65a45701bc',
    ],
    [
      'http://minio.example:9000/models/fraud%20%28new%29/%C3%A9/MLmodel',
      {
        region: 'us-east-1',
        credentials: { ...keys, sessionToken: 'session' },
      },
      'ad01b865c7ba9baa774199a8e81b55c31dde59bd9b791ca20ae054dab377d957',
    ],
  ])(
    'signs %s as the reference does',
    (url, { region, credentials }, signature) => {
      const headers = signS3(new URL(url), { region, credentials, now });
      expect(headers['x-amz-date']).toBe('20260105T080000Z');
      expect(headers.authorization).toContain(
        `Credential=AKIDEXAMPLE/20260105/${region}/s3/aws4_request`,
      );
      expect(headers.authorization).toMatch(
        new RegExp(`Signature=${signature}$`),
      );
    },
  );
});
