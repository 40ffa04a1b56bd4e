import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';

export interface SectionProps {
  title: string;
  children: ReactNode;
}

/** A titled card that a screen reader can jump to. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id}>
      <CardHeader>
        <Text as="h2" id={id} variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
