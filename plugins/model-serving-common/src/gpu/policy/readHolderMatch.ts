import type { FieldReader } from '../../kubernetes/FieldReader';
import { parseLabelSelector } from '../../kubernetes/parseLabelSelector';
import type { GpuHolderClass } from '../../model/gpuTypes';
import { unknownFields } from '../../settings/unknownFields';
import type { HolderMatch } from './PolicyBase';
import type { PolicyReading } from './PolicyKind';

const MATCH_FIELDS = ['namespaces', 'classes', 'labels'];

const CLASSES: readonly GpuHolderClass[] = [
  'serving',
  'training',
  'notebook',
  'other',
];

/** Whom a rule is about; what is wrong is rejected, lest it be about others than meant. */
export function readHolderMatch(
  map: FieldReader,
  { complain }: PolicyReading,
): HolderMatch {
  for (const problem of unknownFields(map, MATCH_FIELDS)) {
    complain(`match: ${problem}`);
  }
  const namespaces = map.at('namespaces');
  const classes = map.at('classes');
  const labels = map.at('labels');
  return {
    ...(namespaces.exists && {
      namespaces: namespaces.list().flatMap(item => item.string() ?? []),
    }),
    ...(classes.exists && { classes: classes.list().flatMap(readClass) }),
    ...(labels.exists && { labels: readSelector(labels) }),
  };
}

function readClass(field: FieldReader): GpuHolderClass | [] {
  const text = field.string();
  const given = CLASSES.find(each => each === text);
  if (given === undefined) {
    field.reject(CLASSES.join(', '));
  }
  return given ?? [];
}

function readSelector(field: FieldReader): string {
  const text = field.string() ?? '';
  const selector = parseLabelSelector(text);
  if ('problem' in selector) {
    field.reject(`a label selector: ${selector.problem}`);
  }
  return text;
}
