/** Where text goes: a stream, or a test. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** of the terminal; undefined when there is none */
  readonly columns: number | undefined;
  readonly rows: number | undefined;
}

/** Where a person answers: a terminal, or nobody. */
export interface Input {
  readonly isTTY: boolean;
  /** the next line; undefined when there is none, or the user pressed Ctrl-C */
  readLine(): Promise<string | undefined>;
}

/** The world as an operation sees it; nothing else reaches for the process. */
export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  readFile(path: string): Promise<string>;
  /** Writes a file as a whole: whoever reads it meanwhile sees the former one or this. */
  replaceFile(path: string, content: string): Promise<void>;
  /** aborted when the user presses Ctrl-C */
  readonly interrupted: AbortSignal;
  /** calls back when the terminal changes its size; returns how to stop that */
  onResize(listener: () => void): () => void;
}
