import { optionRefusals, titlesOf } from './optionRefusals';

const SETTINGS = { poolKey: 'modeldeck.io/node-pool' };

const asked = (...fields: string[]) =>
  new Map(fields.map(field => [field, field.toUpperCase()]));

const NEEDS_KNATIVE = { mode: 'Standard', minReplicas: 0, maxReplicas: 3 };

describe('optionRefusals', () => {
  const refusals = (
    answers: Record<string, unknown>,
    fields: string[],
    settings: typeof SETTINGS | undefined = SETTINGS,
  ) =>
    optionRefusals({
      template: 'kserve-model',
      answers,
      settings,
      asked: asked(...fields),
    });

  it('refuses what was asked for and does not go together', () => {
    const [refusal, ...others] = refusals(NEEDS_KNATIVE, [
      'mode',
      'minReplicas',
      'maxReplicas',
    ]);
    expect(others).toEqual([]);
    expect(refusal?.reason).toMatch(/^Only Knative starts a service/);
    expect(titlesOf(refusal!, asked('mode'))).toBe('minReplicas, MODE');
  });

  it('waits for what is asked for later', () => {
    expect(refusals(NEEDS_KNATIVE, ['minReplicas', 'maxReplicas'])).toEqual([]);
  });

  it('refuses nothing for settings that it does not know', () => {
    const answers = {
      format: 'triton',
      mode: 'Standard',
      accelerator: 'nvidia.com/gpu',
      acceleratorCount: 1,
    };
    const fields = ['format', 'mode', 'accelerator'];
    expect(refusals(answers, fields)).toHaveLength(1);
    expect(
      optionRefusals({
        template: 'kserve-model',
        answers,
        settings: undefined,
        asked: asked(...fields),
      }),
    ).toEqual([]);
  });

  it('knows nothing of templates of somebody else', () => {
    expect(
      optionRefusals({
        template: 'theirs',
        answers: NEEDS_KNATIVE,
        settings: SETTINGS,
        asked: asked('mode', 'minReplicas'),
      }),
    ).toEqual([]);
  });
});
