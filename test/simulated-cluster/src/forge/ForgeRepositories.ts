import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRef, isRepositoryName } from './forgeNames';
import { ForgeRefusal } from './ForgeRefusal';
import { git } from './git';

export interface ForgeRepository {
  id: number;
  owner: string;
  name: string;
  description: string;
  isPrivate: boolean;
  /** of the bare repository */
  folder: string;
}

export interface NewRepository {
  owner: string;
  name: unknown;
  description?: unknown;
  isPrivate?: unknown;
}

/** Bare repositories in a folder of their own, which goes when it is closed. */
export class ForgeRepositories {
  private readonly repositories = new Map<string, ForgeRepository>();

  private constructor(
    readonly root: string,
    private readonly organizations: readonly string[],
  ) {}

  static async open(
    organizations: readonly string[],
    parent: string,
  ): Promise<ForgeRepositories> {
    await mkdir(parent, { recursive: true });
    const root = await mkdtemp(join(parent, 'simulated-forge-'));
    return new ForgeRepositories(root, organizations);
  }

  async close(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  organization(name: string): string {
    if (!this.organizations.includes(name)) {
      throw new ForgeRefusal(404, 'GetOrgByName');
    }
    return name;
  }

  find(owner: string, name: string): ForgeRepository {
    const found = this.repositories.get(keyOf(owner, name));
    if (!found) {
      throw new ForgeRefusal(404, "The target couldn't be found.");
    }
    return found;
  }

  /** With no commit in it, as Gitea does unless told otherwise. */
  async create(wanted: NewRepository): Promise<ForgeRepository> {
    const owner = this.organization(wanted.owner);
    const { name, description = '', isPrivate } = wanted;
    if (!isRepositoryName(name)) {
      throw new ForgeRefusal(422, `[Name]: ${name} is no name of a repository`);
    }
    const key = keyOf(owner, name);
    if (this.repositories.has(key)) {
      throw new ForgeRefusal(
        409,
        'The repository with the same name already exists.',
      );
    }
    const repository: ForgeRepository = {
      id: this.repositories.size + 1,
      owner,
      name,
      description: String(description),
      isPrivate: isPrivate === true,
      folder: join(this.root, `${key}.git`),
    };
    this.repositories.set(key, repository);
    await git(
      // Without a template there are no hooks, either.
      ['init', '--bare', '-q', '-b', 'main', '--template=', repository.folder],
      this.root,
    );
    return repository;
  }

  async commit(repository: ForgeRepository, ref: string): Promise<string> {
    const printed = await this.ask(repository, ref, name => [
      'rev-parse',
      '--verify',
      `${name}^{commit}`,
    ]);
    return printed.toString().trim();
  }

  /** Paths of all files, those of folders too. */
  async paths(repository: ForgeRepository, ref: string): Promise<string[]> {
    const printed = await this.ask(repository, ref, name => [
      'ls-tree',
      '-r',
      '-z',
      '--name-only',
      name,
    ]);
    return printed.toString().split('\0').filter(Boolean);
  }

  file(
    repository: ForgeRepository,
    ref: string,
    path: string,
  ): Promise<Buffer> {
    return this.ask(repository, ref, name => [
      'cat-file',
      'blob',
      `${name}:${path}`,
    ]);
  }

  archive(repository: ForgeRepository, ref: string): Promise<Buffer> {
    return this.ask(repository, ref, name => [
      'archive',
      '--format=tar.gz',
      `--prefix=${repository.name}/`,
      name,
    ]);
  }

  private async ask(
    { folder }: ForgeRepository,
    ref: string,
    args: (ref: string) => string[],
  ): Promise<Buffer> {
    if (!isRef(ref)) {
      throw new ForgeRefusal(404, `there is no ${ref}`);
    }
    return git(args(ref), folder).catch(() => {
      throw new ForgeRefusal(404, 'object does not exist');
    });
  }
}

/** Names are the same in capitals, and lie in small letters. */
function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}
