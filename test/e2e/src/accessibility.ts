import type { Page } from 'playwright-core';

/** What of a part of the page, its own unless said, would be said without a name, or cannot be read. */
export async function findBarriers(
  page: Page,
  part = 'main',
): Promise<string[]> {
  await colorsSettled(page);
  return page.evaluate(selector => {
    const main = document.querySelector(selector) ?? document.body;
    const barriers: string[] = [];
    const isVisible = (element: Element) =>
      element.checkVisibility({
        visibilityProperty: true,
        opacityProperty: true,
      });

    function nameOf(element: Element): string {
      const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map(id => document.getElementById(id)?.textContent ?? '')
        .join(' ');
      const labels = [...((element as HTMLInputElement).labels ?? [])]
        .map(label => label.textContent ?? '')
        .join(' ');
      return [
        element.getAttribute('aria-label'),
        labelledBy,
        labels,
        element.textContent,
      ]
        .join('')
        .trim();
    }

    /** Red, green and blue from 0 to 255, and alpha from 0 to 1. */
    function channels(color: string): number[] {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 1;
      const context = canvas.getContext('2d')!;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(
        0,
        0,
        1,
        1,
      ).data;
      return [r, g, b, a / 255];
    }

    function backgroundOf(element: Element): number[] {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const color = channels(getComputedStyle(at).backgroundColor);
        if (color[3]! > 0.99) {
          return color;
        }
      }
      return [255, 255, 255, 1];
    }

    /** WCAG 2.2, relative luminance. */
    function luminance([r = 0, g = 0, b = 0]: number[]): number {
      const [red = 0, green = 0, blue = 0] = [r, g, b]
        .map(value => value / 255)
        .map(value =>
          value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
        );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    function contrast(one: number[], other: number[]): number {
      const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort(
        (a, b) => a - b,
      );
      return (lighter + 0.05) / (darker + 0.05);
    }

    const interactive = 'a, button, input, select, textarea, [tabindex="0"]';
    for (const element of main.querySelectorAll(interactive)) {
      if (isVisible(element) && nameOf(element) === '') {
        barriers.push(`no name: ${element.outerHTML.slice(0, 160)}`);
      }
    }

    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement!;
      const words = text.textContent?.trim();
      // What cannot be pressed and what is a logo need not be read (WCAG 1.4.3).
      const isOff = element.closest('[disabled], [data-disabled], svg');
      if (words && !isOff && isVisible(element)) {
        const ratio = contrast(
          channels(getComputedStyle(element).color),
          backgroundOf(element),
        );
        if (ratio < 4.5) {
          barriers.push(`contrast ${ratio.toFixed(2)}: ${words.slice(0, 60)}`);
        }
      }
    }
    return [...new Set(barriers)];
  }, part);
}

/** What has the focus, step by step, as Tab is pressed. */
export async function tabStops(page: Page, count: number): Promise<string[]> {
  const stops: string[] = [];
  for (let step = 0; step < count; step++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return `${activeElement?.tagName.toLowerCase()} ${
          activeElement?.getAttribute('aria-label') ??
          activeElement?.getAttribute('placeholder') ??
          activeElement?.textContent
        }`;
      }),
    );
  }
  return stops;
}

/** A button that changes its part is for a moment in neither colour. */
function colorsSettled(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(animation => animation instanceof CSSTransition)
        .map(transition => transition.finished),
    ),
  );
}
