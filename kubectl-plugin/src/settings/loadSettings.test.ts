import { DEFAULT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import { parse } from 'yaml';
import { FakeHost } from '../__fixtures__/FakeHost';
import { loadSettings as load } from './loadSettings';

const loadSettings = (flag: string | undefined, host: FakeHost) =>
  load(flag, host, async () => parse);

const RULES = 'recognition:\n  rules:\n    - {name: r, images: [ml/plumber]}\n';

describe('loadSettings', () => {
  function hostWith(
    files: Record<string, string>,
    env: Record<string, string> = { HOME: '/home/ana' },
  ): FakeHost {
    const host = new FakeHost();
    Object.assign(host.files, files);
    Object.assign(host.env, { HOME: undefined }, env);
    return host;
  }

  const keysIn = async (flag: string | undefined, host: FakeHost) =>
    (await loadSettings(flag, host)).ownerKeys;

  it('has the defaults where nobody wrote any', async () => {
    expect(await loadSettings(undefined, hostWith({}))).toBe(DEFAULT_SETTINGS);
    expect(await loadSettings(undefined, hostWith({}, {}))).toBe(
      DEFAULT_SETTINGS,
    );
  });

  it('prefers the flag to the environment, and that to the own file', async () => {
    const files = {
      '/flag': 'ownerKeys: [flag]',
      '/env': 'ownerKeys: [env]',
      '/home/ana/.config/modeldeck/settings.yaml': 'ownerKeys: [home]',
      '/xdg/modeldeck/settings.yaml': 'ownerKeys: [xdg]',
    };
    const HOME = '/home/ana';
    const own = { HOME, XDG_CONFIG_HOME: '/xdg' };
    const env = { ...own, MODELDECK_SETTINGS: '/env' };
    expect(await keysIn('/flag', hostWith(files, env))).toEqual(['flag']);
    expect(await keysIn(undefined, hostWith(files, env))).toEqual(['env']);
    expect(await keysIn(undefined, hostWith(files, own))).toEqual(['xdg']);
    expect(await keysIn(undefined, hostWith(files))).toEqual(['home']);
  });

  it('reads rules', async () => {
    const { recognitionRules } = await loadSettings(
      '/rules',
      hostWith({ '/rules': RULES }),
    );
    expect(recognitionRules).toMatchObject([
      { name: 'r', images: ['ml/plumber'] },
    ]);
  });

  it.each([
    ['/gone', {}, /^cannot read the settings: .*--settings or MODELDECK/],
    ['/bad', { '/bad': 'a: [1' }, /^\/bad is no YAML: .*line 1/],
    ['/bad', { '/bad': 'ownerKey: [a]' }, /^\/bad: "ownerKey" is no field/],
    [
      '/bad',
      { '/bad': `${RULES}systemKeys: 1` },
      /^\/bad: systemKeys: expected list$/,
    ],
  ])(
    'refuses %s with %j as a mistake on the command line',
    async (path, files, message) => {
      await expect(
        loadSettings(path, hostWith(files as Record<string, string>)),
      ).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringMatching(message),
      });
    },
  );
});
