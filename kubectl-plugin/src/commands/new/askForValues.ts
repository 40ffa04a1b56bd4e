import type { OptionProblem } from '@modeldeck/plugin-model-serving-common';
import {
  type JsonSchema,
  type Question,
  questions,
  readAnswer,
  valueAt,
  withValue,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import { printable } from '../../terminal/printable';
import { type Screen, screenOf } from '../../terminal/Screen';
import { printQuestion } from './printQuestion';

export interface AskOptions {
  pages: readonly JsonSchema[];
  /** answers that are not asked for again, unless they do not go with others */
  given: Readonly<Record<string, unknown>>;
  /** answers that make no sense together */
  problemsOf(values: Readonly<Record<string, unknown>>): OptionProblem[];
}

class Form {
  private readonly screen: Screen;
  /** optional questions that were left empty */
  private readonly skipped = new Set<string>();
  private page = -1;

  constructor(
    private readonly pages: readonly JsonSchema[],
    private values: Record<string, unknown>,
    private readonly host: Host,
  ) {
    this.screen = screenOf({ ...host, stdout: host.stderr }, 'auto');
  }

  async fill(): Promise<Record<string, unknown>> {
    for (;;) {
      const next = nextQuestion(this.pages, this.values, this.skipped);
      if (!next) {
        return this.values;
      }
      this.turnTo(next.page);
      const value = await ask(next.question, this.host, this.screen);
      if (value === undefined) {
        this.skipped.add(keyOf(next.question));
      } else {
        this.values = withValue(this.values, next.question.path, value);
      }
    }
  }

  askAgain({ fields, reason }: OptionProblem): void {
    this.host.stderr.write(`\n${printable(reason)}.\n`);
    for (const field of fields) {
      const { [field]: _, ...rest } = this.values;
      this.values = rest;
      this.skipped.delete(field);
    }
    this.page = -1;
  }

  private turnTo(page: number): void {
    if (page !== this.page) {
      this.page = page;
      this.host.stderr.write(pageTitle(this.pages[page], this.screen));
    }
  }
}

/**
 * Asks for what was not given, page by page, as the portal's form does: an empty answer takes the
 * default, and what was answered decides what is asked next. What makes no sense together is asked
 * for again, with the reason, and nothing else is.
 *
 * @throws CommandError of kind `interrupted` where the person stops answering
 */
export async function askForValues(
  { pages, given, problemsOf }: AskOptions,
  host: Host,
): Promise<Record<string, unknown>> {
  const form = new Form(pages, { ...given }, host);
  for (;;) {
    const values = await form.fill();
    const [problem] = problemsOf(values);
    if (!problem) {
      return values;
    }
    form.askAgain(problem);
  }
}

/** Later pages may ask by what earlier ones were answered, so it is looked up anew each time. */
function nextQuestion(
  pages: readonly JsonSchema[],
  values: Readonly<Record<string, unknown>>,
  skipped: ReadonlySet<string>,
): { question: Question; page: number } | undefined {
  for (const [page, schema] of pages.entries()) {
    const question = questions([schema], values).find(
      one =>
        valueAt(values, one.path) === undefined && !skipped.has(keyOf(one)),
    );
    if (question) {
      return { question, page };
    }
  }
  return undefined;
}

async function ask(
  question: Question,
  host: Host,
  screen: Screen,
): Promise<unknown> {
  host.stderr.write(printQuestion(question, screen));
  for (;;) {
    host.stderr.write('  > ');
    const text = await host.stdin.readLine();
    if (text === undefined) {
      throw new CommandError('interrupted', 'stopped: nothing was written');
    }
    if (text.trim() === '' && !question.required) {
      return question.default;
    }
    const answer =
      text.trim() === '' && question.default !== undefined
        ? { value: question.default }
        : readAnswer(question, text);
    if ('value' in answer && answer.value !== '') {
      return answer.value;
    }
    const problem = 'problem' in answer ? answer.problem : 'this is needed';
    host.stderr.write(`  ${printable(problem)}\n`);
  }
}

function pageTitle(page: JsonSchema | undefined, screen: Screen): string {
  const title = printable(page?.title ?? '');
  const line = screen.unicode ? '─' : '-';
  return title === '' ? '' : `\n${title}\n${line.repeat(title.length)}\n`;
}

function keyOf({ path }: Question): string {
  return path.join('.');
}
