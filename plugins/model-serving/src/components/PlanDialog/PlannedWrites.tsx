import type {
  FieldChange,
  PlannedWrite,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import classes from './PlanDialog.module.css';

/** What is written where, field by field: as it is, and as it will be. */
export function PlannedWrites({ writes }: { writes: PlannedWrite[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.writes}>
      {writes.map(({ object, subresource, summary, changes }, index) => (
        <li key={index}>
          <strong>
            {object.kind}/{object.name}
            {subresource && ` (${subresource})`}
          </strong>{' '}
          {sentence(summary)}
          {changes && changes.length > 0 ? (
            <ChangeTable changes={changes} />
          ) : (
            <div>
              <small>{t('plan.noFields')}</small>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function ChangeTable({ changes }: { changes: FieldChange[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th scope="col">{t('plan.field')}</th>
          <th scope="col">{t('plan.before')}</th>
          <th scope="col">{t('plan.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, from, to }) => (
          <tr key={path}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>
              {from === undefined ? t('plan.absent') : <code>{from}</code>}
            </td>
            <td>
              {to !== undefined && <code>{to}</code>}
              {to === undefined && from !== undefined && t('plan.removed')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
