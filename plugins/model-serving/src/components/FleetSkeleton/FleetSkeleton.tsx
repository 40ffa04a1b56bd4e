import { Flex, Skeleton } from '@backstage/ui';

/** The page's shape while nothing is known yet. */
export function FleetSkeleton() {
  return (
    <Flex direction="column" gap="3" aria-busy="true" data-testid="skeleton">
      <Skeleton height={72} width="100%" />
      <Skeleton height={36} width="100%" />
      {['a', 'b', 'c', 'd', 'e', 'f'].map(row => (
        <Skeleton key={row} height={44} width="100%" />
      ))}
    </Flex>
  );
}
