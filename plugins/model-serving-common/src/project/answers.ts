import type { Answers } from './ProjectKind';

/** An answer as text; empty where there is none. */
export function textAnswer(answers: Answers, field: string): string {
  const value = answers[field];
  return typeof value === 'string' ? value.trim() : '';
}

export function numberAnswer(
  answers: Answers,
  field: string,
  fallback: number,
): number {
  const value = answers[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function truthAnswer(answers: Answers, field: string): boolean {
  return answers[field] === true;
}
