import {
  budgetIsExceeded,
  DEFAULT_POLICY,
  newRateTest,
  requestsNeeded,
} from '@modeldeck/plugin-model-serving-common';
import { median, wilson } from './intervals';
import { ERROR_LIMIT, type Outcome, type Rule } from './Rule';
import { argoRollouts } from './rules/argoRollouts';
import { evidence } from './rules/evidence';
import { flagger } from './rules/flagger';
import { kayenta } from './rules/kayenta';
import { pooledScript } from './rules/pooledScript';
import { repeatedZTest } from './rules/repeatedZTest';
import { threshold } from './rules/threshold';
import { leastLimit } from './leastLimit';
import { type Scenario, SCENARIOS } from './Scenario';
import { simulate } from './simulate';

/** As they are used, and as they would have to be to raise no more false alarms than we may. */
function rulesFor(runs: number): Rule[] {
  const harmless = SCENARIOS.filter(
    ({ isHarmful, isSparse }) => !isHarmful && !isSparse,
  ).map(scenario => runsOf(scenario, runs));
  const [fairArgo, fairFlagger] = [argoRollouts, flagger].map(ruleOf => {
    const limit = leastLimit(ruleOf, harmless);
    return limit === undefined ? [] : [ruleOf(limit)];
  });
  return [
    evidence('Modeldeck', DEFAULT_POLICY.toleratedRatio),
    evidence('Modeldeck, tolerated ratio 1', 1),
    threshold,
    pooledScript,
    argoRollouts(0),
    argoRollouts(3),
    ...(fairArgo ?? []),
    flagger(5),
    ...(fairFlagger ?? []),
    kayenta,
    repeatedZTest,
  ];
}

function runsOf(scenario: Scenario, runs: number) {
  return Array.from({ length: runs }, (_, run) => simulate(scenario, run + 1));
}

const DEFAULT_RUNS = 300;

/** Every rule on the same streams of requests; `--runs N` of each situation. */
function main(args: readonly string[]): void {
  const given = args.indexOf('--runs');
  const runs = given < 0 ? DEFAULT_RUNS : Number(args[given + 1]);
  if (!Number.isInteger(runs) || runs < 1) {
    process.stderr.write('error: --runs takes a whole number from 1\n');
    process.exitCode = 2;
    return;
  }
  process.stdout.write(
    `${runs} runs of an hour each, a scrape every 15 s; limits: errors 2 %, p99 500 ms\n` +
      'in brackets: 95 % confidence\n' +
      'the larger limits of Argo Rollouts and Flagger: the least by which they roll back 5 % of what is\n' +
      'harmless at most, where every minute has requests\n' +
      `requests without an error until 2 % are shown kept: ${leastRequests()}\n\n`,
  );
  const rules = rulesFor(runs);
  for (const scenario of SCENARIOS) {
    process.stdout.write(report(scenario, rules, runs));
  }
}

/** What promotion waits for at least, by our rule. */
function leastRequests(): number | undefined {
  const hypothesis = budgetIsExceeded(ERROR_LIMIT);
  return requestsNeeded(
    newRateTest(hypothesis),
    hypothesis,
    DEFAULT_POLICY.promoteAlpha,
  );
}

function report(
  scenario: Scenario,
  rules: readonly Rule[],
  runs: number,
): string {
  const outcomes = rules.map((): Outcome[] => []);
  for (const intervals of runsOf(scenario, runs)) {
    rules.forEach((rule, index) =>
      outcomes[index]?.push(rule.judge(intervals)),
    );
  }
  const rows = rules.map((rule, index) =>
    [
      rule.title.padEnd(31),
      share(outcomes[index] ?? [], 'rollback').padEnd(20),
      share(outcomes[index] ?? [], 'promote').padEnd(20),
      time(outcomes[index] ?? []),
    ].join(' '),
  );
  const wanted = scenario.isHarmful ? 'harm, to be found' : 'no harm';
  const heading = [
    `${scenario.title} (${wanted})`,
    [
      ''.padEnd(31),
      'rolled back'.padEnd(20),
      'promoted'.padEnd(20),
      'median time to roll back',
    ].join(' '),
  ];
  return `${[...heading, ...rows].join('\n')}\n\n`;
}

function share(
  outcomes: readonly Outcome[],
  decision: 'rollback' | 'promote',
): string {
  const count = outcomes.filter(o => o?.decision === decision).length;
  const { low, high } = wilson(count, outcomes.length);
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(count / outcomes.length)} % [${percent(low)}, ${percent(
    high,
  )}]`;
}

function time(outcomes: readonly Outcome[]): string {
  const times = outcomes.flatMap(o =>
    o?.decision === 'rollback' ? [o.seconds] : [],
  );
  const middle = median(times);
  return middle
    ? `${middle.median} s [${middle.low}, ${middle.high}]`
    : 'never';
}

main(process.argv.slice(2));
