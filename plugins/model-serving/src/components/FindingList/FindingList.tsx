import { Text } from '@backstage/ui';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { describeCommand } from '../../view/kubectlCommand';
import { FindingItem } from './FindingItem';
import classes from './FindingList.module.css';

/** What is wrong, how that is known, and what to do next. */
export function FindingList({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  if (service.findings.length === 0) {
    return <Text color="secondary">{t('service.noFindings')}</Text>;
  }
  return (
    <ul className={classes.list}>
      {service.findings.map(finding => (
        <FindingItem
          key={`${finding.rule} ${finding.subject}`}
          finding={finding}
          command={describeCommand(finding.subject, service)}
        />
      ))}
    </ul>
  );
}
