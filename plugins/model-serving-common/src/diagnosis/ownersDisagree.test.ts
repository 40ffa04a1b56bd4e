import { DEPLOYMENTS } from '../kubernetes/deployment';
import { ownersDisagree } from './ownersDisagree';

const KEYS = ['modeldeck.io/owner', 'team'];

function deployment(labels: Record<string, string>) {
  return DEPLOYMENTS.decode({
    metadata: { name: 'churn', namespace: 'team', labels },
  });
}

function findingOf(...marks: Array<Record<string, string>>) {
  const objects = marks.map(deployment);
  return ownersDisagree(
    objects[0]!,
    objects.map(o => o.metadata),
    KEYS,
  );
}

describe('ownersDisagree', () => {
  it('has nothing to say of one owner, however often named', () => {
    expect(
      findingOf({ team: 'a' }, { 'modeldeck.io/owner': 'a' }, {}),
    ).toBeUndefined();
    expect(findingOf({}, {})).toBeUndefined();
  });

  it('says which owner is taken, since the others do not hear of it', () => {
    const finding = findingOf({ 'modeldeck.io/owner': 'a' }, { team: 'b' });
    expect(finding).toMatchObject({
      rule: 'owners-disagree',
      subject: 'Deployment/churn',
    });
    expect(finding?.cause).toContain('2 owners: a, b; "a" is taken');
    expect(finding?.fix).toContain('modeldeck.io/owner=a --overwrite');
  });

  it('counts the first key of one object only', () => {
    expect(findingOf({ 'modeldeck.io/owner': 'a', team: 'b' })).toBeUndefined();
  });
});
