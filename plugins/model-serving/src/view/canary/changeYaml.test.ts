import { aPlan } from '../../__testUtils__/plans';
import { changeYaml } from './changeYaml';

const [write] = aPlan().writes;

describe('changeYaml', () => {
  it('is the object with only what is to change', () => {
    expect(changeYaml(write!)).toBe(
      [
        'apiVersion: serving.kserve.io/v1beta1',
        'kind: InferenceService',
        'spec:',
        '  predictor:',
        '    canaryTrafficPercent: null # remove the field',
        'metadata:',
        '  name: fraud',
        '  namespace: payments',
      ].join('\n'),
    );
  });

  it('keeps labels that the patch sets, and quotes what YAML would misread', () => {
    const patch = {
      metadata: { annotations: { 'a.io/x': 'no', 'a.io/y': '5', z: 'a: b' } },
      spec: { weights: [90, 10], empty: {} },
    };
    expect(changeYaml({ ...write!, patch })).toContain(
      [
        'metadata:',
        '  annotations:',
        '    a.io/x: "no"',
        '    a.io/y: "5"',
        '    z: "a: b"',
        '  name: fraud',
      ].join('\n'),
    );
    expect(changeYaml({ ...write!, patch })).toContain(
      'spec:\n  weights:\n    - 90\n    - 10\n  empty: {}',
    );
  });

  it('lists the operations of a JSON patch', () => {
    const patch = [
      { op: 'test', path: '/spec/x', value: 'a' },
      { op: 'replace', path: '/spec/y', value: { z: 1 } },
    ];
    expect(changeYaml({ ...write!, type: 'json', patch })).toBe(
      [
        '# JSON patch of InferenceService/fraud in payments',
        '- op: test',
        '  path: /spec/x',
        '  value: a',
        '- op: replace',
        '  path: /spec/y',
        '  value:',
        '    z: 1',
      ].join('\n'),
    );
  });

  it('ends, however deep a patch is', () => {
    let patch: unknown = 1;
    for (let depth = 0; depth < 10_000; depth++) {
      patch = { a: patch };
    }
    expect(changeYaml({ ...write!, patch })).toContain(
      '# deeper than is shown',
    );
  });
});
