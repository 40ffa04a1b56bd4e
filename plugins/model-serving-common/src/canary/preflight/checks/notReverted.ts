import { readObjectMeta } from '../../../kubernetes/objectMeta';
import { FieldReader } from '../../../kubernetes/FieldReader';
import { gitOpsOwner } from '../../plan/gitOpsOwner';
import type { ChangedObject, PreflightFacts } from '../PreflightFacts';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'not-reverted',
  title: 'nothing else writes what is applied',
};

/** Whoever applies a repository, or owns an object, undoes what is written beside it. */
export const notReverted: PreflightRule = ({ changed, managers }) => {
  const live = changed.filter(object => object.live !== undefined);
  if (live.length === 0) {
    return answer(CHECK, {
      state: 'not-applicable',
      detail: 'nothing of it is there yet',
    });
  }
  const owners = live.flatMap(object => ownerOf(object, managers) ?? []);
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

function ownerOf(
  { live }: ChangedObject,
  managers: PreflightFacts['managers'],
): { evidence: string; fix: string } | undefined {
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
