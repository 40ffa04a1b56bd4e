import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A credential plugin on disk, as cloud providers ship them, that hands out a fixed token. */
export class ExecCredential {
  private constructor(
    private readonly folder: string,
    readonly command: string,
    readonly args: readonly string[],
  ) {}

  static write(token: string): ExecCredential {
    const folder = mkdtempSync(join(tmpdir(), 'simulated-credential-'));
    const file = join(folder, 'credential.cjs');
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token },
    };
    const script = `process.stdout.write(${JSON.stringify(
      JSON.stringify(credential),
    )});\n`;
    writeFileSync(file, script, { mode: 0o600 });
    return new ExecCredential(folder, process.execPath, [file]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
