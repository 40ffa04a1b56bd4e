import { accessFromEnvironment } from './accessFromEnvironment';

const readFile = async (path: string) => `content of ${path}`;

function access(
  env: Record<string, string>,
  settings?: Parameters<typeof accessFromEnvironment>[0]['settings'],
) {
  return accessFromEnvironment({ env, settings, readFile });
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('accessFromEnvironment', () => {
  it('has nothing of an empty environment', async () => {
    expect(await access({})).toEqual({
      s3: {},
      gcs: {},
      huggingFace: {},
      hosts: [],
    });
  });

  it('takes what the tools of the stores take', async () => {
    expect(
      await access({
        MLFLOW_TRACKING_URI: 'https://mlflow.example/team',
        MLFLOW_TRACKING_TOKEN: 't',
        MLFLOW_TRACKING_SERVER_CERT_PATH: '/ca.pem',
        AWS_ACCESS_KEY_ID: 'AKID',
        AWS_SECRET_ACCESS_KEY: 's',
        AWS_SESSION_TOKEN: 'st',
        AWS_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL: 'https://minio.example',
        GOOGLE_OAUTH_ACCESS_TOKEN: 'g',
        HF_TOKEN: 'h',
        HF_ENDPOINT: 'https://hub.example',
      }),
    ).toEqual({
      mlflow: {
        url: 'https://mlflow.example/team',
        authorization: 'Bearer t',
        ca: 'content of /ca.pem',
        skipVerify: false,
      },
      s3: {
        endpoint: 'https://minio.example',
        region: 'eu-west-1',
        credentials: {
          accessKeyId: 'AKID',
          secretAccessKey: 's',
          sessionToken: 'st',
        },
      },
      gcs: { token: 'g' },
      huggingFace: { url: 'https://hub.example', token: 'h' },
      hosts: [],
    });
  });

  it('has settings say where before the environment does', async () => {
    const settings = {
      mlflow: { url: 'https://mine.example', skipTLSVerify: true },
      s3: { endpoint: 'https://store.example', region: 'us-west-2' },
      huggingFaceUrl: 'https://hf.example',
      hosts: ['models.example'],
    };
    expect(
      await access(
        {
          MLFLOW_TRACKING_URI: 'https://other.example',
          AWS_ENDPOINT_URL: 'https://other.example',
          AWS_REGION: 'eu-west-1',
          HF_ENDPOINT: 'https://other.example',
        },
        settings,
      ),
    ).toMatchObject({
      mlflow: { url: 'https://mine.example/', skipVerify: true },
      s3: settings.s3,
      huggingFace: { url: 'https://hf.example' },
      hosts: ['models.example'],
    });
  });

  it.each<[string, Record<string, string>, string | undefined]>([
    ['nobody', {}, undefined],
    ['a user without password', { MLFLOW_TRACKING_USERNAME: 'u' }, undefined],
    [
      'a user before a token',
      {
        MLFLOW_TRACKING_USERNAME: 'u',
        MLFLOW_TRACKING_PASSWORD: 'p',
        MLFLOW_TRACKING_TOKEN: 't',
      },
      basic('u:p'),
    ],
    [
      'a user in the address',
      { MLFLOW_TRACKING_URI: 'https://u:p%40@mlflow.example' },
      basic('u:p@'),
    ],
  ])('is %s to MLflow', async (_, env, authorization) => {
    const { mlflow } = await access({
      MLFLOW_TRACKING_URI: 'https://mlflow.example',
      ...env,
    });
    expect(mlflow?.url).toBe('https://mlflow.example/');
    expect(mlflow?.authorization).toBe(authorization);
  });

  it('takes the variables that settings name', async () => {
    const { mlflow } = await access(
      { TEAM: 't', MLFLOW_TRACKING_TOKEN: 'other' },
      { mlflow: { url: 'https://mlflow.example', tokenEnv: 'TEAM' } },
    );
    expect(mlflow?.authorization).toBe('Bearer t');
  });

  it.each(['file:///mlruns', './mlruns', 'databricks'])(
    'has no server of %s',
    async uri => {
      expect(await access({ MLFLOW_TRACKING_URI: uri })).not.toHaveProperty(
        'mlflow',
      );
    },
  );

  it('says which certificates cannot be read', async () => {
    const unreadable = accessFromEnvironment({
      env: { AWS_CA_BUNDLE: '/none.pem' },
      readFile: async () => {
        throw new Error('ENOENT: no such file');
      },
    });
    await expect(unreadable).rejects.toThrow(
      'cannot read the certificates from /none.pem: ENOENT: no such file; name another file',
    );
  });

  it('signs nothing with half a credential', async () => {
    const { s3 } = await access({ AWS_ACCESS_KEY_ID: 'AKID' });
    expect(s3).toEqual({});
  });
});
