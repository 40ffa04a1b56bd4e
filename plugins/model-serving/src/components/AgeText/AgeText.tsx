import { useAge } from '../../hooks/useAge';

/** How long ago, with the exact time when pointed at. */
export function AgeText({ at }: { at: string }) {
  const { age } = useAge();
  return (
    <time dateTime={at} title={at}>
      {age(Date.parse(at))}
    </time>
  );
}
