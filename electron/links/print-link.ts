import { type PrintReport, printWithBrowser } from '../export/print-report.ts';
import type { FromProject } from '../messages/project-messages.ts';

/** The project thread's side of printing: the host's window, or else an installed browser. */
export class PrintLink {
  readonly #post: (message: FromProject) => void;
  readonly #waiting = new Map<number, (pdf: Uint8Array | null) => void>();
  #nextId = 0;

  constructor(post: (message: FromProject) => void) {
    this.#post = post;
  }

  /** Errors: report/cannot-print. */
  readonly print: PrintReport = async (html, folder) => {
    const printId = this.#nextId++;
    const pdf = await new Promise<Uint8Array | null>((resolve) => {
      this.#waiting.set(printId, resolve);
      this.#post({ type: 'print', printId, html });
    });
    return pdf ?? printWithBrowser(html, folder);
  };

  receive(printId: number, pdf: Uint8Array | null): void {
    this.#waiting.get(printId)?.(pdf);
    this.#waiting.delete(printId);
  }
}
