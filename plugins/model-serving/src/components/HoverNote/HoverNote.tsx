import type { ReactNode } from 'react';
import classes from './HoverNote.module.css';

/** Less room than this above its element, and it is shown below. */
const ROOM = 280;
const WIDTH = 360;
const AWAY = 8;

export interface HoverNoteProps {
  /** what is pointed at */
  element: HTMLElement;
  children: ReactNode;
}

/**
 * What there is to say of an element that is pointed at. For eyes only: whoever listens is told by
 * the element's own name, and by what it opens.
 */
export function HoverNote({ element, children }: HoverNoteProps) {
  const { top, bottom, left } = element.getBoundingClientRect();
  const isAbove = top > ROOM;
  return (
    <div
      aria-hidden="true"
      className={`${classes.note} ${isAbove ? classes.above : ''}`}
      style={{
        left: Math.max(AWAY, Math.min(left, window.innerWidth - WIDTH - AWAY)),
        top: isAbove ? top - AWAY : bottom + AWAY,
        maxWidth: WIDTH,
      }}
    >
      {children}
    </div>
  );
}
