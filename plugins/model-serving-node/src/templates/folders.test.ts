import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTemplate } from './openTemplate';
import { textFile } from './ProjectFile';
import { readTemplateFolder } from './readTemplateFolder';
import { isFree, writeProject } from './writeProject';

const DEFINITION = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: {name: mine, title: Mine}
spec: {steps: []}
`;

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'templates-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writeProject', () => {
  const files = [
    textFile('a/b.txt', 'b'),
    textFile('run.sh', '#!/bin/sh\n', true),
  ];

  it('writes files and whether they can be run', async () => {
    await writeProject({ files, folder: join(folder, 'new'), force: false });
    expect(await readFile(join(folder, 'new/a/b.txt'), 'utf8')).toBe('b');
    expect((await stat(join(folder, 'new/run.sh'))).mode & 0o111).not.toBe(0);
    expect(await isFree(join(folder, 'new'))).toBe(false);
  });

  it('writes nothing where something is in the way', async () => {
    await writeFile(join(folder, 'run.sh'), 'mine');
    await expect(writeProject({ files, folder, force: false })).rejects.toThrow(
      /has files that the template would write: run\.sh/,
    );
    await expect(stat(join(folder, 'a'))).rejects.toThrow(/ENOENT/);
    await writeProject({ files, folder, force: true });
    expect(await readFile(join(folder, 'run.sh'), 'utf8')).toBe('#!/bin/sh\n');
  });

  it.each([false, true])(
    'follows no link out of the folder (force: %s)',
    async force => {
      const outside = await mkdtemp(join(tmpdir(), 'outside-'));
      await symlink(outside, join(folder, 'a'));
      await expect(writeProject({ files, folder, force })).rejects.toThrow(
        /is a link or a file/,
      );
      await expect(stat(join(outside, 'b.txt'))).rejects.toThrow(/ENOENT/);
      await rm(outside, { recursive: true });
    },
  );

  it('replaces a link, and not what it leads to', async () => {
    const other = join(folder, 'other');
    await writeFile(other, 'mine');
    await mkdir(join(folder, 'p'));
    await symlink(other, join(folder, 'p/run.sh'));
    await writeProject({ files, folder: join(folder, 'p'), force: true });
    expect(await readFile(other, 'utf8')).toBe('mine');
  });
});

describe('readTemplateFolder', () => {
  it('refuses links, and folders that are elsewhere', async () => {
    await mkdir(join(folder, 'skeleton'));
    await symlink('/etc/hostname', join(folder, 'skeleton/secret'));
    await expect(readTemplateFolder(folder, './skeleton')).rejects.toThrow(
      /secret is a link/,
    );
    await symlink('/etc', join(folder, 'away'));
    await expect(readTemplateFolder(folder, 'away')).rejects.toThrow(
      /leads out of it/,
    );
    await expect(readTemplateFolder(folder, '../')).rejects.toThrow(
      /leads out of the project/,
    );
  });
});

describe('openTemplate', () => {
  let builtIn: string;

  beforeEach(async () => {
    builtIn = join(folder, 'ours');
    for (const path of ['ours/kserve-model', 'ours/parts/ci', 'mine']) {
      await mkdir(join(folder, path), { recursive: true });
    }
    for (const path of ['ours/kserve-model', 'mine']) {
      await writeFile(join(folder, path, 'template.yaml'), DEFINITION);
    }
    await writeFile(join(folder, 'mine/a.txt'), 'a');
  });

  it('finds ours by name, and others by folder or file', async () => {
    for (const reference of [
      'kserve-model',
      join(folder, 'mine'),
      join(folder, 'mine/template.yaml'),
    ]) {
      const { template } = await openTemplate({ reference, builtIn });
      expect(template.title).toBe('Mine');
    }
  });

  it('lists what there is where there is none of that name', async () => {
    await expect(
      openTemplate({ reference: 'kserve-modle', builtIn }),
    ).rejects.toMatchObject({
      message: 'There is no template "kserve-modle"',
      hint: expect.stringContaining('The templates are mine;'),
    });
  });

  it('fetches a folder of a repository at a tag, and leaves nothing', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: folder,
        stdio: 'pipe',
        env: {
          ...process.env,
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@example.com',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@example.com',
        },
      });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '-m', 'x');
    git('tag', 'v1');
    const opened = await openTemplate({
      reference: `file://${folder}//mine?ref=v1`,
      builtIn,
    });
    const files = await opened.readTemplate('.');
    expect(files.map(({ path }) => path)).toContain('a.txt');
    await opened.close();
    await expect(opened.readTemplate('.')).rejects.toThrow();
  });

  it('tells what git says, without credentials', async () => {
    await expect(
      openTemplate({ reference: 'file://u:secret@/nowhere.git', builtIn }),
    ).rejects.toThrow(
      /^file:\/\/\/nowhere\.git cannot be fetched: (?!.*secret)/,
    );
  });
});
