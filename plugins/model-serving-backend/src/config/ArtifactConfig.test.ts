import { ConfigReader } from '@backstage/config';
import { readArtifactAccess } from './ArtifactConfig';

const read = (section: object) =>
  readArtifactAccess(new ConfigReader(section as never), 'k');

describe('readArtifactAccess', () => {
  it('looks into nothing but what everybody may by default', () => {
    expect(readArtifactAccess(undefined, 'k')).toEqual({ hosts: [] });
  });

  it('reads where models may be looked into, and as whom', () => {
    const ca = Buffer.from('a certificate').toString('base64');
    expect(
      read({
        mlflow: {
          url: 'https://mlflow.example',
          authorization: 'Bearer t',
          caData: ca,
        },
        artifacts: {
          hosts: ['models.example:8443'],
          s3: {
            endpoint: 'https://minio.example',
            accessKeyId: 'AKID',
            secretAccessKey: 's',
          },
          gcs: { token: 'g' },
          huggingFace: { token: 'h' },
        },
      }),
    ).toEqual({
      mlflow: {
        url: 'https://mlflow.example',
        authorization: 'Bearer t',
        ca: 'a certificate',
        skipVerify: false,
      },
      s3: {
        endpoint: 'https://minio.example',
        credentials: { accessKeyId: 'AKID', secretAccessKey: 's' },
      },
      gcs: { token: 'g' },
      huggingFace: { token: 'h' },
      hosts: ['models.example:8443'],
    });
  });

  it.each([
    ['no address', { mlflow: {} }, /k\.mlflow\.url: it has none/],
    ['a folder', { mlflow: { url: 'secret-1' } }, /k\.mlflow\.url: must be/],
    [
      'a secret in an address',
      { mlflow: { url: 'https://u:secret-1@m' } },
      /k\.mlflow\.url: must not hold/,
    ],
    [
      'half a credential',
      { artifacts: { s3: { secretAccessKey: 'secret-1' } } },
      /k\.artifacts\.s3: accessKeyId and secretAccessKey only/,
    ],
    [
      'an address for a host',
      { artifacts: { hosts: ['https://m'] } },
      /k\.artifacts\.hosts: "https:\/\/m" is no host/,
    ],
    [
      'a misspelt setting',
      { artifacts: { s3: { acessKeyId: 'secret-1' } } },
      /k\.artifacts\.s3\.acessKeyId: no such setting/,
    ],
    [
      'a misspelt store',
      { artifacts: { S3: {} } },
      /k\.artifacts\.S3: no such setting/,
    ],
  ])('refuses %s, and tells no secret', (_, section, message) => {
    expect(() => read(section)).toThrow(message);
    expect(() => read(section)).not.toThrow(/secret-1/);
  });
});
