import type { ProjectFile } from './ProjectFile';
import { projectPath } from './projectPath';

/**
 * The files of a project while its template runs. They are in memory, so that nothing is written
 * before all of it is known, and no link of a file system can lead a template elsewhere.
 *
 * @public
 */
export class Project {
  private readonly files = new Map<string, ProjectFile>();

  /** Keeps what is there already, unless it is to be replaced. */
  add(file: ProjectFile, { replace = false } = {}): void {
    const path = projectPath(file.path);
    if (replace || !this.files.has(path)) {
      this.files.set(path, { ...file, path });
    }
  }

  /** Of a file or of a folder; what is not there is no error, as with `rm -f`. */
  remove(path: string): void {
    for (const file of this.at(path)) {
      this.files.delete(file.path);
    }
  }

  /** Moves a file or a folder; false where there is none. */
  move(from: string, to: string, { replace = false } = {}): boolean {
    const source = projectPath(from);
    const target = projectPath(to);
    const files = this.at(source);
    for (const file of files) {
      this.files.delete(file.path);
      this.add(
        { ...file, path: `${target}${file.path.slice(source.length)}` },
        { replace },
      );
    }
    return files.length > 0;
  }

  /** In the order of their paths. */
  list(): ProjectFile[] {
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private at(path: string): ProjectFile[] {
    const place = projectPath(path);
    return [...this.files.values()].filter(
      file =>
        place === '' ||
        file.path === place ||
        file.path.startsWith(`${place}/`),
    );
  }
}
