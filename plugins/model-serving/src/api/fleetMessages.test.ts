import { aFleet, aService } from '../__testUtils__/services';
import { parseChange, parseFleet } from './fleetMessages';

describe('parseFleet', () => {
  it('reads a list', () => {
    const fleet = aFleet([aService()]);
    expect(parseFleet(JSON.stringify(fleet))).toEqual(fleet);
  });

  it.each([
    ['another version', { ...aFleet([]), apiVersion: 'modeldeck.io/v2' }],
    ['another kind', { ...aFleet([]), kind: 'Status' }],
    ['no items', { ...aFleet([]), items: undefined }],
    ['nothing', null],
  ])('refuses %s and says what to do', (_, value) => {
    expect(() => parseFleet(JSON.stringify(value))).toThrow(
      /Install the same version of both plugins/,
    );
  });

  it('refuses what is no JSON', () => {
    expect(() => parseFleet('<html>')).toThrow(/no JSON/);
  });
});

describe('parseChange', () => {
  it('reads a change; clusters may be left out', () => {
    expect(parseChange('{"changed":[],"removed":["a"]}')).toEqual({
      changed: [],
      removed: ['a'],
      clusters: [],
    });
  });

  it('refuses a change without its lists', () => {
    expect(() => parseChange('{"changed":[]}')).toThrow(/"removed"/);
  });
});
