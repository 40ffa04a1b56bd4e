import { loadableModel } from './loadableModel';
import type { RegistryModel } from './RegistryModel';

const FRAUD: RegistryModel = {
  name: 'fraud',
  version: '3',
  aliases: [],
  storageUri: 's3://models/1/artifacts',
  found: true,
};

it('is what a manifest names', () => {
  expect(loadableModel(FRAUD)).toEqual({
    model: {
      name: 'fraud',
      version: '3',
      storageUri: 's3://models/1/artifacts',
      found: true,
    },
    remark:
      'Services load version 3 of the model fraud from s3://models/1/artifacts',
  });
});

it('is none where nothing loads from', () => {
  expect(
    loadableModel({ ...FRAUD, storageUri: { unknown: 'it lies on a laptop' } }),
  ).toEqual({
    problem:
      'No service can load version 3 of the model fraud: it lies on a laptop',
  });
});

it('tells that its files could not be looked for, and is a problem only if they have to be', () => {
  const model = { ...FRAUD, found: { unknown: 'no credentials' } };
  expect(loadableModel(model)).toMatchObject({
    model: { found: false },
    remark: expect.stringContaining('cannot be told: no credentials'),
  });
  expect(loadableModel(model, { requireFound: true })).toEqual({
    problem: expect.stringContaining('no credentials'),
  });
});
