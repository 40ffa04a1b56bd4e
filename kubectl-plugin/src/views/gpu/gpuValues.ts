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

/** What a unit is, in as many words as there is room for. */
export interface DeviceNames {
  /** `A100-SXM4-40GB 1g.5gb`, `L4 shared`, `H200 claimed` */
  full: string;
  /** `A100 1g.5gb`, `L4 shared` */
  medium: string;
  /** `1g.5gb`, `L4` */
  short: string;
}

export function deviceNames({
  product,
  mode,
  resource,
}: Pick<GpuAmounts, 'product' | 'mode' | 'resource'>): DeviceNames {
  const profile = resource.replace(/^.*\/(mig-)?/, '');
  const name = withoutProfile(
    productText(known(product)) ?? resourceText(resource),
    profile,
  );
  const family = familyOf(name);
  switch (mode) {
    case 'slice':
      return {
        full: `${name} ${profile}`,
        medium: `${family} ${profile}`,
        short: profile,
      };
    case 'shared':
    case 'claimed':
      return {
        full: `${name} ${mode}`,
        medium: `${family} ${mode}`,
        short: family,
      };
    default:
      return { full: name, medium: family, short: family };
  }
}

/** Some vendors have the profile in the product's name already. */
function withoutProfile(name: string, profile: string): string {
  const at = name.toLowerCase().indexOf(profile.toLowerCase());
  return at > 0 ? name.slice(0, at).trim() : name;
}

/** `A100`, without its form and memory. */
function familyOf(name: string): string {
  const [first = '', second = first] = name.split(/[-_ ]/);
  return ['Tesla', 'RTX', 'Radeon'].includes(first) ? second : first;
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
