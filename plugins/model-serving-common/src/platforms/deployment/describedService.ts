import { plainText } from '../../kubernetes/plainText';
import { uriWithoutCredentials } from '../../kubernetes/withoutCredentials';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { ModelService, Revision } from '../../model/types';
import { groupMark, type WorkloadGroup } from './WorkloadGroup';

/**
 * What only labels and annotations can say of a web service that happens to serve a model, or the
 * rule that it was recognised by.
 */
export function describedService(
  group: WorkloadGroup,
  revisions: readonly Revision[],
): Pick<ModelService, 'model' | 'runtime'> {
  const main = revisions.find(r => r.role === 'stable') ?? revisions[0];
  const { rule } = group;
  return {
    model: {
      name:
        groupMark(group, 'modeldeck.io/model-name') ?? plainText(group.name),
      version: main?.modelVersion ?? unknown('it has no revision'),
      format: marked(group, 'modeldeck.io/model-format', rule?.format),
      storageUri: main?.storageUri ?? unknown('it has no revision'),
    },
    runtime: {
      name: marked(group, 'modeldeck.io/runtime', rule?.runtime),
      protocol: marked(group, 'modeldeck.io/protocol', rule?.protocol),
    },
  };
}

function marked(
  group: WorkloadGroup,
  key: string,
  byRule: string | undefined,
): Known<string> {
  const value = groupMark(group, key);
  return orUnknown(
    value === undefined ? byRule : uriWithoutCredentials(value),
    `no label or annotation ${key}`,
  );
}
