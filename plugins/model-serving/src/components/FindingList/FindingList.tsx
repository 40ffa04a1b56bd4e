import { Text } from '@backstage/ui';
import type {
  Evidence,
  Finding,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import {
  RiAlertFill,
  RiCloseCircleFill,
  RiInformationFill,
} from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { fixParts } from '../../view/fixParts';
import { commandsOfFix, describeCommand } from '../../view/kubectlCommand';
import { sentence } from '../../view/sentence';
import { CommandLine } from '../CommandLine';
import { ExternalLink } from '../ExternalLink';
import classes from './FindingList.module.css';

const icons = {
  error: RiCloseCircleFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};

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
          service={service}
        />
      ))}
    </ul>
  );
}

interface FindingItemProps {
  finding: Finding;
  service: ModelService;
}

function FindingItem({ finding, service }: FindingItemProps) {
  const { t } = useTranslation();
  const { severity, subject, cause, evidence, fix, docs, rule } = finding;
  const Icon = icons[severity];
  const commands = commandsOfFix(fix);
  const describe = describeCommand(subject, service);
  return (
    <li className={`${classes.item} ${classes[severity]}`}>
      <Icon size={20} role="img" aria-label={t(`severity.${severity}`)} />
      <div className={classes.body}>
        <div className={classes.cause}>{sentence(cause)}</div>
        <div className={classes.subject}>
          {subject} · {rule}
        </div>
        {evidence.length > 0 && <EvidenceList evidence={evidence} />}
        <div>
          <strong>{t('service.nextStep')}: </strong>
          {fixParts(sentence(fix), commands).map(({ text, code }) =>
            code ? <code key={text}>{text}</code> : text,
          )}
        </div>
        {commands.map(command => (
          <CommandLine key={command} command={command} />
        ))}
        {commands.length === 0 && describe && (
          <CommandLine command={describe} />
        )}
        {docs && (
          <div>
            {t('service.docs')}: <ExternalLink address={docs} />
          </div>
        )}
      </div>
    </li>
  );
}

function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.evidence} aria-label={t('service.evidence')}>
      {evidence.map(({ source, subject, detail }) => (
        <li key={`${source} ${subject} ${detail}`}>
          <span className={classes.source}>
            {source} · {subject}
          </span>{' '}
          {detail}
        </li>
      ))}
    </ul>
  );
}
