import { firstMark, type Marks } from '../kubernetes/marks';
import { plainText } from '../kubernetes/plainText';
import { uriWithoutCredentials } from '../kubernetes/withoutCredentials';
import { type Known, orUnknown, unknown } from '../model/known';
import type { ModelService, Revision } from '../model/types';
import type { RecognisedWorkload } from '../recognition/recognise';

/**
 * What labels, annotations and the rule that it was recognised by can say of a web service that
 * happens to serve a model: the version and the place are those of stable.
 */
export function describedByMarks(
  { service, rule }: RecognisedWorkload,
  places: readonly Marks[],
  revisions: readonly Revision[],
): Pick<ModelService, 'model' | 'runtime'> {
  const main = revisions.find(({ role }) => role === 'stable') ?? revisions[0];
  const marked = (key: string, byRule: string | undefined): Known<string> => {
    const value = firstMark(places, key);
    return orUnknown(
      value === undefined ? byRule : uriWithoutCredentials(value),
      `no label or annotation ${key}`,
    );
  };
  return {
    model: {
      name: firstMark(places, 'modeldeck.io/model-name') ?? plainText(service),
      version: main?.modelVersion ?? unknown('it has no revision'),
      format: marked('modeldeck.io/model-format', rule?.format),
      storageUri: main?.storageUri ?? unknown('it has no revision'),
    },
    runtime: {
      name: marked('modeldeck.io/runtime', rule?.runtime),
      protocol: marked('modeldeck.io/protocol', rule?.protocol),
    },
  };
}
