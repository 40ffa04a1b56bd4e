import { StatusError } from '../server/StatusError';
import {
  faultMatches,
  type FaultMatch,
  type MatchedRequest,
} from './FaultMatch';

export interface Failure extends FaultMatch {
  /** the HTTP status to answer with */
  status: number;
  retryAfterSeconds?: number;
  /** how many requests fail before all is well again; left out, all of them */
  times?: number;
}

/** The open watches, as far as faults touch them. */
export interface WatchControl {
  /** ends the streams as the server does when their time is up */
  close(): void;
  /** breaks the connections */
  reset(): void;
  /** tells every watch that its resource version is too old, and forgets the history */
  expire(): void;
}

const REASONS: Readonly<Record<number, [reason: string, message: string]>> = {
  408: [
    'Timeout',
    'Timeout: request did not complete within the allotted timeout',
  ],
  429: ['TooManyRequests', 'Too many requests, please try again later.'],
  500: ['InternalError', 'Internal error occurred: simulated fault'],
  503: [
    'ServiceUnavailable',
    'the server is currently unable to handle the request',
  ],
  504: [
    'Timeout',
    'Timeout: request did not complete within the allotted timeout',
  ],
};

/** What can go wrong with an API server, at the word of a test. */
export class Faults {
  private forbidden: FaultMatch[] = [];
  private failures: Failure[] = [];
  private hanging: FaultMatch[] = [];
  private credentialsRejected = false;
  private frozen = false;

  constructor(private readonly watches: WatchControl) {}

  /** Answers 403, in lists and watches as well as in access reviews. */
  forbid(match: FaultMatch): void {
    this.forbidden.push(match);
  }

  fail(failure: Failure): void {
    this.failures.push({ ...failure });
  }

  /** Accepts such requests and never answers. */
  hang(match: FaultMatch = {}): void {
    this.hanging.push(match);
  }

  closeWatches(): void {
    this.watches.close();
  }

  resetWatches(): void {
    this.watches.reset();
  }

  expireWatches(): void {
    this.watches.expire();
  }

  /** Half-open connections: open watches and new ones stay up and say nothing, not even bookmarks. */
  freezeWatches(): void {
    this.frozen = true;
  }

  /** Answers 401 to everybody, as after a token has expired. */
  rejectCredentials(): void {
    this.credentialsRejected = true;
  }

  /** All is well again. What frozen watches have missed is lost on them. */
  clear(): void {
    this.forbidden = [];
    this.failures = [];
    this.hanging = [];
    this.credentialsRejected = false;
    this.frozen = false;
  }

  get rejectsCredentials(): boolean {
    return this.credentialsRejected;
  }

  get freezesWatches(): boolean {
    return this.frozen;
  }

  isForbidden(request: MatchedRequest): boolean {
    return this.forbidden.some(match => faultMatches(match, request));
  }

  hangs(request: MatchedRequest): boolean {
    return this.hanging.some(match => faultMatches(match, request));
  }

  /** The failure that strikes this request; counts it. */
  nextFailure(request: MatchedRequest): StatusError | undefined {
    const failure = this.failures.find(
      candidate => candidate.times !== 0 && faultMatches(candidate, request),
    );
    if (!failure) {
      return undefined;
    }
    if (failure.times !== undefined) {
      failure.times -= 1;
    }
    const [reason, message] = REASONS[failure.status] ?? [
      '',
      `simulated fault: HTTP ${failure.status}`,
    ];
    const { retryAfterSeconds } = failure;
    return new StatusError(
      failure.status,
      reason,
      message,
      retryAfterSeconds === undefined ? undefined : { retryAfterSeconds },
    );
  }
}
