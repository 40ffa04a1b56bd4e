import type {
  Revision,
  TrafficShare,
} from '@modeldeck/plugin-model-serving-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { restartsOf, runningSince } from '../../view/canary/revisionAge';
import { truths } from '../../view/traffic';
import { Accelerators } from '../Accelerators';
import { AgeText } from '../AgeText';
import { Breakable } from '../Breakable';
import { KnownValue } from '../KnownValue';
import { ReplicaCount } from '../ReplicaCount';
import { percentText, RoleSwatch } from '../TrafficBar';
import classes from './RevisionComparison.module.css';

/** Revisions in columns, facts in rows: what differs is beside each other. */
export function RevisionComparison({ revisions }: { revisions: Revision[] }) {
  const { t } = useTranslation();
  const rows: Array<[label: string, fact: (revision: Revision) => ReactNode]> =
    [
      [
        t('revision.version'),
        ({ modelVersion }) => <KnownValue value={modelVersion} />,
      ],
      ...truths.map((truth): (typeof rows)[number] => [
        t(`canary.${truth}`),
        ({ traffic }) => <Share share={traffic[truth]} />,
      ]),
      [
        t('revision.replicas'),
        ({ replicas }) => <ReplicaCount {...replicas} />,
      ],
      [
        t('table.gpus'),
        ({ accelerators }) => <Accelerators value={accelerators} />,
      ],
      [
        t('canary.restarts'),
        revision => <KnownValue value={restartsOf(revision)} />,
      ],
      [
        t('canary.since'),
        revision => (
          <KnownValue value={runningSince(revision)}>
            {at => <AgeText at={at} ago />}
          </KnownValue>
        ),
      ],
    ];
  return (
    <div
      className={classes.scroll}
      // Many revisions reach beyond the edge: by keyboard, too, they can be scrolled to.
      tabIndex={revisions.length > 2 ? 0 : undefined}
      role="group"
      aria-label={t('service.revisions')}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('canary.fact')} />
            {revisions.map(({ name, role }) => (
              <th key={name} scope="col">
                <RoleSwatch role={role} />
                {t(`role.${role}`)}
                <small>
                  <Breakable text={name} />
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, fact]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {revisions.map(revision => (
                <td key={revision.name}>{fact(revision)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Share({ share }: { share: TrafficShare }) {
  const { t } = useTranslation();
  return (
    <KnownValue value={share}>
      {({ percent, source }) => (
        <>
          {t('canary.percent', { percent: percentText(percent) })}
          <small>{t('canary.source', { source })}</small>
        </>
      )}
    </KnownValue>
  );
}
