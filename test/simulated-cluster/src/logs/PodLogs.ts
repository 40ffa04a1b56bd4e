export interface LogLine {
  time: string;
  text: string;
}

export interface ContainerId {
  namespace: string;
  pod: string;
  container: string;
  /** the run before the last restart */
  previous?: boolean;
}

type Follower = (line: LogLine) => void;

/** What containers have written. */
export class PodLogs {
  private readonly lines = new Map<string, LogLine[]>();
  private readonly followers = new Map<string, Set<Follower>>();

  constructor(private readonly now: () => Date) {}

  write(container: ContainerId, ...texts: string[]): void {
    const time = this.now().toISOString();
    const lines = texts.map(text => ({ time, text }));
    const key = keyOf(container);
    this.lines.set(key, [...(this.lines.get(key) ?? []), ...lines]);
    for (const follower of this.followers.get(key) ?? []) {
      lines.forEach(follower);
    }
  }

  /** undefined when the container has never written */
  read(container: ContainerId): readonly LogLine[] | undefined {
    return this.lines.get(keyOf(container));
  }

  follow(container: ContainerId, follower: Follower): () => void {
    const key = keyOf(container);
    const followers = this.followers.get(key) ?? new Set();
    this.followers.set(key, followers.add(follower));
    return () => followers.delete(follower);
  }
}

function keyOf({ namespace, pod, container, previous }: ContainerId): string {
  return [namespace, pod, container, previous ? 'previous' : ''].join('/');
}
