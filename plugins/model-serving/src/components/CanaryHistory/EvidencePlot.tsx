import { Text } from '@backstage/ui';
import type {
  CanaryEvent,
  CanaryRun,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation, type Translate } from '../../hooks/useTranslation';
import { evidenceText } from '../../view/canary/evidence';
import {
  evidenceLines,
  powerOfTen,
  powerText,
  shownPowers,
  thresholds,
  type EvidenceKind,
  type EvidenceLine,
} from '../../view/canary/evidencePlot';
import { momentText } from '../../view/plot/timeTicks';
import {
  PlotLegend,
  TimePlot,
  type Ink,
  type PlotLine,
  type PlotRule,
} from '../TimePlot';
import classes from './CanaryHistory.module.css';
import { LookTip } from './LookTip';

/** What moved traffic or the evidence itself: a reason for a bend in the lines. */
const MARKED: ReadonlySet<CanaryEvent['type']> = new Set([
  'started',
  'weight-changed',
  'weight-set',
  'promoted',
  'rolled-back',
  'paused',
  'resumed',
  'evidence-discarded',
]);

export interface EvidencePlotProps {
  run: CanaryRun;
  kind: EvidenceKind;
  from: number;
  to: number;
}

/** How the evidence of every metric grew towards what decides, by its logarithm. */
export function EvidencePlot({ run, kind, from, to }: EvidencePlotProps) {
  const { t } = useTranslation();
  const lines = useMemo(() => evidenceLines(run, kind), [run, kind]);
  const title = t(`history.${kind}`);
  const saidAt = (look: number) =>
    lines.map(line => valueText(line, look, t)).join(', ');
  return (
    <div className={classes.plot}>
      <h3>{title}</h3>
      <Text variant="body-small" color="secondary">
        {t(lines.length > 0 ? `history.${kind}Help` : 'history.noEvidence')}
      </Text>
      {lines.length > 0 && (
        <>
          <TimePlot
            label={t('history.plotLabel', {
              title,
              from: momentText(from),
              to: momentText(to),
              values: saidAt(run.looks.length - 1),
            })}
            {...{ from, to }}
            lines={lines.map((line, index) => drawn(line, index, t))}
            ticks={shownPowers(lines).map(power => ({
              value: power,
              label: powerText(power),
            }))}
            rules={rulesOf(lines, t)}
            marks={run.events
              .filter(({ type }) => MARKED.has(type))
              .map(({ at, type }) => ({
                at: Date.parse(at),
                id: `${at} ${type}`,
              }))}
            stops={run.looks.map(({ at }) => Date.parse(at))}
            tip={stop => ({
              shown: (
                <LookTip
                  look={run.looks[stop]!}
                  values={lines.map(line => valueText(line, stop, t))}
                />
              ),
              said: saidAt(stop),
            })}
          />
          <PlotLegend
            lines={lines.map((line, index) => ({
              ...drawn(line, index, t),
              name: t('history.legend', {
                metric: nameOf(line, t),
                needed: evidenceText(line.needed),
              }),
            }))}
          />
        </>
      )}
    </div>
  );
}

function drawn(line: EvidenceLine, index: number, t: Translate): PlotLine {
  return {
    id: line.metric,
    name: nameOf(line, t),
    ink: inkOf(index),
    points: line.points.map(({ at, evidence }) => ({
      at,
      value: evidence === undefined ? undefined : powerOfTen(evidence),
    })),
  };
}

function nameOf({ metric, ofBudget }: EvidenceLine, t: Translate): string {
  const name = t(`verdict.metric.${metric}`);
  return ofBudget ? t('history.budget', { metric: name }) : name;
}

function valueText(line: EvidenceLine, look: number, t: Translate): string {
  const evidence = line.points[look]?.evidence;
  const metric = nameOf(line, t);
  return evidence === undefined
    ? `${metric} ${t('history.unweighed')}`
    : t('history.value', {
        metric,
        evidence: evidenceText(evidence),
        needed: evidenceText(line.needed),
      });
}

/** One threshold where all metrics share it, else one for each in its own colour and pattern. */
function rulesOf(lines: readonly EvidenceLine[], t: Translate): PlotRule[] {
  const [shared, ...others] = thresholds(lines);
  return shared && others.length === 0
    ? [
        {
          value: powerOfTen(shared.needed),
          label: t('history.threshold', {
            needed: evidenceText(shared.needed),
          }),
        },
      ]
    : lines.map(({ needed }, index) => ({
        value: powerOfTen(needed),
        ink: inkOf(index),
      }));
}

function inkOf(index: number): Ink {
  return (index % 6) as Ink;
}
