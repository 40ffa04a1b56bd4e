import { unknown } from '../model/known';
import { inferenceApiEntity } from './inferenceApiEntity';
import { modelServerApiEntity } from './modelServerApiEntity';
import { service } from './testing/service';

const llm = service({
  runtime: { name: unknown('test'), protocol: 'openai' },
  endpoints: [
    { url: 'http://llm.team.svc.cluster.local', reach: 'cluster' },
    { url: 'https://llm.example', reach: 'external' },
  ],
});
const api = inferenceApiEntity(llm)!;

describe('modelServerApiEntity', () => {
  it('says what the server speaks, and where it can be reached from outside', () => {
    const { definition, ...spec } = api.spec;
    expect(modelServerApiEntity(api, llm)).toEqual({
      ...api,
      spec: {
        ...spec,
        definition,
        type: 'ai-model-server',
        serverType: 'openai-v1',
        serverUrl: 'https://llm.example/',
      },
    });
  });

  it('is none while no address is known', () => {
    expect(
      modelServerApiEntity(api, { ...llm, endpoints: [] }),
    ).toBeUndefined();
  });
});
