import { createMockDirectory } from '@backstage/backend-test-utils';
import { writeWorkspace } from '../__testUtils__/runAction';
import { manifestDocuments } from './manifestDocuments';

const workspace = createMockDirectory();

beforeEach(() =>
  writeWorkspace(workspace.path, {
    'deploy/base/kustomization.yaml': 'resources: [../version]\n',
    'deploy/version/kustomization.yaml':
      'namespace: fraud\nnameSuffix: -blue\nresources: [service.yaml]\n',
    'deploy/version/service.yaml': service('version'),
    'deploy/plain/service.yaml': service('plain'),
    'deploy/plain-too/service.yaml': service('elsewhere'),
  }),
);

afterEach(() => workspace.clear());

function service(name: string): string {
  return `apiVersion: serving.kserve.io/v1alpha2\nkind: LLMInferenceService\nmetadata: {name: ${name}}\n`;
}

async function namesIn(...folders: string[]): Promise<string[]> {
  const documents = await manifestDocuments(workspace.path, folders);
  return documents.map(document => {
    const { namespace, name } = (
      document as { metadata: { name: string; namespace?: string } }
    ).metadata;
    return [namespace, name].filter(Boolean).join('/');
  });
}

it('are what kustomize builds, from wherever in the project it takes it', async () => {
  expect(await namesIn('deploy/base')).toEqual(['fraud/version-blue']);
});

it('are all that is in a folder that kustomize does not build', async () => {
  expect(await namesIn('deploy/plain')).toEqual(['plain']);
  expect(await namesIn('./deploy/plain/', 'deploy/base')).toEqual([
    'plain',
    'fraud/version-blue',
  ]);
});

it.each([
  ['deploy/none', 'deploy/none'],
  ['../elsewhere', 'elsewhere'],
])('are not read from %s', async (folder, told) => {
  await expect(manifestDocuments(workspace.path, [folder])).rejects.toThrow(
    told,
  );
});
