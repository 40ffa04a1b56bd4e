import { InvalidArgumentError } from 'commander';
import { parseDuration } from './parseDuration';

/** A duration of a flag, in milliseconds. */
export function readDuration(value: string): number {
  return explained(() => parseDuration(value));
}

/** What a parser complains of, as commander wants to be told. */
export function explained<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
