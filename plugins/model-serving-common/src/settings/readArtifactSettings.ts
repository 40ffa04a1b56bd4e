import type { FieldReader } from '../kubernetes/FieldReader';
import type { ArtifactSettings, MlflowSettings } from './ArtifactSettings';
import { unknownFields } from './unknownFields';

const MLFLOW_FIELDS = [
  'url',
  'tokenEnv',
  'usernameEnv',
  'passwordEnv',
  'caFile',
  'skipTLSVerify',
];

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A host as a URL has it, with its port where that is not 443. */
const HOST = /^[a-z0-9.-]+(:\d+)?$/;

/** `mlflow` and `artifacts` as a person wrote them. Types that are wrong are told by the reader. */
export function readArtifactSettings(root: FieldReader): {
  artifacts: ArtifactSettings;
  problems: string[];
} {
  const field = root.at('artifacts');
  const s3 = field.at('s3');
  const problems = [
    ...unknownFields(field, ['hosts', 's3', 'huggingFaceUrl']),
    ...unknownFields(s3, ['endpoint', 'region']),
  ];
  const hosts = field
    .at('hosts')
    .list()
    .flatMap(item => item.string() ?? []);
  for (const host of hosts.filter(text => !HOST.test(text))) {
    problems.push(`artifacts.hosts: "${host}" is no host`);
  }
  const mlflow = readMlflow(root.at('mlflow'), problems);
  const endpoint = address(
    s3.at('endpoint'),
    'artifacts.s3.endpoint',
    problems,
  );
  const region = s3.at('region').string();
  const huggingFaceUrl = address(
    field.at('huggingFaceUrl'),
    'artifacts.huggingFaceUrl',
    problems,
  );
  return {
    artifacts: {
      ...(mlflow && { mlflow }),
      ...(s3.exists && {
        s3: { ...(endpoint && { endpoint }), ...(region && { region }) },
      }),
      ...(huggingFaceUrl && { huggingFaceUrl }),
      ...(hosts.length > 0 && { hosts }),
    },
    problems,
  };
}

function readMlflow(
  field: FieldReader,
  problems: string[],
): MlflowSettings | undefined {
  if (!field.exists) {
    return undefined;
  }
  problems.push(...unknownFields(field, MLFLOW_FIELDS));
  const url = address(field.at('url'), 'mlflow.url', problems);
  if (!field.at('url').exists) {
    problems.push('mlflow.url: it has none');
  }
  const variables = (['tokenEnv', 'usernameEnv', 'passwordEnv'] as const).map(
    name => [name, field.at(name).string()] as const,
  );
  for (const [name, variable] of variables) {
    if (variable !== undefined && !VARIABLE.test(variable)) {
      // Not shown: it may be the secret itself.
      problems.push(`mlflow.${name}: this is no name of a variable`);
    }
  }
  const caFile = field.at('caFile').string();
  const skipTLSVerify = field.at('skipTLSVerify').boolean();
  return url === undefined
    ? undefined
    : {
        url,
        ...Object.fromEntries(
          variables.filter(([, variable]) => variable !== undefined),
        ),
        ...(caFile !== undefined && { caFile }),
        ...(skipTLSVerify !== undefined && { skipTLSVerify }),
      };
}

function address(
  field: FieldReader,
  name: string,
  problems: string[],
): string | undefined {
  const text = field.string();
  if (text === undefined) {
    return undefined;
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    problems.push(`${name}: must be an http:// or https:// address`);
    return undefined;
  }
  if (url.username || url.password) {
    problems.push(`${name}: must not hold credentials`);
    return undefined;
  }
  return text.replace(/\/+$/, '');
}
