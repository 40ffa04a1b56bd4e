import type { FormPage } from './formPage';

/**
 * The pages of one template's form in the order in which they were shown. A form tells its fields
 * only of the page that they are on; what is left empty on a page that was shown is an answer,
 * what is asked for later is none yet.
 */
export class SeenPages {
  private static readonly byTemplate = new Map<string, SeenPages>();

  private readonly pages: FormPage[] = [];
  private shown = -1;

  static of(template: string): SeenPages {
    const seen = this.byTemplate.get(template) ?? new SeenPages();
    this.byTemplate.set(template, seen);
    return seen;
  }

  /** Tells what was asked for up to this page, which is the one that is shown now. */
  show(page: FormPage): FormPage {
    const known = this.pages.findIndex(other =>
      [...page.keys()].some(field => other.has(field)),
    );
    this.shown = known < 0 ? this.pages.length : known;
    this.pages[this.shown] = page;
    return this.asked();
  }

  /** What was asked for up to the page that is shown. */
  asked(): FormPage {
    return new Map(
      this.pages.slice(0, this.shown + 1).flatMap(page => [...page]),
    );
  }
}
