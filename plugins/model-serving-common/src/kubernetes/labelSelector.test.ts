import { FieldReader } from './FieldReader';
import { matchesSelector, readLabelSelector } from './labelSelector';

const LABELS = { app: 'fraud', version: 'v1' };

function selector(raw: unknown) {
  return readLabelSelector(FieldReader.of(raw));
}

function expression(key: string, operator: string, values?: string[]) {
  return selector({ matchExpressions: [{ key, operator, values }] });
}

describe('matchesSelector', () => {
  it('matches nothing when absent and everything when empty', () => {
    expect(matchesSelector(selector(undefined), LABELS)).toBe(false);
    expect(matchesSelector(selector({}), LABELS)).toBe(true);
  });

  it('wants all labels', () => {
    expect(
      matchesSelector(selector({ matchLabels: { app: 'fraud' } }), LABELS),
    ).toBe(true);
    expect(
      matchesSelector(
        selector({ matchLabels: { app: 'fraud', tier: 'x' } }),
        LABELS,
      ),
    ).toBe(false);
  });

  it.each([
    ['version', 'In', ['v1', 'v2'], true],
    ['version', 'In', ['v2'], false],
    ['version', 'NotIn', ['v2'], true],
    ['version', 'NotIn', ['v1'], false],
    ['tier', 'NotIn', ['x'], true],
    ['tier', 'Exists', [], false],
    ['app', 'Exists', [], true],
    ['tier', 'DoesNotExist', [], true],
    ['app', 'DoesNotExist', [], false],
    ['app', 'Gt', ['1'], false],
    ['constructor', 'Exists', [], false],
  ])('%s %s %j is %s', (key, operator, values, expected) => {
    expect(matchesSelector(expression(key, operator, values), LABELS)).toBe(
      expected,
    );
  });
});
