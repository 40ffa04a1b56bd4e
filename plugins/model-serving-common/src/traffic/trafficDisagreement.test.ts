import { unknown } from '../model/known';
import { findingSchema } from '../model/findingSchema';
import type { Revision, TrafficShare } from '../model/types';
import { NOT_OBSERVED } from './trafficOf';
import { trafficDisagreement } from './trafficDisagreement';

function share(percent: number | undefined, source: string): TrafficShare {
  return percent === undefined ? unknown('forbidden') : { percent, source };
}

function revision(
  name: string,
  declared?: number,
  programmed?: number,
): Revision {
  return {
    name,
    role: 'stable',
    modelVersion: unknown('test'),
    storageUri: unknown('test'),
    replicas: { wanted: 1, ready: 1 },
    pods: [],
    traffic: {
      declared: share(declared, 'spec.canary[0]'),
      programmed: share(programmed, 'HTTPRoute/fraud'),
      observed: NOT_OBSERVED,
    },
    accelerators: [],
  };
}

function disagreement(...revisions: Revision[]) {
  return trafficDisagreement({
    kind: 'InferenceService',
    name: 'fraud',
    revisions,
  });
}

describe('trafficDisagreement', () => {
  it('says who gets what', () => {
    const finding = disagreement(
      revision('v1', 80, 100),
      revision('v2', 20, 0),
    );
    expect(finding).toMatchObject({
      rule: 'traffic-disagreement',
      severity: 'warning',
      subject: 'InferenceService/fraud',
      cause:
        'revision v1 gets 100 %, not the 80 % asked for; revision v2 gets 0 %, not the 20 % asked for',
      fix: 'requests follow HTTPRoute/fraud, not spec.canary[0]: find out why the two differ',
    });
    expect(finding?.evidence).toHaveLength(4);
    expect(findingSchema.parse(finding)).toEqual(finding);
  });

  it.each([
    ['agree', 80, 80],
    ['differ by rounding', 33.3, 33.8],
    ['are not both known', 80, undefined],
    ['are not known', undefined, undefined],
  ])('is none when they %s', (_, declared, programmed) => {
    expect(disagreement(revision('v1', declared, programmed))).toBeUndefined();
  });

  it('begins just beyond what rounding explains', () => {
    expect(disagreement(revision('v1', 33, 33.51))).toBeDefined();
  });

  it('quotes hostile names as plain text', () => {
    expect(disagreement(revision('\u001b[31mv1\n', 80, 10))?.cause).toMatch(
      /^revision v1 gets/,
    );
  });
});
