import type { RoutedMember } from '../RoutedMember';

/** A revision whose pods carry its name as their version. */
export function member(
  name: string,
  more: Partial<RoutedMember> = {},
): RoutedMember {
  return {
    name,
    title: `Deployment/${name}`,
    labels: { app: 'fraud', version: name },
    wantedReplicas: 1,
    readyPods: 1,
    ...more,
  };
}
