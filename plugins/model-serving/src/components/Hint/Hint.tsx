import { Button, Tooltip, TooltipTrigger, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import classes from './Hint.module.css';

export interface HintProps {
  /** what to say on hover and focus, and to a screen reader at once */
  text: string;
  children: ReactNode;
  className?: string;
}

/** Words that say more when pointed at. Reached by keyboard like everything that is not plain text. */
export function Hint({ text, children, className }: HintProps) {
  return (
    <TooltipTrigger delay={200}>
      <Button
        variant="tertiary"
        size="small"
        className={[classes.trigger, className].filter(Boolean).join(' ')}
      >
        {children}
        <VisuallyHidden>{`. ${text}`}</VisuallyHidden>
      </Button>
      <Tooltip>{text}</Tooltip>
    </TooltipTrigger>
  );
}
