import { plannedWrite } from '../../__fixtures__/plannedWrite';
import { patchRequest } from './patchRequest';

function sent(write = plannedWrite(), dryRun = false) {
  const { path, patch } = patchRequest(write, 'kubectl-model', { dryRun });
  return {
    path,
    type: patch?.contentType,
    body: JSON.parse(patch?.json ?? ''),
  };
}

describe('patchRequest', () => {
  it('puts the guard of a merge patch into the object itself', () => {
    expect(sent()).toEqual({
      path: '/apis/serving.kserve.io/v1beta1/namespaces/fraud/inferenceservices/scorer?fieldManager=kubectl-model&fieldValidation=Strict',
      type: 'application/merge-patch+json',
      body: {
        metadata: { uid: 'u', resourceVersion: '7' },
        spec: { predictor: { canaryTrafficPercent: null } },
      },
    });
  });

  it('tests the guard before a JSON patch does anything', () => {
    const replace = { op: 'replace', path: '/spec/replicas', value: 2 };
    expect(
      sent(plannedWrite({ type: 'json', patch: [replace] })),
    ).toMatchObject({
      type: 'application/json-patch+json',
      body: [
        { op: 'test', path: '/metadata/uid', value: 'u' },
        { op: 'test', path: '/metadata/resourceVersion', value: '7' },
        replace,
      ],
    });
  });

  it('keeps what else a merge patch says of the metadata', () => {
    const patch = { metadata: { annotations: { a: 'b' } } };
    expect(sent(plannedWrite({ patch })).body).toEqual({
      metadata: { annotations: { a: 'b' }, uid: 'u', resourceVersion: '7' },
    });
  });

  it('reaches subresources and the core group, and says what is a dry run', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      plural: 'services',
      namespace: 'a b',
      name: 'x/y',
    };
    expect(
      sent(plannedWrite({ object, subresource: 'status' }), true).path,
    ).toBe(
      '/api/v1/namespaces/a%20b/services/x%2Fy/status?fieldManager=kubectl-model&fieldValidation=Strict&dryRun=All',
    );
  });
});
