import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggedVersion, Manifest } from '@modeldeck/simulated-cluster';
import { parse as parseYaml } from 'yaml';
import type { FakeSeries } from './FakePrometheus';
import type { BinaryResult } from './runBinary';

/** What a golden file says about its case, as YAML before the first `---`. */
export interface GoldenSetup {
  /** what is typed after `kubectl model`, as a shell would split it */
  args: string[];
  /** files beside the command, by name; `$FILES` in `args` and `env` is where they are */
  files?: Record<string, string>;
  /** what is on the cluster; several are loaded together */
  scenarios?: string[];
  /** what is there besides, as manifests */
  objects?: Manifest[];
  /** what controllers have acted on, one after the other; they go on acting */
  history?: Manifest[];
  /** what a Prometheus has kept, which `$PROMETHEUS` in `args` is the address of */
  prometheus?: FakeSeries;
  /** versions of a model registry, which `$MLFLOW` in `env` is the address of */
  models?: LoggedVersion[];
  /** it writes: no other case may meet the same cluster */
  writes?: boolean;
  /** typed on the terminal, line by line */
  answers?: string[];
  /** stdout is a terminal this wide; left out: a pipe */
  columns?: number;
  env?: Record<string, string>;
  /** the context's namespace */
  namespace?: string;
  forbid?: Array<{ resource: string; subresource?: string; verb?: string }>;
  fail?: { resource: string; status: number; verb?: string; times?: number };
  hang?: boolean;
  expired?: boolean;
  withdraw?: string[];
  /** no kubeconfig file, or one that points nowhere */
  kubeconfig?: 'missing' | 'unreachable';
}

/** A command line, what it meets, and everything it must answer. */
export interface GoldenCase {
  name: string;
  setup: GoldenSetup;
  expected: string;
}

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const folder = join(__dirname, '..', '..', 'testdata');
const SEPARATOR = '\n--- stdout\n';

export function readGoldenCases(): GoldenCase[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.golden'))
    .sort()
    .map(name => {
      const content = readFileSync(join(folder, name), 'utf8');
      const [setup = ''] = content.split(SEPARATOR);
      return {
        name,
        setup: parseYaml(setup) as GoldenSetup,
        expected: content.slice(setup.trimEnd().length),
      };
    });
}

/** Puts a new answer behind the setup of a case. */
export function updateGolden({ name }: GoldenCase, actual: string): void {
  const path = join(folder, name);
  const [setup = ''] = readFileSync(path, 'utf8').split(SEPARATOR);
  writeFileSync(path, setup.trimEnd() + actual);
}

/** An answer as golden files hold it: escapes visible, nothing that differs from run to run. */
export function goldenText(
  { stdout, stderr, code }: BinaryResult,
  replacements: ReadonlyArray<[from: string | RegExp, to: string]>,
): string {
  const text = [
    SEPARATOR,
    stdout,
    '--- stderr\n',
    stderr,
    `--- exit code ${code}\n`,
  ].join('');
  return replacements.reduce(
    (result, [from, to]) => result.replaceAll(from, to),
    text.replaceAll('\x1b', '\\e'),
  );
}
