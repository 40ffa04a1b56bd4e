import { Text } from '@backstage/ui';
import { fullStop, sentence } from '../../view/sentence';
import classes from './FieldNote.module.css';

export interface FieldNoteProps {
  text: string;
  /** whether somebody should look at it before going on */
  isWarning?: boolean;
  /** whether it stands beside what is more important */
  isQuiet?: boolean;
  id?: string;
}

/** What is known of a field's value, below it; said when it changes. */
export function FieldNote({ text, isWarning, isQuiet, id }: FieldNoteProps) {
  return (
    <Text
      id={id}
      variant="body-small"
      color={isQuiet ? 'secondary' : 'primary'}
      className={isWarning ? classes.warning : undefined}
      aria-live="polite"
    >
      {fullStop(sentence(text))}
    </Text>
  );
}
