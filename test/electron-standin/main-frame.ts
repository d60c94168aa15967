/** Preload runs in the top frame only, so every message comes from there. */
export class MainFrame {
  readonly #contents: { readonly getURL: () => string };
  readonly parent = null;

  constructor(contents: { readonly getURL: () => string }) {
    this.#contents = contents;
  }

  get url(): string {
    return this.#contents.getURL();
  }
}
