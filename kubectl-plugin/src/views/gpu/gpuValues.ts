import {
  type Accelerator,
  type GpuAmounts,
  isUnknown,
  type Known,
  known,
} from '@modeldeck/plugin-model-serving-common';
import { humanDuration } from '../humanDuration';
import { NONE } from '../values';

/** What a column of numbers shows where one cannot be told: a word would be wider than all of them. */
export const UNTOLD = '?';

/** Devices, or means of them: `16`, `1.6`. */
export function amountText(amount: Known<number>): string {
  return isUnknown(amount) ? UNTOLD : String(Number(amount.toFixed(1)));
}

/** `43%` */
export function shareText(share: Known<number>): string {
  return isUnknown(share) ? UNTOLD : `${Math.round(share * 100)}%`;
}

/** A device at work has pauses, and is asked every so often only. */
const PAUSE_SECONDS = 60;

/** Whether something is known to have done nothing for longer than a pause. */
export function isIdleFor(seconds: Known<number>): boolean {
  return !isUnknown(seconds) && seconds >= PAUSE_SECONDS;
}

/** `3h`, and nothing where it was not idle. */
export function idleText(seconds: Known<number>): string {
  if (isUnknown(seconds)) {
    return UNTOLD;
  }
  return isIdleFor(seconds) ? humanDuration(seconds * 1000) : NONE;
}

/** What a unit is: `A100-SXM4-80GB`, `A100-SXM4-40GB 1g.5gb`, `L4 shared`, `H200 claimed`. */
export function deviceText({
  product,
  mode,
  resource,
}: Pick<GpuAmounts, 'product' | 'mode' | 'resource'>): string {
  const name = productText(known(product)) ?? resourceText(resource);
  switch (mode) {
    case 'slice':
      return withProfile(name, resource.replace(/^.*\/(mig-)?/, ''));
    case 'shared':
    case 'claimed':
      return `${name} ${mode}`;
    default:
      return name;
  }
}

/** The same where there is little room: `A100`, `1g.5gb`, `L4`. */
export function shortDeviceText(
  amounts: Pick<GpuAmounts, 'product' | 'mode' | 'resource'>,
): string {
  const [first = '', second = ''] = deviceText(amounts).split(/[-_ ]/);
  if (amounts.mode === 'slice') {
    return deviceText(amounts).split(' ').at(-1) ?? first;
  }
  return ['Tesla', 'RTX', 'Radeon'].includes(first) ? second : first;
}

/** Some vendors have the profile in the product's name already. */
function withProfile(name: string, profile: string): string {
  const at = name.toLowerCase().indexOf(profile.toLowerCase());
  return `${at < 0 ? name : name.slice(0, at).trim()} ${profile}`;
}

function productText(product: string | undefined): string | undefined {
  return product
    ?.replace(/-(SHARED|MIG-.*)$/, '')
    .replace(/^(NVIDIA|AMD)[-_ ]/, '')
    .replace(/^Instinct[-_ ]/, '');
}

/** The resource that most clusters have stands for itself. */
function resourceText(resource: string): string {
  return resource === 'nvidia.com/gpu' ? 'GPU' : resource;
}

/** `8 nvidia.com/gpu` */
export function acceleratorText(accelerators: readonly Accelerator[]): string {
  return (
    accelerators
      .map(({ resource, count }) => `${count} ${resource}`)
      .join(' + ') || NONE
  );
}
