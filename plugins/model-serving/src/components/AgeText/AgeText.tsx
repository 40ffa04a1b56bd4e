import { useAge } from '../../hooks/useAge';

export interface AgeTextProps {
  at: string;
  /** as `3 h ago`; else `3 h`, for a column that says what it is */
  ago?: boolean;
}

/** How long ago, with the exact time when pointed at. */
export function AgeText({ at, ago = false }: AgeTextProps) {
  const spoken = useAge();
  const say = ago ? spoken.ago : spoken.age;
  return (
    <time dateTime={at} title={at}>
      {say(Date.parse(at))}
    </time>
  );
}
