import type { Evidence, Finding } from '@modeldeck/plugin-model-serving-common';
import {
  RiAlertFill,
  RiCloseCircleFill,
  RiInformationFill,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { fixParts } from '../../view/fixParts';
import { commandsOfFix } from '../../view/kubectlCommand';
import { sentence } from '../../view/sentence';
import { CommandLine } from '../CommandLine';
import { ExternalLink } from '../ExternalLink';
import classes from './FindingList.module.css';

const icons = {
  error: RiCloseCircleFill,
  warning: RiAlertFill,
  info: RiInformationFill,
};

export interface FindingItemProps {
  finding: Finding;
  /** what to run, where the fix names nothing */
  command?: string;
  /** what is known besides, e.g. who it is about */
  children?: ReactNode;
}

/** One finding: the cause, how it is known, and what to do. */
export function FindingItem({ finding, command, children }: FindingItemProps) {
  const { t } = useTranslation();
  const { severity, subject, cause, evidence, fix, docs, rule } = finding;
  const Icon = icons[severity];
  const commands = commandsOfFix(fix);
  return (
    <li className={`${classes.item} ${classes[severity]}`}>
      <Icon size={20} role="img" aria-label={t(`severity.${severity}`)} />
      <div className={classes.body}>
        <div className={classes.cause}>{sentence(cause)}</div>
        <div className={classes.subject}>
          {subject} · {rule}
        </div>
        {children}
        {evidence.length > 0 && <EvidenceList evidence={evidence} />}
        <div>
          <strong>{t('service.nextStep')}: </strong>
          {fixParts(sentence(fix), commands).map(({ text, code }) =>
            code ? <code key={text}>{text}</code> : text,
          )}
        </div>
        {commands.map(one => (
          <CommandLine key={one} command={one} />
        ))}
        {commands.length === 0 && command !== undefined && (
          <CommandLine command={command} />
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
