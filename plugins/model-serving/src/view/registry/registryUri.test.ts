import { parseMlflowUri } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import {
  aliasUri,
  namesVersion,
  searchTextOf,
  versionUri,
} from './registryUri';

describe('searchTextOf', () => {
  it.each([
    ['', ''],
    [' fraud', 'fraud'],
    ['models:/fra', 'fra'],
    ['models:/fraud/3', 'fraud'],
    ['models:/fraud@champion', 'fraud'],
    ['models:/my%20model', 'my model'],
    ['models:/100%', '100%'],
    ['s3://bucket/fraud', undefined],
    ['hf://', undefined],
    ['abfss://x', undefined],
  ])('%j', (typed, text) => {
    expect(searchTextOf(typed)).toBe(text);
  });
});

/** MLflow allows neither `/` nor `:` in a name. */
const NAME = fc
  .string({ minLength: 1, unit: 'binary' })
  .filter(name => !/[/:]/.test(name) && !/^m-[0-9a-f]{32}$/.test(name));

describe('a URI of the registry', () => {
  it('is read as what it was made of', () => {
    fc.assert(
      fc.property(NAME, NAME, fc.nat(), (model, alias, number) => {
        const version = String(number);
        expect(parseMlflowUri(versionUri(model, version))).toEqual({
          kind: 'version',
          model,
          version,
        });
        expect(parseMlflowUri(aliasUri(model, alias))).toEqual({
          kind: 'alias',
          model,
          alias,
        });
      }),
    );
  });

  it('can be asked about once it names a version', () => {
    expect(namesVersion('models:/fraud/3')).toBe(true);
    expect(namesVersion(' models:/fraud@champion ')).toBe(true);
    expect(namesVersion('models:/fraud')).toBe(false);
    expect(namesVersion('runs:/1/model')).toBe(false);
    expect(namesVersion('s3://models/fraud')).toBe(false);
  });
});
