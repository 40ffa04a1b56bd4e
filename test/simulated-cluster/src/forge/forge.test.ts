import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git';
import { SimulatedForge } from './SimulatedForge';

const KIM = ['-c', 'user.name=kim', '-c', 'user.email=kim@example.com'];

describe('the simulated forge', () => {
  let forge: SimulatedForge;
  let folder: string;

  beforeAll(async () => {
    forge = await SimulatedForge.start();
    folder = await mkdtemp(join(tmpdir(), 'forge-test-'));
  });

  afterAll(async () => {
    await forge.stop();
    await rm(folder, { recursive: true });
  });

  const basic = (user: string, password: string) => ({
    authorization: `basic ${Buffer.from(`${user}:${password}`).toString(
      'base64',
    )}`,
  });
  const known = () => basic(forge.user.name, forge.user.password);

  async function ask(
    path: string,
    headers: Record<string, string> = known(),
    body?: object,
  ) {
    const response = await fetch(`${forge.url}/api/v1${path}`, {
      headers,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  const create = (name: unknown, organization = 'models') =>
    ask(`/orgs/${organization}/repos`, known(), { name, private: true });

  const remote = (name: string, password = forge.user.password) =>
    `${forge.url.replace('//', `//${forge.user.name}:${password}@`)}/${name}`;

  /** A commit of a file and one in a folder, pushed. */
  async function push(name: string): Promise<string> {
    const work = await mkdtemp(join(folder, 'work-'));
    await git(['init', '-q', '-b', 'main'], work);
    await writeFile(join(work, 'catalog-info.yaml'), 'kind: Component\n');
    await writeFile(join(work, 'ä <b>.txt'), 'grün\n');
    await git(['add', '.'], work);
    await git([...KIM, 'commit', '-q', '-m', 'Begin'], work);
    await git(['push', '-q', remote(`models/${name}.git`), 'main'], work);
    return (await git(['rev-parse', 'HEAD'], work)).toString().trim();
  }

  it('takes what git pushes and gives it back', async () => {
    await create('pushed');
    await push('pushed');
    const cloned = join(folder, 'cloned');
    await git(['clone', '-q', remote('models/Pushed'), cloned], folder);
    expect((await git(['ls-files', '-z'], cloned)).toString()).toBe(
      'catalog-info.yaml\0ä <b>.txt\0',
    );
    expect(await forge.files('models', 'pushed')).toEqual({
      'catalog-info.yaml': 'kind: Component\n',
      'ä <b>.txt': 'grün\n',
    });
  });

  it.each([
    ['a wrong password', () => remote('models/closed', 'guessed')],
    ['no credentials', () => `${forge.url}/models/closed`],
    ['a repository that is not there', () => remote('models/none')],
    ['a path out of its folder', () => remote('models/..%2f..%2fetc')],
  ])('lets git neither read nor write with %s', async (_, url) => {
    await create('closed');
    await expect(git(['ls-remote', url()], folder)).rejects.toThrow();
    const work = await mkdtemp(join(folder, 'work-'));
    await git(['init', '-q', '-b', 'main'], work);
    await git([...KIM, 'commit', '-q', '--allow-empty', '-m', 'Begin'], work);
    await expect(git(['push', '-q', url(), 'main'], work)).rejects.toThrow();
  });

  it('makes a repository once', async () => {
    expect(await create('Once')).toMatchObject({
      status: 201,
      body: {
        full_name: 'models/Once',
        private: true,
        clone_url: `${forge.url}/models/Once.git`,
      },
    });
    expect((await ask('/repos/models/once')).body.name).toBe('Once');
    expect(await create('once')).toEqual({
      status: 409,
      body: { message: 'The repository with the same name already exists.' },
    });
  });

  it.each(['', '..', '../up', 'a/b', 'a b', 'x.git', '-', 'x'.repeat(101), 7])(
    'makes no repository of the name "%s"',
    async name => {
      expect((await create(name)).status).toBe(422);
    },
  );

  it('knows its organisations, and no others', async () => {
    expect((await ask('/orgs/models')).body).toMatchObject({ name: 'models' });
    expect((await ask('/orgs/others')).status).toBe(404);
    expect((await create('mine', 'others')).status).toBe(404);
  });

  it('tells nothing to whom it does not know', async () => {
    expect(await ask('/orgs/models', {})).toEqual({
      status: 403,
      body: { message: 'Only signed in user is allowed to call APIs.' },
    });
    const { status } = await ask('/orgs/models', basic('portal', 'guessed'));
    expect(status).toBe(401);
    const token = { authorization: `token ${forge.user.password}` };
    expect((await ask('/orgs/models', token)).status).toBe(200);
  });

  it('hands out files and commits of branches', async () => {
    await create('read');
    const commit = await push('read');
    const { body } = await ask(
      '/repos/models/read/contents/catalog-info.yaml?ref=main',
    );
    expect(Buffer.from(body.content, body.encoding).toString()).toBe(
      'kind: Component\n',
    );
    expect((await ask('/repos/models/read/git/commits/main')).body.sha).toBe(
      commit,
    );
    for (const path of [
      'contents/none.yaml?ref=main',
      'contents/catalog-info.yaml?ref=none',
      'contents/catalog-info.yaml?ref=--help',
      'git/commits/main..main',
    ]) {
      expect((await ask(`/repos/models/read/${path}`)).status).toBe(404);
    }
  });

  it('shows a repository to who has signed in', async () => {
    await create('seen');
    await push('seen');
    const page = `${forge.url}/models/seen.git`;
    const signIn = await fetch(page);
    expect(signIn.url).toBe(
      `${forge.url}/user/login?redirect_to=%2Fmodels%2Fseen.git`,
    );
    const enter = (password: string, next = '/models/seen.git') =>
      fetch(`${forge.url}/user/login`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          user_name: forge.user.name,
          password,
          redirect_to: next,
        }),
      });
    expect((await enter('guessed')).status).toBe(403);
    const entered = await enter(forge.user.password);
    expect(entered.headers.get('location')).toBe('/models/seen.git');
    const away = await enter(forge.user.password, '//elsewhere.example');
    expect(away.headers.get('location')).toBe('/elsewhere.example');
    const headers = {
      cookie: entered.headers.get('set-cookie')!.replace(/;.*/, ''),
    };
    const shown = await (await fetch(page, { headers })).text();
    expect(shown).toContain('ä &#60;b&#62;.txt');
    const [, link] = /href="([^"]*txt)"/.exec(shown)!;
    const file = await fetch(`${forge.url}${link}`, { headers });
    expect(await file.text()).toBe('grün\n');
  });
});
