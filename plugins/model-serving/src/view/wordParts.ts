/**
 * A CamelCase reason in its words, which is where a narrow column may break it:
 * `InitCrashLoopBackOff` → `Init`, `Crash`, `Loop`, `Back`, `Off`; `LLMService` → `LLM`, `Service`.
 */
export function wordParts(text: string): string[] {
  return text.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
}
