/**
 * Words as one CamelCase word, as Kubernetes has its reasons: `PredictorReady not ready` becomes
 * `PredictorReadyNotReady`, `pod-crash-loop` becomes `PodCrashLoop`. Empty where there is no word.
 */
export function camelCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
