import { memoryText, moneyText, shareText, unitsText } from './gpuText';

describe('unitsText', () => {
  it.each([
    [4, '4'],
    [1.25, '1.3'],
    [2.0000001, '2'],
  ])('%p is %s', (units, text) => {
    expect(unitsText(units)).toBe(text);
  });
});

describe('memoryText', () => {
  it.each([
    [81920, '80 GiB'],
    [512, '512 MiB'],
  ])('%p MiB is %s', (mebibytes, text) => {
    expect(memoryText(mebibytes)).toBe(text);
  });
});

describe('shareText', () => {
  it.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.426, '43 %'],
    [1, '100 %'],
  ])('%p is %s', (share, text) => {
    expect(shareText(share)).toBe(text);
  });
});

describe('moneyText', () => {
  it('is in the currency', () => {
    expect(moneyText(4.1, 'USD')).toBe('$4.10');
  });

  it('says what is no currency as it was given', () => {
    expect(moneyText(4.1, 'credits')).toBe('4.1 credits');
  });
});
