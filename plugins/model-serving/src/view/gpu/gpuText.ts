/** Units of accelerators: whole where they are, else with one decimal. */
export function unitsText(units: number): string {
  return String(Math.round(units * 10) / 10);
}

/** `80 GiB`; what is smaller than one is told in MiB. */
export function memoryText(mebibytes: number): string {
  return mebibytes < 1024
    ? `${Math.round(mebibytes)} MiB`
    : `${Math.round(mebibytes / 1024)} GiB`;
}

/** A share from 0 to 1 as percent; what is there is never told as 0. */
export function shareText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? '< 1 %' : `${percent} %`;
}

/** An amount of money with its currency, in the way of the user's language. */
export function moneyText(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(undefined, {
      style: 'currency',
      currency,
    }).format(amount);
  } catch {
    return `${amount} ${currency}`; // it is no currency of ISO 4217
  }
}
