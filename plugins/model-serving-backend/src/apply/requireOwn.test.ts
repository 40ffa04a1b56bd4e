import { FakeFleet } from '../__fixtures__/FakeFleet';
import { modelService } from '../__fixtures__/modelServices';
import { requireOwn } from './requireOwn';

const made = (name: string) => ({
  name,
  objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', name }],
});

const mine = modelService(made('mine'));
const theirs = modelService(made('theirs'));
const elsewhere = modelService({ ...made('shared'), namespace: 'other' });

/** Allows what is mine, and all of the namespace or not. */
function check(
  kind: string,
  name: string,
  { all = false, outcome = 'changed' as const } = {},
) {
  return () =>
    requireOwn({
      request: { cluster: mine.cluster, namespace: mine.namespace },
      objects: [{ apiVersion: 'v1', kind, name, outcome }],
      services: [mine],
      fleet: new FakeFleet([mine, theirs, elsewhere]),
      access: {
        allows: service => all || service.name === 'mine',
        mayAllow: () => true,
        allowsAll: () => all,
        key: '',
      },
    });
}

describe('requireOwn', () => {
  it.each([
    ['what is part of the service', check('Deployment', 'mine')],
    [
      'what would be created',
      check('ConfigMap', 'new', { outcome: 'created' as never }),
    ],
    [
      'what stays as it is, as when it is done again',
      check('ConfigMap', 'there', { outcome: 'unchanged' as never }),
    ],
    [
      'all of a namespace that is theirs',
      check('ConfigMap', 'x', { all: true }),
    ],
    [
      'all of others too, for who may',
      check('Deployment', 'theirs', { all: true }),
    ],
  ])('allows %s', (_, run) => {
    expect(run).not.toThrow();
  });

  it.each([
    ['what is part of another service', check('Deployment', 'theirs')],
    ['what is nobody knows whose', check('ConfigMap', 'there')],
    ['what only has a name of elsewhere', check('Deployment', 'shared')],
  ])('refuses %s', (_, run) => {
    expect(run).toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining(
          'is there already in namespace fraud, and it is not known to be yours to change',
        ),
      }),
    );
  });
});
