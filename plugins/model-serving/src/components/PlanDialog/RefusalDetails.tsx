import { CopyTextButton } from '@backstage/core-components';
import { Alert } from '@backstage/ui';
import type { Refusal } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { changeYaml } from '../../view/canary/changeYaml';
import { fixParts } from '../../view/fixParts';
import { commandsOfFix } from '../../view/kubectlCommand';
import { sentence } from '../../view/sentence';
import { CommandLine } from '../CommandLine';
import { Part } from './Part';
import classes from './PlanDialog.module.css';

/** Why it would not do what it says, and what does instead: the file to change, where there is one. */
export function RefusalDetails({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const { reason, message, instead, change = [] } = refusal;
  const commands = commandsOfFix(instead);
  const yaml = change.map(changeYaml).join('\n---\n');
  return (
    <>
      <Alert
        status="warning"
        icon
        role="alert"
        title={t('plan.refused')}
        description={
          <>
            {sentence(message)} <small>({reason})</small>
          </>
        }
      />
      <Part title={t('plan.instead')}>
        <div>
          {fixParts(sentence(instead), commands).map(({ text, code }) =>
            code ? <code key={text}>{text}</code> : text,
          )}
        </div>
        {commands.map(command => (
          <CommandLine key={command} command={command} />
        ))}
      </Part>
      {change.length > 0 && (
        <Part title={t('plan.change')}>
          <div className={classes.yaml}>
            <pre>{yaml}</pre>
            <CopyTextButton
              text={yaml}
              tooltipText={t('copy.copied')}
              aria-label={t('copy.copy')}
            />
          </div>
        </Part>
      )}
    </>
  );
}
