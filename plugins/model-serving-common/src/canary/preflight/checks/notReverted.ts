import { readObjectMeta } from '../../../kubernetes/objectMeta';
import { FieldReader } from '../../../kubernetes/FieldReader';
import { servingPlatforms } from '../../../platforms/registry';
import { gitOpsOwner } from '../../plan/gitOpsOwner';
import { planAction } from '../../plan/planAction';
import type { ChangedObject, PreflightFacts } from '../PreflightFacts';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'not-reverted',
  title: 'nothing else writes what is applied',
};

/** Why a promotion is refused where something else writes what it would change. */
const OWNED = ['owned-by-gitops', 'owned-by-controller'];

/** Whoever applies a repository, or owns an object, undoes what is written beside it. */
export const notReverted: PreflightRule = facts => {
  const { changed, managers } = facts;
  const live = changed.filter(object => object.live !== undefined);
  if (live.length === 0) {
    return answer(CHECK, {
      state: 'not-applicable',
      detail: 'nothing of it is there yet',
    });
  }
  const owners = [
    ...live.flatMap(object => ownerOf(object, managers) ?? []),
    ...ownerOfTraffic(facts),
  ];
  return owners.length === 0
    ? answer(CHECK, {
        state: 'passed',
        detail: 'no mark of a GitOps tool or a controller is on it',
      })
    : answer(CHECK, {
        state: 'warning',
        detail: 'something else writes it too, and would undo the change',
        evidence: owners.map(({ evidence }) => evidence),
        fix: owners[0]?.fix,
      });
};

interface Owner {
  evidence: string;
  fix: string;
}

/** The route may be kept in a repository though the workloads are not. */
function ownerOfTraffic({ after, objects, managers }: PreflightFacts): Owner[] {
  const outcome = planAction({ action: 'promote' }, after, {
    objects,
    platforms: servingPlatforms,
    managers,
  });
  return 'refusal' in outcome && OWNED.includes(outcome.refusal.reason)
    ? [{ evidence: outcome.refusal.message, fix: outcome.refusal.instead }]
    : [];
}

function ownerOf(
  { live }: ChangedObject,
  managers: PreflightFacts['managers'],
): Owner | undefined {
  const object = FieldReader.of(live);
  const metadata = readObjectMeta(object.at('metadata'));
  const title = `${object.at('kind').string() ?? ''}/${metadata.name}`;
  const controller = metadata.ownerReferences.find(owner => owner.controller);
  if (controller) {
    const owner = `${controller.kind}/${controller.name}`;
    return {
      evidence: `${title} is written by the controller of ${owner}`,
      fix: `change ${owner} instead`,
    };
  }
  const gitOps = gitOpsOwner({ metadata }, managers);
  return (
    gitOps && {
      evidence: `${title} is kept by ${gitOps.title} (${gitOps.evidence})`,
      fix: `make the change in the repository that ${gitOps.title} applies`,
    }
  );
}
