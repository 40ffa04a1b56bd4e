import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { getRemote } from '../artifacts/http/getRemote';
import { mlflowError, noMlflow } from './mlflowError';

/** @public */
export interface MlflowAccess {
  /** of the tracking server; a path in it is a prefix */
  url: string;
  /** value of the Authorization header, e.g. `Bearer …` or `Basic …` */
  authorization?: string;
  /** PEM of the authority that signed the server's certificate */
  ca?: string;
  skipVerify?: boolean;
}

interface Question {
  /** for error messages, e.g. "read the run 12" */
  what: string;
  query?: Readonly<Record<string, string>>;
  maxBytes?: number;
  signal?: AbortSignal;
}

/** A page of a hundred models with their tags is far from it. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

const PAGE = '100';

/** Of pages of a hundred: more models than anybody has. */
const MOST_PAGES = 1_000;

/** Asks one tracking server. Every method throws `RemoteError`. */
export class MlflowServer {
  /** without credentials */
  readonly where: string;

  constructor(
    private readonly access: MlflowAccess,
    private readonly timeoutMs: number,
  ) {
    const { origin, pathname } = new URL(access.url);
    this.where = `${origin}${pathname.replace(/\/+$/, '')}`;
  }

  /** The answers of all pages, as they arrive. The filter is in MLflow's own language. */
  async *pages(
    path: string,
    filter: string,
    question: Question,
  ): AsyncGenerator<FieldReader, void, undefined> {
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await this.ask(path, {
        ...question,
        query: {
          max_results: PAGE,
          ...(filter && { filter }),
          ...(token && { page_token: token }),
        },
      });
      yield answer;
      const next = answer.at('next_page_token').string();
      if (!next) {
        return;
      }
      if (next === token) {
        break;
      }
      token = next;
    }
    throw noMlflow(question.what, this.where);
  }

  /** An answer of the REST API, by its path there. */
  async ask(path: string, question: Question): Promise<FieldReader> {
    const body = await this.get(`/api/2.0/${path}`, question);
    try {
      return FieldReader.of(JSON.parse(body.toString()));
    } catch {
      throw noMlflow(question.what, this.where);
    }
  }

  /** What is at a path of the server. */
  async get(path: string, question: Question): Promise<Buffer> {
    const { what, query, signal, maxBytes = LARGEST_ANSWER } = question;
    const { authorization, ca, skipVerify } = this.access;
    const url = new URL(`${this.where}${path}`);
    url.search = String(new URLSearchParams(query));
    const { status, body } = await getRemote({
      url,
      what,
      headers: authorization === undefined ? {} : { authorization },
      tls: { ca, skipVerify },
      maxBytes,
      timeoutMs: this.timeoutMs,
      signal,
    });
    if (status !== 200) {
      const text = body.toString();
      throw mlflowError({ what, where: this.where, status, body: text });
    }
    return body;
  }

  /** What was read from an answer, unless it lacked what makes it one. */
  whole<T>(read: T | undefined, what: string): T {
    if (read === undefined) {
      throw noMlflow(what, this.where);
    }
    return read;
  }
}
