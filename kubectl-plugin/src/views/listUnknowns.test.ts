import { unknown } from '@modeldeck/plugin-model-serving-common';
import { pod, revision, service } from '../__fixtures__/services';
import { listUnknowns } from './listUnknowns';

const known = {
  model: { name: 'm', version: 'v1', format: 'onnx', storageUri: 's3://m' },
  runtime: { name: 'r', protocol: 'v2' },
  scaling: { min: 1, max: 2 },
  registry: {
    system: 'MLflow',
    model: 'm',
    version: '1',
    url: 'https://mlflow.example.com/m',
  },
  owner: 'ana',
  system: 'risk',
  createdAt: '2026-11-18T12:00:00Z',
  revisions: [],
};

describe('listUnknowns', () => {
  it('is empty when all is known', () => {
    expect(listUnknowns(service(known))).toEqual([]);
  });

  it('gives each reason once, with all that it hides', () => {
    expect(
      listUnknowns(
        service({
          ...known,
          owner: unknown('no label'),
          system: unknown('no label'),
          createdAt: unknown('no timestamp'),
        }),
      ),
    ).toEqual([
      { reason: 'no label', what: ['owner', 'system'] },
      { reason: 'no timestamp', what: ['age'] },
    ]);
  });

  it('says once what several revisions and pods lack', () => {
    const lacking = revision({
      replicas: { wanted: 1, ready: unknown('pods are forbidden') },
      pods: [
        pod({ node: unknown('not scheduled') }),
        pod({ node: unknown('not scheduled') }),
      ],
    });
    const groups = listUnknowns(
      service({ ...known, revisions: [lacking, lacking] }),
    );
    expect(groups).toContainEqual({
      reason: 'pods are forbidden',
      what: ['replicas ready'],
    });
    expect(groups).toContainEqual({
      reason: 'not scheduled',
      what: ['node of a pod'],
    });
  });

  it('takes zero for known', () => {
    expect(
      listUnknowns(service({ ...known, scaling: { min: 0, max: 0 } })),
    ).toEqual([]);
  });
});
