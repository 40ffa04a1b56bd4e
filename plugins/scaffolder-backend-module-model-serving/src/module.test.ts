import type { RegistryModel } from '@modeldeck/plugin-model-serving-common';
import { renderCase } from './__testUtils__/renderCase';
import { TEMPLATE_CASES } from './__testUtils__/templateCases';
import { TemplatePortal } from './__testUtils__/TemplatePortal';

const FRAUD: RegistryModel = {
  name: 'fraud',
  version: '7',
  aliases: ['champion'],
  storageUri: 's3://models/1/models/m-1/artifacts',
  found: true,
};

let portal: TemplatePortal;

beforeAll(async () => {
  portal = await TemplatePortal.start();
  portal.answers = { 'GET /registry/model': FRAUD };
});

afterAll(() => portal.stop());

describe("the portal's scaffolder", () => {
  it.each(TEMPLATE_CASES)(
    'makes of $template the files of the terminal, byte for byte: $name',
    async ({ template, answers }) => {
      expect(await portal.files(template, answers)).toEqual(
        await renderCase({ template, answers }),
      );
    },
  );

  it.each(['kserve-model', 'kserve-llm', 'seldon-graph', 'seldon-experiment'])(
    'makes a %s of a model in the registry as the terminal does',
    async template => {
      const answers = {
        name: 'credit-score',
        owner: 'group:default/fraud',
        namespace: 'fraud',
        storageUri: 'models:/fraud@champion',
      };
      const files = await renderCase(
        { template, answers },
        { findModel: async () => FRAUD },
      );
      expect(JSON.stringify(files)).toContain(FRAUD.storageUri);
      expect(JSON.stringify(files)).not.toContain('models:/');
      expect(await portal.files(template, answers)).toEqual(files);
    },
  );

  it('refuses answers that make no sense together, with the reason', async () => {
    const { body } = await portal.dryRun('kserve-model', {
      name: 'a',
      owner: 'group:a',
      namespace: 'a',
      format: 'mlflow',
      storageUri: 's3://a/b',
      minReplicas: 5,
      maxReplicas: 2,
    });
    expect(JSON.stringify(body)).toContain(
      'At most 2 replicas are fewer than the 5 that are always kept',
    );
  });

  it('lists the actions with examples and schemas', async () => {
    const { body } = await portal.get('/api/scaffolder/v2/actions');
    const ours = body.filter(({ id }: { id: string }) =>
      id.startsWith('model-serving:'),
    );
    expect(ours.map(({ id }: { id: string }) => id).sort()).toEqual([
      'model-serving:deploy',
      'model-serving:fit',
      'model-serving:parts',
      'model-serving:preflight',
      'model-serving:project',
      'model-serving:register',
      'model-serving:resolve-model',
      'model-serving:start-canary',
      'model-serving:validate',
    ]);
    for (const { examples, schema } of ours) {
      expect(examples.length).toBeGreaterThan(0);
      expect(schema.input.type).toBe('object');
    }
  });
});
