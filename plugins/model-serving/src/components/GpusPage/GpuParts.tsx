import {
  Card,
  CardBody,
  Flex,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import type {
  GpuPool,
  GpuReport,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { gpuPageParts, type GpuPagePart } from '../../view/gpu/gpuPageQuery';
import { poolsByNeed } from '../../view/gpu/poolsByNeed';
import { reportOf } from '../../view/gpu/reportOf';
import { serviceRows } from '../../view/gpu/serviceRows';
import { GpuFitForm } from '../GpuFitForm';
import { GpuHeatMap } from '../GpuHeatMap';
import { GpuHistoryPlots } from '../GpuHistoryPlots';
import {
  DemandTable,
  HolderTable,
  QuotaTable,
  ServiceGpuTable,
} from '../GpuTables';
import { GpuViolations } from '../GpuViolations';
import classes from './GpusPage.module.css';

export interface GpuPartsProps {
  report: GpuReport;
  /** the only pool that is looked at */
  chosen: GpuPool | undefined;
  part: GpuPagePart;
  onChange: (part: GpuPagePart) => void;
}

/** All that is told of the pools, a part at a time. */
export function GpuParts({ report, chosen, part, onChange }: GpuPartsProps) {
  const { t } = useTranslation();
  const told = useMemo(() => reportOf(report, chosen?.id), [report, chosen]);
  const pools = useMemo(
    () => (chosen ? [chosen] : poolsByNeed(report.pools)),
    [chosen, report.pools],
  );
  const panels: Record<GpuPagePart, JSX.Element> = {
    nodes: <GpuHeatMap report={report} pools={pools} />,
    services: <ServiceGpuTable rows={serviceRows(told.services, chosen?.id)} />,
    others: <HolderTable holders={told.others} />,
    waiting: (
      <Flex direction="column" gap="5">
        <DemandTable demand={told.demand} />
        <QuotaTable quotas={told.quotas} />
      </Flex>
    ),
    violations: <GpuViolations violations={told.violations} />,
    history: <GpuHistoryPlots pools={pools} />,
    fit: <GpuFitForm pools={report.pools} pool={chosen?.id} />,
  };
  const counts: Partial<Record<GpuPagePart, number>> = {
    waiting: told.demand.length,
    violations: told.violations.length,
  };
  return (
    <Tabs
      className={classes.parts}
      selectedKey={part}
      onSelectionChange={key => onChange(key as GpuPagePart)}
    >
      <TabList aria-label={t('gpus.parts')}>
        {gpuPageParts.map(id => (
          <Tab key={id} id={id}>
            {t(`gpus.part.${id}`)}
            {counts[id] ? ` (${counts[id]})` : ''}
          </Tab>
        ))}
      </TabList>
      {gpuPageParts.map(id => (
        <TabPanel key={id} id={id}>
          <Card>
            <CardBody className={classes.panel}>{panels[id]}</CardBody>
          </Card>
        </TabPanel>
      ))}
    </Tabs>
  );
}
