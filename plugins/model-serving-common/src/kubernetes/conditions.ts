import type { FieldReader } from './FieldReader';

/** @public */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  lastTransitionTime: string | undefined;
}

/**
 * Reads `status.conditions`. A condition whose status is none of the three words is recorded as
 * malformed and read as Unknown: neither good nor bad news may be made of it.
 *
 * @public
 */
export function readConditions(conditions: FieldReader): Condition[] {
  return conditions.list().map(item => ({
    type: item.at('type').string() ?? '',
    status: readStatus(item.at('status')),
    reason: item.at('reason').string() ?? '',
    message: item.at('message').string() ?? '',
    lastTransitionTime: item.at('lastTransitionTime').string(),
  }));
}

function readStatus(field: FieldReader): Condition['status'] {
  const status = field.string();
  if (status === 'True' || status === 'False' || status === 'Unknown') {
    return status;
  }
  if (status !== undefined) {
    field.reject('True, False or Unknown');
  }
  return 'Unknown';
}

/** @public */
export function condition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(c => c.type === type);
}
