import { textAnswer } from './answers';
import type { Answers, OptionProblem } from './ProjectKind';

/** The fields of a schedule, as cron has them. */
const FIELDS: ReadonlyArray<[name: string, least: number, most: number]> = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of the month', 1, 31],
  ['month', 1, 12],
  ['day of the week', 0, 6],
];

/** What no clock ever shows; names of days and months are left to the cluster. */
export function scheduleProblems(answers: Answers): OptionProblem[] {
  const schedule = textAnswer(answers, 'schedule');
  const parts = schedule.split(' ');
  const reason = FIELDS.flatMap(([name, least, most], index) =>
    // What follows a slash is a step, not a time.
    [...(parts[index] ?? '').matchAll(/(?<![/\d])\d+/g)].flatMap(([number]) =>
      Number(number) < least || Number(number) > most
        ? [`There is no ${name} ${number}: it is from ${least} to ${most}`]
        : [],
    ),
  )[0];
  return reason === undefined ? [] : [{ fields: ['schedule'], reason }];
}
