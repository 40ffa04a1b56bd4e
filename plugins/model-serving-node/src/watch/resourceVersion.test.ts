import { isOlder } from './resourceVersion';

describe('isOlder', () => {
  it.each([
    ['9', '10', true],
    ['10', '9', false],
    ['10', '10', false],
    ['9007199254740993', '9007199254740994', true],
    ['10', undefined, false],
    ['', '10', false],
    ['abc', '10', false],
    ['10', 'abc', false],
    ['010', '11', false],
  ])('%s than %s: %s', (version, than, expected) => {
    expect(isOlder(version, than)).toBe(expected);
  });
});
