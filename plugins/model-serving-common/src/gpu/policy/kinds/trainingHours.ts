import type { WorkCalendar } from '../calendar/WorkCalendar';
import { officeHours } from '../calendar/officeHours';
import { readWorkCalendar } from '../calendar/readWorkCalendar';
import { laterOf, sinceOf } from '../HolderGroup';
import type { PolicyBase } from '../PolicyBase';
import type { PolicyKind } from '../PolicyKind';
import { amountsText } from '../PolicyScope';

/** Training keeps out of pools while people work. @public */
export interface TrainingHours extends PolicyBase {
  kind: 'training-hours';
  calendar: WorkCalendar;
}

export const trainingHours: PolicyKind<TrainingHours> = {
  kind: 'training-hours',
  fields: ['calendar'],
  read(item, { calendar: shared, complain }) {
    const own = item.at('calendar');
    const calendar = own.exists ? readWorkCalendar(own, complain) : shared;
    if (!calendar) {
      complain('calendar: there is none, and no calendar for all rules');
    }
    return calendar && { kind: 'training-hours', calendar };
  },
  check({ calendar }, scope) {
    const { now } = scope.facts;
    const hours = officeHours(calendar, now.getTime());
    const groups = hours
      ? scope.groups(scope.holders({ classes: ['training'] }))
      : [];
    return {
      violations: groups.map(group =>
        scope.violation(group, {
          rule: 'gpu-training-in-office-hours',
          severity: 'warning',
          cause: `training holds ${amountsText(
            group.accelerators,
          )} in office hours`,
          fix: `let it save a checkpoint and stop until ${calendar.to} (${calendar.timeZone}), or run it in another pool`,
          since: laterOf(sinceOf(group), hours?.from ?? 0, now),
        }),
      ),
      problems: [],
    };
  },
};
