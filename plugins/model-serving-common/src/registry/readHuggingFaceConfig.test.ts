import { readHuggingFaceConfig } from './readHuggingFaceConfig';

describe('readHuggingFaceConfig', () => {
  it('tells the type of a model', () => {
    expect(
      readHuggingFaceConfig({
        model_type: 'qwen3\u001b[31m',
        transformers_version: '4.51.0',
      }),
    ).toMatchObject({
      flavors: [{ name: 'qwen3', version: '4.51.0' }],
      signature: { unknown: expect.stringContaining('does not tell') },
    });
  });

  it.each([undefined, [], {}, 'x'])('takes %j for nothing', document => {
    expect(readHuggingFaceConfig(document)).toHaveProperty('unknown');
  });

  it('goes on without a type', () => {
    expect(readHuggingFaceConfig({ hidden_size: 8 })).toMatchObject({
      flavors: [{ name: 'transformers' }],
    });
  });
});
