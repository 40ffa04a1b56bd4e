import { Button, SearchField, Select, Switch } from '@backstage/ui';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import {
  facetLabel,
  facets,
  facetValues,
  isEmptyQuery,
  UNKNOWN_VALUE,
  type Facet,
  type FleetQuery,
} from '../../view/fleetQuery';
import type { FleetRow } from '../../view/fleetRow';
import classes from './FleetFilters.module.css';

const ANY = '~any';
const NOTHING: FleetQuery = {
  text: '',
  health: [],
  canaryOnly: false,
  facets: {},
};

export interface FleetFiltersProps {
  rows: FleetRow[];
  query: FleetQuery;
  onChange(query: FleetQuery): void;
}

/** Search and facets over the fleet. */
export function FleetFilters({ rows, query, onChange }: FleetFiltersProps) {
  const { t } = useTranslation();
  return (
    <div role="search" className={classes.root}>
      <SearchField
        className={classes.search}
        size="small"
        label={t('filters.search')}
        placeholder={t('filters.searchPlaceholder')}
        value={query.text}
        onChange={text => onChange({ ...query, text })}
      />
      {facets.map(facet => (
        <FacetSelect
          key={facet}
          facet={facet}
          rows={rows}
          value={query.facets[facet]}
          onChange={value =>
            onChange({ ...query, facets: { ...query.facets, [facet]: value } })
          }
        />
      ))}
      <div className={classes.line}>
        <Switch
          label={t('filters.canaryOnly')}
          isSelected={query.canaryOnly}
          onChange={canaryOnly => onChange({ ...query, canaryOnly })}
        />
        <Button
          size="small"
          variant="tertiary"
          isDisabled={isEmptyQuery(query)}
          onPress={() => onChange(NOTHING)}
        >
          {t('filters.clear')}
        </Button>
      </div>
    </div>
  );
}

interface FacetSelectProps {
  facet: Facet;
  rows: FleetRow[];
  value: string | undefined;
  onChange(value: string | undefined): void;
}

function FacetSelect({ facet, rows, value, onChange }: FacetSelectProps) {
  const { t } = useTranslation();
  const options = useMemo(() => {
    const values = new Set(facetValues(rows, facet));
    // A value from the address may have no service by now; it must still be seen to be undone.
    if (value) {
      values.add(value);
    }
    return [
      { value: ANY, label: t('filters.any') },
      ...[...values].map(item => ({
        value: item,
        label:
          item === UNKNOWN_VALUE
            ? t('filters.unknownValue')
            : facetLabel(facet, item),
      })),
    ];
  }, [rows, facet, value, t]);
  return (
    <Select
      className={classes.facet}
      label={t(`filters.${facet}`)}
      options={options}
      value={value ?? ANY}
      onChange={key => onChange(key === ANY ? undefined : String(key))}
    />
  );
}
