import { isUnknown, type Known } from '@modeldeck/plugin-model-serving-common';
import { KnownValue } from '../KnownValue';

export interface ReplicaCountProps {
  ready: Known<number>;
  wanted: Known<number>;
}

/** `2 / 3`; what is not known for one reason is said once. */
export function ReplicaCount({ ready, wanted }: ReplicaCountProps) {
  if (
    isUnknown(ready) &&
    isUnknown(wanted) &&
    ready.unknown === wanted.unknown
  ) {
    return <KnownValue value={ready} />;
  }
  return (
    <>
      <KnownValue value={ready} />
      {' / '}
      <KnownValue value={wanted} />
    </>
  );
}
