import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';
import { parse, parseAllDocuments } from 'yaml';
import { printChange } from './printChange';
import { printYaml } from './printYaml';

const OBJECT = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  plural: 'httproutes',
  namespace: 'team',
  name: 'web',
};

const MERGE: PlannedWrite = {
  object: OBJECT,
  guard: { uid: 'u', resourceVersion: '1' },
  type: 'merge',
  patch: { metadata: { labels: { a: 'b' } }, spec: { percent: null } },
  summary: '',
};

const OPERATIONS = [
  { op: 'replace', path: '/spec/rules/0/name', value: 'two\nlines \u001b[2J' },
];

describe('printChange', () => {
  it('prints a merge patch as the part of the object that it is', () => {
    expect(parse(printChange([MERGE], printYaml))).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { namespace: 'team', name: 'web', labels: { a: 'b' } },
      spec: { percent: null },
    });
  });

  it('prints a JSON patch as kustomize takes it, and nothing that a terminal obeys', () => {
    const json: PlannedWrite = { ...MERGE, type: 'json', patch: OPERATIONS };
    const text = printChange([json, MERGE], printYaml);
    expect(text).not.toContain('\u001b');
    const [first, second] = parseAllDocuments(text).map(one => one.toJS());
    expect(first.target).toEqual({
      group: 'gateway.networking.k8s.io',
      kind: 'HTTPRoute',
      namespace: 'team',
      name: 'web',
    });
    expect(parse(first.patch)).toEqual(OPERATIONS);
    expect(second.kind).toBe('HTTPRoute');
  });
});
