import {
  type ActionOutcome,
  modelCommand,
  type ModelService,
  type Plan,
  type Refusal,
} from '@modeldeck/plugin-model-serving-common';
import type {
  PlanVerification,
  ServicePlan,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import { ExitCode } from '../../cli/ExitCode';
import type { Host, Output } from '../../cli/Host';
import type { ActOperation } from '../../cli/Operation';
import type { WritableCluster } from '../../cluster/CanaryControl';
import { printPlan } from '../../printers/printPlan';
import { printDocument } from '../../printers/printDocument';
import { printChange } from '../../printers/printChange';
import { printable } from '../../terminal/printable';
import { screenOf } from '../../terminal/Screen';
import { actionReport } from '../../views/actionReport';
import { ACTION_WORDS } from '../../views/actionWords';
import { planView } from '../../views/planView';
import { reportProblems } from '../status/reportProblems';
import { chooseService } from './chooseService';
import { outcomeExitCode, outcomeOf } from './outcomeOf';
import { planRequestOf } from './planRequestOf';

interface Planned {
  service: ModelService;
  plan: Plan;
}

/** One run of a verb: what it asks the cluster and what it tells the user. */
export class ActSession {
  constructor(
    private readonly operation: ActOperation,
    private readonly host: Host,
    private readonly cluster: WritableCluster,
  ) {}

  async plan(): Promise<ServicePlan> {
    const { operation, cluster, host } = this;
    const { access, control } = cluster;
    const { name, type } = operation.target;
    const signal = host.interrupted;
    try {
      return await control.plan({
        namespace: operation.namespace,
        name,
        kind: type === undefined ? undefined : access.kindOf(type),
        choose: async list => {
          signal.throwIfAborted();
          reportProblems(list, host);
          return chooseService(list, operation, access);
        },
        request: service => planRequestOf(operation.wanted, service),
        signal,
      });
    } catch (error) {
      throw signal.aborted
        ? new CommandError('interrupted', 'interrupted, and nothing is written')
        : error;
    }
  }

  /** A document is printed once it is known what came of it; until then people read stderr. */
  show({ service, plan }: Planned): void {
    const { host, operation } = this;
    if (this.isDocument && !this.mayAsk) {
      return;
    }
    const out = this.isDocument ? host.stderr : host.stdout;
    const screen = screenOf({ env: host.env, stdout: out }, operation.color);
    out.write(printPlan(planView(service, plan), screen));
    if (plan.action === 'start-canary') {
      writeLine(out, `\n${printable(preflightHint(service))}`);
    }
  }

  async isAgreed(service: ModelService): Promise<boolean> {
    if (!this.mayAsk || this.host.interrupted.aborted) {
      return !this.host.interrupted.aborted;
    }
    const { ask } = ACTION_WORDS[this.operation.wanted.action];
    this.host.stderr.write(`\n${printable(`${ask} ${service.name}`)}? [y/N] `);
    const answer = await this.host.stdin.readLine();
    if (answer === undefined) {
      this.host.stderr.write('\n');
    }
    return /^y(es)?$/i.test(answer?.trim() ?? '');
  }

  /** Not wanted after all: said, or by Ctrl-C. */
  async declined(planned: Planned): Promise<ExitCode> {
    const code = await this.end(planned, { state: 'declined' });
    return this.host.interrupted.aborted ? ExitCode.interrupted : code;
  }

  /** For another plan than the one that was agreed to. Throws CommandError of kind `conflict`. */
  async agreeAnew(service: ModelService): Promise<void> {
    if (!this.mayAsk || !(await this.isAgreed(service))) {
      throw new CommandError(
        'conflict',
        `nothing is written: ${service.name} was changed meanwhile, and the plan is another one now; look at it and run this again`,
      );
    }
  }

  write(plan: Plan): Promise<void> {
    const { dryRun } = this.operation;
    return this.cluster.control.execute(
      plan,
      dryRun === 'server' ? 'server' : 'none',
    );
  }

  /** What came of it once it is written. */
  async follow(planned: Planned): Promise<ExitCode> {
    const { dryRun, timeoutMs } = this.operation;
    if (dryRun === 'server') {
      return this.end(planned, { state: 'accepted' });
    }
    if (timeoutMs === 0) {
      return this.end(planned, { state: 'written' });
    }
    if (this.host.stderr.isTTY) {
      this.say('Written. Waiting until the traffic is as predicted …');
    }
    const { interrupted } = this.host;
    const verification = await this.cluster.control.verify(
      { plan: planned.plan, before: planned.service },
      { timeoutMs, signal: interrupted },
    );
    if (interrupted.aborted) {
      this.say('Written, and not waited for.');
      return ExitCode.interrupted;
    }
    return this.end(planned, verification);
  }

  async refused(refusal: Refusal): Promise<ExitCode> {
    const { host, operation } = this;
    if (this.isDocument) {
      const report = actionReport(refusal, { state: 'refused', detail: '' });
      host.stdout.write(await printDocument(report, operation.output.kind));
    } else if (refusal.change && refusal.reason === 'owned-by-gitops') {
      const { printYaml } = await import('../../printers/printYaml');
      host.stdout.write(printChange(refusal.change, printYaml));
    }
    const { undone } = ACTION_WORDS[refusal.action];
    this.complain(
      `${undone}: ${refusal.message} [${refusal.reason}]; ${refusal.instead}`,
    );
    return ExitCode.error;
  }

  async end(
    { plan }: Planned,
    came: PlanVerification | Pick<ActionOutcome, 'state'>,
  ): Promise<ExitCode> {
    const { host, operation } = this;
    const outcome = outcomeOf(plan, came, operation.timeoutMs);
    const code = outcomeExitCode(outcome.state);
    if (this.isDocument) {
      const report = actionReport(plan, outcome);
      host.stdout.write(await printDocument(report, operation.output.kind));
    }
    if (code !== ExitCode.healthy) {
      this.complain(outcome.detail);
    } else if (!this.isDocument) {
      writeLine(host.stdout, `\n${printable(outcome.detail)}`);
    }
    return code;
  }

  /** On stderr, for people. */
  say(text: string): void {
    writeLine(this.host.stderr, text);
  }

  private complain(text: string): void {
    this.say(`error: ${printable(text)}`);
  }

  private get isDocument(): boolean {
    return this.operation.output.kind !== 'table';
  }

  private get mayAsk(): boolean {
    return !this.operation.yes && this.operation.dryRun === 'none';
  }
}

/** A plan knows what follows in the spec, not whether the model loads or its pods find a place. */
function preflightHint(service: ModelService): string {
  return `Whether it would fit, load and be measurable is not looked at here: ${modelCommand(
    service,
    'preflight',
  )}`;
}

function writeLine(out: Output, text: string): void {
  out.write(`${text}\n`);
}
