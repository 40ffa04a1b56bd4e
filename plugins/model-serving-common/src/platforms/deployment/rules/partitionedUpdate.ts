import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { StatefulSet } from '../../../kubernetes/statefulSet';
import type { Finding } from '../../../model/types';

/** A StatefulSet held halfway is two versions in one workload, which no route can tell apart. */
export function partitionedUpdate(set: StatefulSet): Finding | undefined {
  const { metadata, replicas = 0, partition } = set;
  const isHalfway =
    partition > 0 &&
    partition < replicas &&
    set.updateRevision !== set.currentRevision;
  return isHalfway
    ? findingAbout(set, {
        rule: 'update-partitioned',
        severity: 'info',
        cause: `${replicas - partition} of ${replicas} pods of StatefulSet "${
          metadata.name
        }" follow its latest template, and requests to it meet either`,
        evidence: [
          {
            source: 'field',
            detail: `spec.updateStrategy.rollingUpdate.partition: ${partition}`,
          },
        ],
        fix: `when the others shall follow: ${kubectlCommand(
          set,
          'patch',
          `statefulset/${metadata.name}`,
          '--type=merge',
          '-p',
          '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}',
        )}`,
      })
    : undefined;
}
