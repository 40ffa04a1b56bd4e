#!/usr/bin/env node
/**
 * Bundles `kubectl model` into dist/. Every `import()` in the sources becomes a file of its own
 * that is read only when it is reached: `--help` must not pay for TLS, nor `status` for OIDC.
 *
 * CommonJS, since esbuild splits only ES modules and those start slower; not minified, since that
 * is no faster and an uncaught error would print the whole file.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = join(root, 'dist');
const { version } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Chunk files by the module they start from; grows while bundles meet new `import()`s. */
const chunks = new Map([[join(root, 'src/main.ts'), 'main.cjs']]);

function chunkFor(entry) {
  const known = chunks.get(entry);
  if (known) {
    return known;
  }
  const name = nameOf(entry);
  const taken = new Set(chunks.values());
  let file = `${name}.cjs`;
  for (let n = 2; taken.has(file); n++) {
    file = `${name}-${n}.cjs`;
  }
  chunks.set(entry, file);
  return file;
}

/** A package's entry is named for the package, an index for its folder, all else for its file. */
function nameOf(entry) {
  const [, inPackages] = entry.split(/.*node_modules\//);
  const file = basename(entry).replace(/\.[^.]+$/, '');
  return (
    inPackages?.split('/')[0] ??
    (file === 'index' ? basename(dirname(entry)) : file)
  );
}

const splitDynamicImports = {
  name: 'split-dynamic-imports',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /.*/ }, async args => {
      if (args.kind !== 'dynamic-import' || args.pluginData === 'resolving') {
        return undefined;
      }
      const found = await resolve(args.path, {
        kind: args.kind,
        importer: args.importer,
        resolveDir: args.resolveDir,
        pluginData: 'resolving',
      });
      return found.external || found.errors.length > 0
        ? found
        : { path: `./${chunkFor(found.path)}`, external: true };
    });
  },
};

/** Only commander's: the exec credential plugins really start programs. */
const childProcessForCommander = {
  name: 'child-process-for-commander',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes(join('node_modules', 'commander'))
        ? { path: join(root, 'src/cli/childProcessShim.cjs') }
        : undefined,
    );
  },
};

for (const [entry, file] of chunks) {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: join(outdir, file),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // `import()` as `require`, which the compile cache covers.
    supported: { 'dynamic-import': false },
    // client-node's HTTP stack needs a newer Node than 20 and is never used here: the credentials
    // it finds are sent by the plugin's own client.
    alias: { undici: join(root, 'src/cluster/undiciShim.cjs') },
    define: { 'process.env.MODELDECK_VERSION': JSON.stringify(version) },
    plugins: [splitDynamicImports, childProcessForCommander],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  const [{ bytes }] = Object.values(metafile.outputs);
  process.stdout.write(
    `${relative(root, join(outdir, file)).padEnd(28)} ${Math.ceil(
      bytes / 1024,
    )} KB\n`,
  );
}

// The templates that the portal has, so that `kubectl model new` needs no network.
const templates = join(outdir, 'templates');
rmSync(templates, { recursive: true, force: true });
cpSync(
  join(root, '../plugins/scaffolder-backend-module-model-serving/templates'),
  templates,
  { recursive: true },
);
