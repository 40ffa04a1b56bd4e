import type { Gap } from '@modeldeck/plugin-model-serving-common';
import { mayBeHidden, mayHideServices } from './mayBeHidden';

const ISVC = 'inferenceservices.serving.kserve.io';
const service = { kind: 'inferenceservice', namespace: 'fraud' };

function gap(overrides: Partial<Gap>): Gap {
  return {
    resource: ISVC,
    state: 'failed',
    reason: 'r',
    consequence: 'c',
    ...overrides,
  };
}

describe('mayBeHidden', () => {
  it.each<[string, Gap[], boolean]>([
    ['no gap', [], false],
    ['a failed list of its kind', [gap({})], true],
    ['a forbidden list of its kind', [gap({ state: 'forbidden' })], true],
    ['a kind that is not served', [gap({ state: 'absent' })], false],
    ['its namespace', [gap({ namespace: 'fraud' })], true],
    ['another namespace', [gap({ namespace: 'search' })], false],
    ['pods, which are no services', [gap({ resource: 'pods' })], false],
    ['the second of two', [gap({ resource: 'pods' }), gap({})], true],
  ])('by %s', (_, gaps, expected) => {
    expect(mayBeHidden(service, gaps)).toBe(expected);
  });

  it('takes every gap to hide a kind that no platform names', () => {
    const unnamed = { kind: 'Novel', namespace: 'fraud' };
    expect(mayBeHidden(unnamed, [gap({ resource: 'pods' })])).toBe(true);
    expect(mayBeHidden(unnamed, [])).toBe(false);
  });
});

describe('mayHideServices', () => {
  it.each<[Gap, boolean]>([
    [gap({}), true],
    [gap({ namespace: 'search' }), true],
    [gap({ state: 'absent' }), false],
    [gap({ resource: 'pods' }), false],
  ])('%j: %s', (one, expected) => {
    expect(mayHideServices([one])).toBe(expected);
  });
});
