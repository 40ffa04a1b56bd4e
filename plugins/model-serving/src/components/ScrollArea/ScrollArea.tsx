import type { ReactNode } from 'react';
import classes from './ScrollArea.module.css';

export interface ScrollAreaProps {
  label: string;
  children: ReactNode;
}

/** What may be wider or longer than its place; by keyboard, too, it can be scrolled. */
export function ScrollArea({ label, children }: ScrollAreaProps) {
  return (
    <div
      className={classes.area}
      role="group"
      aria-label={label}
      // WCAG 2.1.1: without anything inside that takes the focus, it has to take it itself.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
