import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import classes from './PlanDialog.module.css';

/** A titled part of what is shown. */
export function Part({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}) {
  return (
    <section className={classes.part}>
      <Text as="h3" variant="body-medium" weight="bold">
        {title}
      </Text>
      {children}
    </section>
  );
}
