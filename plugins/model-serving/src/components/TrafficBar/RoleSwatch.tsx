import type { RevisionRole } from '@modeldeck/plugin-model-serving-common';
import classes from './TrafficBar.module.css';

/** A bar's colour and pattern beside the words that say what it stands for. */
export function RoleSwatch({ role }: { role: RevisionRole }) {
  return (
    <span
      aria-hidden="true"
      className={`${classes.colors} ${classes.swatch} ${classes[role]}`}
    />
  );
}
