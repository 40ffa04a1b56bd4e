import { builtIn } from '../resources/ApiResource';
import { History, type StoreChange } from './History';
import { StoredObject } from './StoredObject';

const PODS = builtIn('', 'v1', 'pods', 'Pod');

function change(resourceVersion: number): StoreChange {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
  const current = new StoredObject(object, resourceVersion);
  return { type: 'MODIFIED', resource: PODS, current };
}

function historyOf(capacity: number, versions: number[]): History {
  const history = new History(capacity);
  versions.forEach(version => history.record(change(version)));
  return history;
}

function versionsSince(history: History, version: number): number[] {
  return history.since(version).map(({ current }) => current.resourceVersion);
}

describe('History', () => {
  it('gives what came after a version, which need not be one of its own', () => {
    const history = historyOf(10, [2, 5, 9]);
    expect(versionsSince(history, 0)).toEqual([2, 5, 9]);
    expect(versionsSince(history, 2)).toEqual([5, 9]);
    expect(versionsSince(history, 6)).toEqual([9]);
    expect(versionsSince(history, 9)).toEqual([]);
  });

  it('reaches back to the start until something is forgotten', () => {
    expect(historyOf(10, [2, 5]).reaches(0)).toBe(true);
  });

  it('does not claim to know what its capacity made it forget', () => {
    const history = historyOf(3, [1, 2, 3, 4, 5, 6, 7]);
    expect(versionsSince(history, 0)).toEqual([5, 6, 7]);
    expect(history.reaches(3)).toBe(false);
    expect(history.reaches(4)).toBe(true);
    expect(history.oldest).toBe(5);
  });

  it('is compacted up to a version, never back again', () => {
    const history = historyOf(10, [2, 5, 9]);
    history.forget(5);
    expect(history.reaches(4)).toBe(false);
    expect(history.reaches(5)).toBe(true);
    expect(versionsSince(history, 5)).toEqual([9]);
    history.forget(1);
    expect(history.reaches(4)).toBe(false);
  });
});
