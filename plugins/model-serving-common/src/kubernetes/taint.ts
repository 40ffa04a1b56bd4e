import type { FieldReader } from './FieldReader';

/** What keeps pods away that do not tolerate it; of a node or of one device. @public */
export interface Taint {
  key: string;
  value: string;
  effect: string;
}

export function readTaint(taint: FieldReader): Taint {
  return {
    key: taint.at('key').string() ?? '',
    value: taint.at('value').string() ?? '',
    effect: taint.at('effect').string() ?? '',
  };
}
