import { readSettings } from './readSettings';

describe('readSettings of artifacts', () => {
  it('reads where models lie', () => {
    const mlflow = {
      url: 'https://mlflow.example/team',
      tokenEnv: 'TEAM_TOKEN',
      caFile: '/etc/ca.pem',
      skipTLSVerify: false,
    };
    const { settings, problems } = readSettings({
      mlflow,
      artifacts: {
        hosts: ['models.example', 'models.example:8443'],
        s3: { endpoint: 'http://minio.example:9000/', region: 'eu-west-1' },
        huggingFaceUrl: 'https://hf.example',
      },
    });
    expect(problems).toEqual([]);
    expect(settings.artifacts).toEqual({
      mlflow,
      s3: { endpoint: 'http://minio.example:9000', region: 'eu-west-1' },
      huggingFaceUrl: 'https://hf.example',
      hosts: ['models.example', 'models.example:8443'],
    });
  });

  it('has nothing of it by default', () => {
    expect(readSettings({}).settings).not.toHaveProperty('artifacts');
  });

  it.each<[string, unknown, string]>([
    ['no address', { mlflow: {} }, 'mlflow.url: it has none'],
    [
      'another scheme',
      { mlflow: { url: 'file:///mlruns' } },
      'mlflow.url: must be an http:// or https:// address',
    ],
    [
      'a password in an address',
      { mlflow: { url: 'https://me:secret@mlflow.example' } },
      'mlflow.url: must not hold credentials',
    ],
    [
      'a token instead of the name of a variable',
      { mlflow: { url: 'https://mlflow.example', tokenEnv: 'eyJ.secret' } },
      'mlflow.tokenEnv: this is no name of a variable',
    ],
    [
      'an unknown field',
      { mlflow: { url: 'https://mlflow.example', token: 'x' } },
      '"token" is no field here; there are url, tokenEnv, usernameEnv, passwordEnv, caFile, skipTLSVerify',
    ],
    [
      'an address for a host',
      { artifacts: { hosts: ['https://models.example'] } },
      'artifacts.hosts: "https://models.example" is no host',
    ],
    [
      'a list for a map',
      { artifacts: { s3: ['eu-west-1'] } },
      'artifacts.s3: expected map',
    ],
  ])('tells %s, and never a secret', (_, raw, problem) => {
    const { problems } = readSettings(raw);
    expect(problems).toContain(problem);
    expect(problems.join()).not.toContain('secret');
  });
});
