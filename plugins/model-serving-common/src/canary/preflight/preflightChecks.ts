/** The ids of all checks, in the order in which a version would meet what they look at. @public */
export const PREFLIGHT_CHECKS = [
  'kinds-served',
  'not-reverted',
  'runtime-available',
  'model-present',
  'signature-compatible',
  'accelerators-fit',
  'update-proceeds',
  'route-present',
  'traffic-share',
  'metrics-separate',
] as const;
