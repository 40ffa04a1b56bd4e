import { readSettings } from '../settings/readSettings';
import { DEFAULT_PROJECT_SETTINGS } from './ProjectSettings';

function read(projects: unknown) {
  const { settings, problems } = readSettings({ projects });
  return { projects: settings.projects, problems };
}

it('keeps its default for what is not there', () => {
  expect(read({})).toEqual({
    projects: DEFAULT_PROJECT_SETTINGS,
    problems: [],
  });
});

it('reads all there is', () => {
  const projects = {
    imageRegistry: 'harbor.example/models',
    baseImages: {
      python: 'harbor.example/python:3.12',
      r: 'harbor.example/r:4.4',
      nginx: 'harbor.example/nginx:1',
      maven: 'harbor.example/maven:3',
      java: 'harbor.example/jre:21',
    },
    packages: {
      python: 'https://pypi.example/simple',
      r: 'https://cran.example',
      maven: 'https://maven.example/all',
    },
    packageCredentials: true,
    toolImage: 'harbor.example/kubectl-model:2',
    modelSources: [{ namespace: 'minio', port: 9000 }],
    callers: ['shop'],
    poolKey: 'example.com/pool',
    poolTolerations: { a100: [{ key: 'pool', effect: 'NoExecute' }] },
    queues: { default: 'standard', a100: 'gpus' },
    cpuLimitRatio: 2,
    monitoringLabels: { release: 'prometheus' },
    monitoringNamespace: 'observability',
    prometheusUrl: 'http://prometheus:9090',
    mlflowUrl: 'https://mlflow.example',
    argoCd: { namespace: 'gitops', project: 'models' },
    gateway: { namespace: 'edge', name: 'inference' },
  };
  expect(read(projects)).toEqual({ projects, problems: [] });
});

it.each([
  [{ imageRegistri: 'x' }, /"imageRegistri" is no field here/],
  [{ baseImages: { julia: 'x' } }, /"julia" is no field here/],
  [{ modelSources: [{ namespace: 'minio' }] }, /namespace and port/],
  [{ poolTolerations: { a: [{ value: 'x' }] } }, /key, value and effect/],
  [{ cpuLimitRatio: 0 }, /a whole number from 1/],
  [{ cpuLimitRatio: 1.5 }, /expected/],
  [{ prometheusUrl: 'ftp://x' }, /http or https address/],
  [{ mlflowUrl: 'https://u:p@mlflow' }, /without user and password/],
  [
    { packages: { maven: 'https://u:p@maven.example' } },
    /without user and password/,
  ],
  [{ packages: { npm: 'https://x' } }, /"npm" is no field here/],
  [{ callers: 'shop' }, /expected/],
])('tells what is wrong with %j', (projects, message) => {
  expect(read(projects).problems.join('\n')).toMatch(message);
});
