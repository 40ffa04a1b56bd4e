import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkManifests } from '@modeldeck/plugin-model-serving-node';
import { symlink } from 'node:fs/promises';
import { filesOf } from '../__testUtils__/renderCase';
import { runAction, writeWorkspace } from '../__testUtils__/runAction';
import { TEMPLATE_CASES } from '../__testUtils__/templateCases';
import { createValidateAction } from './createValidateAction';

const workspace = createMockDirectory();
const action = createValidateAction();

const service = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;

afterEach(() => workspace.clear());

function validate(input: { folders?: string[] } = {}) {
  return runAction(action, { input, workspacePath: workspace.path });
}

it.each([false, true])(
  'tells what it has checked, as often as it is asked (dry run: %s)',
  async isDryRun => {
    await writeWorkspace(workspace.path, {
      'deploy/base/a.yaml': service('a'),
      '.github/workflows/a.yaml': 'on: push',
    });
    for (const input of [{}, { folders: ['deploy', './deploy/base'] }]) {
      const { path: workspacePath } = workspace;
      expect(
        await runAction(action, { input, workspacePath, isDryRun }),
      ).toEqual({
        manifests: [
          {
            file: 'deploy/base/a.yaml',
            apiVersion: 'v1',
            kind: 'Service',
            name: 'a',
          },
        ],
      });
    }
  },
);

it('names file and field of what is wrong', async () => {
  await writeWorkspace(workspace.path, { 'deploy/a.yaml': service('A_b') });
  await expect(validate()).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringMatching(
      /^deploy\/a\.yaml, Service\/A_b: metadata\.name must have .* Correct the files/,
    ),
  });
});

it.each([
  [{ folders: ['../x'] }, /leads out of the project/],
  [{ folders: ['charts'] }, /has no folder charts/],
  [{ folders: ['empty'] }, /There is no manifest to check/],
  [{ folders: ['linked'] }, /is a link/],
])('refuses %j', async (input, message) => {
  await writeWorkspace(workspace.path, {
    'empty/README.md': '',
    'linked/a.yaml': service('a'),
  });
  await symlink('/etc/passwd', workspace.resolve('linked/b.yaml'));
  await expect(validate(input)).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringMatching(message),
  });
});

it.each(TEMPLATE_CASES)(
  'finds nothing wrong with what $template makes: $name',
  async one => {
    const files = (await filesOf(one)).filter(({ path }) =>
      path.startsWith('deploy/'),
    );
    const { manifests, problems } = checkManifests(files);
    expect(problems).toEqual([]);
    expect(manifests.length).toBeGreaterThan(0);
  },
);
