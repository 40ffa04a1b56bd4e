import { CopyTextButton } from '@backstage/core-components';
import { useTranslation } from '../../hooks/useTranslation';
import classes from './CommandLine.module.css';

/** A command to run in a terminal, and a button that copies it. */
export function CommandLine({ command }: { command: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <code className={classes.command}>{command}</code>
      <CopyTextButton
        text={command}
        tooltipText={t('copy.copied')}
        aria-label={t('copy.label', { command })}
      />
    </div>
  );
}
