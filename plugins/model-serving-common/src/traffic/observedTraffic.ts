import { type Unknown, unknown } from '../model/known';

/** The share that metrics saw. Without a source of metrics nothing is known, which is not 0. @public */
export function observedTraffic(): Unknown {
  return unknown('no metrics source is configured');
}
