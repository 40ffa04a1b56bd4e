import fc from 'fast-check';
import { recognitionRuleProblems } from '../recognition/recognitionRuleProblems';
import { readSettings } from './readSettings';
import { DEFAULT_SETTINGS } from './ServingSettings';

const rulesOf = (...rules: unknown[]) =>
  readSettings({ recognition: { rules } });

describe('readSettings', () => {
  it.each([undefined, null, {}, { recognition: {} }])(
    'keeps the defaults for %j',
    raw => {
      expect(readSettings(raw)).toEqual({
        settings: DEFAULT_SETTINGS,
        problems: [],
      });
    },
  );

  it('reads what is there', () => {
    const rule = {
      name: 'plumber',
      kinds: ['Deployment', 'KnativeService'],
      namespaces: ['ml-*'],
      labels: 'runtime=plumber',
      images: ['registry.example:5000/ml/r-plumber:*'],
      ports: [8000],
      serviceLabel: 'app',
      runtime: 'Plumber',
      protocol: 'openapi',
      format: 'R',
    };
    expect(
      readSettings({
        ownerKeys: ['team'],
        systemKeys: ['product', 'product'],
        recognition: { rules: [rule] },
        canaryPolicy: {
          errorBudget: '1%',
          minimumRequests: 500,
          autoRollback: true,
        },
      }),
    ).toEqual({
      settings: {
        ownerKeys: ['team'],
        systemKeys: ['product'],
        recognitionRules: [rule],
        gpu: DEFAULT_SETTINGS.gpu,
        canaryPolicy: {
          errorBudget: 0.01,
          minimumRequests: 500,
          autoRollback: true,
        },
      },
      problems: [],
    });
  });

  it('leaves a rule out that lacks a condition by mistake, and keeps the others', () => {
    const sound = { name: 'sound', images: ['ml/uwsgi'] };
    const { settings, problems } = rulesOf(
      { name: 'typo', images: ['ml/uwsgi'], namespace: ['ml-*'] },
      { name: 'malformed', images: ['ml/uwsgi'], ports: ['8000'] },
      { name: 'kind', images: ['ml/uwsgi'], kinds: ['Pod'] },
      { name: 'wide', ports: [80] },
      sound,
      { ...sound, ports: [80] },
      'text',
    );
    expect(settings.recognitionRules.map(({ name }) => name)).toEqual([
      'sound',
    ]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^recognition.rules\[0\] \(typo\) is left out: "namespace" is no field/,
      ),
      expect.stringMatching(/\[1\] \(malformed\) .*ports.0: expected integer$/),
      expect.stringMatching(/\[2\] \(kind\) .*kinds.0: expected kind/),
      expect.stringMatching(/\[3\] \(wide\) .*neither images nor/),
      expect.stringMatching(/\[5\] \(sound\) .*another rule is called "sound"/),
      expect.stringMatching(/\[6\] is left out: .*expected map$/),
    ]);
  });

  it.each<[unknown, RegExp]>([
    [{ recogniton: {} }, /^"recogniton" is no field here; there are ownerKeys/],
    [
      { recognition: { rule: [] } },
      /^"rule" is no field here; there are rules/,
    ],
    [{ ownerKeys: 'team' }, /^ownerKeys: expected list$/],
    [{ ownerKeys: ['a b'] }, /^ownerKeys: "a b" is no key/],
    ['text', /^settings: expected map$/],
    [{ canaryPolicy: { errorBudgets: 1 } }, /^canaryPolicy: "errorBudgets" is/],
    [
      { canaryPolicy: { errorBudget: 2 } },
      /^canaryPolicy.errorBudget: expected a share/,
    ],
    [
      { canaryPolicy: { autoRollback: 'yes' } },
      /^canaryPolicy.autoRollback: expected boolean/,
    ],
    [{ canaryPolicy: [] }, /^canaryPolicy: expected map$/],
    [{ recognition: { rules: {} } }, /^recognition.rules: expected list$/],
  ])('tells what is wrong with %j and keeps the defaults', (raw, problem) => {
    const { settings, problems } = readSettings(raw);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('never throws, and lets only sound rules through, each name once', () => {
    const field = fc.oneof(
      fc.constantFrom('a', 'ml/*', '**', 'x in (', 80, 0, null),
      fc.array(fc.constantFrom('Deployment', 'ml/*', '**', 80, {})),
    );
    const rule = fc.dictionary(
      fc.constantFrom('name', 'kinds', 'images', 'labels', 'ports', 'nmae'),
      field,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ recognition: fc.record({ rules: fc.array(rule) }) }),
        ),
        raw => {
          const { recognitionRules } = readSettings(raw).settings;
          expect(recognitionRules.flatMap(recognitionRuleProblems)).toEqual([]);
          const names = recognitionRules.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
        },
      ),
    );
  });
});
