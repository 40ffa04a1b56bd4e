import type { OptionProblem } from '@modeldeck/plugin-model-serving-common';
import { fullStop } from '../../view/sentence';
import type { FormPage } from '../../view/templates/formPage';
import { titlesOf } from '../../view/templates/optionRefusals';
import classes from './RefusalList.module.css';

export interface RefusalListProps {
  refusals: readonly OptionProblem[];
  asked: FormPage;
}

/** Each refusal beside the titles of the fields that it is about, the one to change first. */
export function RefusalList({ refusals, asked }: RefusalListProps) {
  return (
    <ul className={classes.list}>
      {refusals.map(refusal => (
        <li key={refusal.reason}>
          <strong>{titlesOf(refusal, asked)}</strong>
          {`: ${fullStop(refusal.reason)}`}
        </li>
      ))}
    </ul>
  );
}
