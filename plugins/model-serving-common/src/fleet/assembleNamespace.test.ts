import { servingPlatforms } from '../platforms/registry';
import type { ServingPlatform } from '../platforms/ServingPlatform';
import { namespaceOf, servicesOf } from '../platforms/testing/namespaceOf';
import { rawInferenceService } from '../platforms/kserve/testing/inferenceService';
import { assembleNamespace } from './assembleNamespace';

const MARK = { 'modeldeck.io/model-service': 'fraud' };

function deployment(name: string, more: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'team',
      uid: `d-${name}`,
      labels: MARK,
      ...more,
    },
    spec: { template: { metadata: { labels: MARK } } },
  };
}

const idsOf = (...objects: object[]) => servicesOf(objects).map(({ id }) => id);

describe('assembleNamespace', () => {
  it('tells services of one name and different kinds apart', () => {
    expect(idsOf(deployment('fraud-v1'), rawInferenceService())).toEqual([
      'simulated/team/deployment/fraud',
      'simulated/team/inferenceservice/fraud',
    ]);
  });

  it('makes one service of what owns a Deployment and the Deployment', () => {
    // KServe passes the labels of an InferenceService on to what it creates.
    const ownerReferences = [
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        name: 'fraud',
        uid: 'uid-fraud',
        controller: true,
      },
    ];
    expect(
      idsOf(
        deployment('fraud-predictor', { ownerReferences }),
        rawInferenceService({ labels: MARK }),
      ),
    ).toEqual(['simulated/team/inferenceservice/fraud']);
  });

  it('keeps a Deployment whose owner makes no service', () => {
    const ownerReferences = [
      { apiVersion: 'x/v1', kind: 'App', name: 'a', uid: 'a' },
    ];
    expect(idsOf(deployment('fraud-v1', { ownerReferences }))).toHaveLength(1);
  });

  it('orders services by name, whatever order their objects come in', () => {
    const named = (name: string) => rawInferenceService({ name });
    const ordered = idsOf(named('a'), named('b'), named('c'));
    expect(idsOf(named('c'), named('a'), named('b'))).toEqual(ordered);
  });

  it('tells a platform what those before it have made services of', () => {
    const seen: string[][] = [];
    const [inferenceServices] = servingPlatforms as [ServingPlatform];
    const objects = namespaceOf([rawInferenceService()]);
    const platform = (id: string, uids: string[]): ServingPlatform => ({
      id,
      title: id,
      resources: [],
      toModelServices(_, claimed = new Set()) {
        seen.push([...claimed]);
        const [claim] = inferenceServices.toModelServices(objects);
        return claim ? [{ ...claim, uids, ownerUids: [] }] : [];
      },
      findings: () => [],
    });
    const platforms = [platform('a', ['1', '2']), platform('b', ['3'])];
    expect(assembleNamespace(objects, platforms)).toHaveLength(2);
    expect(seen).toEqual([[], ['1', '2']]);
  });
});
