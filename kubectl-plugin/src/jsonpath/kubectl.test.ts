import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usableKubectl } from '@modeldeck/simulated-cluster';
import { parseTemplate } from './parseTemplate';
import { renderTemplate } from './renderTemplate';

/** What `kubectl config view` fills its templates from. */
const config = {
  apiVersion: 'v1',
  clusters: [],
  contexts: [
    { context: { cluster: 'c1', namespace: 'n1', user: 'u1' }, name: 'a' },
    { context: { cluster: 'c2', user: 'u2' }, name: 'b.x' },
    { context: { cluster: 'c3', namespace: 'n3', user: 'u1' }, name: 'c' },
  ],
  'current-context': 'a',
  kind: 'Config',
  users: [{ name: 'u1', user: { 'as-groups': ['g1', 'g2'] } }],
};

const templates = [
  'text {.kind} text',
  '{.contexts[*].name}',
  '{.contexts.*.name}',
  '{.contexts.name}',
  '{.contexts[-1:].name}|{.contexts[0,2].name}|{.contexts[::2].name}',
  '{.contexts[5].name}',
  '{.contexts[0:9].name}',
  '{.contexts[2:1].name}',
  '{.kind[0]}',
  '{.clusters[*].name}',
  '{.nope.deeper}{.nope[0]}{.nope[?(@.x)]}',
  '{.contexts[?(@.context.namespace=="n1")].name}',
  '{.contexts[?(@.context.namespace!="n1")].name}',
  '{.contexts[?(@.context.namespace)].name}',
  '{.contexts[?(@.name<"b")].name}',
  "{.contexts[*]['name','context.cluster']}",
  '{range .contexts[*]}{.name}{"\\t"}{.context}{"\\n"}{end}',
  '{..name}',
  '{.users[0].user.as-groups}',
  "{'a'}{@.kind}{$.kind}",
  '{.contexts[?(@.nope<3)].name}',
  '{hello}',
  '{.a',
  '{end}',
];

const describeWithKubectl = usableKubectl() ? describe : describe.skip;

describeWithKubectl('beside the kubectl on PATH', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jsonpath-'));
  const kubeconfig = join(folder, 'kubeconfig');

  beforeAll(() => writeFileSync(kubeconfig, JSON.stringify(config)));
  afterAll(() => rmSync(folder, { recursive: true }));

  function asKubectl(template: string): string | undefined {
    try {
      return execFileSync(
        'kubectl',
        [
          '--kubeconfig',
          kubeconfig,
          'config',
          'view',
          '-o',
          `jsonpath=${template}`,
        ],
        { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
      );
    } catch {
      return undefined;
    }
  }

  function asWeDo(template: string): string | undefined {
    try {
      return renderTemplate(parseTemplate(template), config);
    } catch {
      return undefined;
    }
  }

  it.each(templates)('answers %s alike', template => {
    const words = (text: string | undefined) => text?.split(' ').sort();
    // Go visits maps in any order, which shows in `..name` only.
    expect(words(asWeDo(template))).toEqual(words(asKubectl(template)));
  });
});
