import { type Command, type Run, measureInTurn, median } from './measure';

/** Ours beside its peer, with the budgets of the design as ratios. */
export interface Comparison {
  title: string;
  ours: Command;
  peer: Command;
  rounds: number;
  /** ours must take at most this many times the peer's wall time */
  wallRatio: number;
  /** and at most this much memory */
  memory: { ratio: number } | { mib: number };
}

interface Figure {
  name: string;
  ours: string;
  peer: string;
  measured: string;
  budget: string;
  holds: boolean | undefined;
}

/** Runs the comparison and renders its figures, medians of `rounds` runs each. */
export async function compare(comparison: Comparison): Promise<string> {
  const [ours, peer] = (await measureInTurn(
    [comparison.ours, comparison.peer],
    comparison.rounds,
  )) as [Run[], Run[]];
  return render(comparison, [
    wallFigure(comparison, ours, peer),
    memoryFigure(comparison, ours, peer),
  ]);
}

function wallFigure(
  { wallRatio }: Comparison,
  ours: Run[],
  peer: Run[],
): Figure {
  const [a, b] = [ours, peer].map(runs => median(runs.map(r => r.wallMs))) as [
    number,
    number,
  ];
  return {
    name: 'wall',
    ours: `${a.toFixed(0)} ms`,
    peer: `${b.toFixed(0)} ms`,
    measured: `${(a / b).toFixed(2)} ×`,
    budget: `≤ ${wallRatio.toFixed(1)} ×`,
    holds: a / b <= wallRatio,
  };
}

function memoryFigure(
  { memory }: Comparison,
  ours: Run[],
  peer: Run[],
): Figure {
  const [a, b] = [ours, peer].map(medianPeak);
  const figure = {
    name: 'peak memory',
    ours: mib(a),
    peer: mib(b),
  };
  if (a === undefined || b === undefined) {
    return { ...figure, measured: 'unknown', budget: '', holds: undefined };
  }
  return 'ratio' in memory
    ? {
        ...figure,
        measured: `${(a / b).toFixed(2)} ×`,
        budget: `≤ ${memory.ratio.toFixed(1)} ×`,
        holds: a / b <= memory.ratio,
      }
    : {
        ...figure,
        measured: mib(a),
        budget: `≤ ${memory.mib} MiB`,
        holds: a <= memory.mib,
      };
}

function medianPeak(runs: Run[]): number | undefined {
  const peaks = runs.flatMap(run => run.peakMiB ?? []);
  return peaks.length > 0 ? median(peaks) : undefined;
}

function mib(value: number | undefined): string {
  return value === undefined ? 'unknown' : `${value.toFixed(0)} MiB`;
}

function render(comparison: Comparison, figures: Figure[]): string {
  const lines = figures.map(figure =>
    [
      `  ${figure.name.padEnd(12)}`,
      figure.ours.padStart(9),
      figure.peer.padStart(9),
      figure.measured.padStart(9),
      figure.budget.padStart(10),
      `  ${verdict(figure.holds)}`,
    ].join(' '),
  );
  return [
    `${comparison.title} (median of ${comparison.rounds})`,
    `  ours: ${comparison.ours.label}`,
    `  peer: ${comparison.peer.label}`,
    `  ${''.padEnd(12)} ${'ours'.padStart(9)} ${'peer'.padStart(
      9,
    )} ${'measured'.padStart(9)} ${'budget'.padStart(10)}`,
    ...lines,
    '',
  ].join('\n');
}

function verdict(holds: boolean | undefined): string {
  if (holds === undefined) {
    return 'not measured here';
  }
  return holds ? 'holds' : 'MISSED';
}
