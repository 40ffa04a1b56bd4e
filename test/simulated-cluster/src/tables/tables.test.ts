import { compileJsonPath } from '../json/jsonPath';
import type { KubeObject } from '../json/KubeObject';
import { humanDuration } from './humanDuration';
import { podReady, podRestarts, podStatus } from './podCells';

const NOW = new Date('2026-11-21T12:00:00Z');
const HOUR = 3600;

describe('humanDuration', () => {
  it.each([
    [0, '0s'],
    [119, '119s'],
    [121, '2m1s'],
    [600, '10m'],
    [3 * HOUR, '3h'],
    [3 * HOUR + 60, '3h1m'],
    [30 * HOUR, '30h'],
    [73 * HOUR, '3d1h'],
    [24 * 400 * HOUR, '400d'],
    [2 * 365 * 24 * HOUR, '2y'],
    [3 * 365 * 24 * HOUR + 30 * 24 * HOUR, '3y30d'],
    [9 * 365 * 24 * HOUR, '9y'],
    [8 * HOUR, '8h'],
    [8 * 24 * HOUR, '8d'],
    [48 * HOUR, '2d'],
    [-1.9, '0s'],
    [-2, '<invalid>'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(humanDuration(seconds * 1000)).toBe(text);
  });
});

describe('compileJsonPath', () => {
  const object = {
    a: { 'b.c': 1 },
    list: [
      { type: 'Ready', status: 'True' },
      { latest: true, n: 5 },
    ],
  };

  it.each([
    [".a['b\\.c']", [1]],
    ["['a']['b\\.c']", [1]],
    ['.list[*].type', ['Ready']],
    ['.list[1].n', [5]],
    [".list[?(@.type=='Ready')].status", ['True']],
    ['.list[?(@.latest==true)].n', [5]],
    ['.absent.field', []],
  ])('%s', (path, expected) => {
    expect(compileJsonPath(path)(object)).toEqual(expected);
  });

  it('refuses what it does not know', () => {
    expect(() => compileJsonPath('.a..b')).toThrow('.a..b');
  });
});

describe('the columns of a pod', () => {
  function pod(status: object, init: object[] = []): KubeObject {
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'c' }], initContainers: init },
      status,
    };
  }

  it.each<[string, KubeObject, [string, string, string]]>([
    [
      'running',
      pod({
        phase: 'Running',
        containerStatuses: [
          { ready: true, restartCount: 0, state: { running: {} } },
        ],
      }),
      ['1/1', 'Running', '0'],
    ],
    [
      'crashing',
      pod({
        phase: 'Running',
        containerStatuses: [
          {
            ready: false,
            restartCount: 3,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { finishedAt: '2026-11-21T11:59:00Z' } },
          },
        ],
      }),
      ['0/1', 'CrashLoopBackOff', '3 (60s ago)'],
    ],
    [
      'failing to initialise',
      pod(
        {
          phase: 'Pending',
          initContainerStatuses: [
            { name: 'i', state: { waiting: { reason: 'ErrImagePull' } } },
          ],
        },
        [{ name: 'i' }],
      ),
      ['0/1', 'Init:ErrImagePull', '0'],
    ],
    [
      'with a native sidecar',
      pod(
        {
          phase: 'Running',
          initContainerStatuses: [
            { name: 's', ready: true, started: true, state: { running: {} } },
          ],
          containerStatuses: [
            {
              ready: false,
              state: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
            },
          ],
        },
        [{ name: 's', restartPolicy: 'Always' }],
      ),
      ['1/2', 'OOMKilled', '0'],
    ],
  ])('%s', (_, object, expected) => {
    expect([
      podReady(object),
      podStatus(object),
      podRestarts(object, NOW),
    ]).toEqual(expected);
  });
});
