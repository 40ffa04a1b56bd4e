import type { ReactNode } from 'react';
import classes from './PlanDialog.module.css';

/** What is shown, over what can be done. */
export function Step({
  children,
  actions,
}: {
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <div className={classes.step}>
      {children}
      <div className={classes.actions}>{actions}</div>
    </div>
  );
}
