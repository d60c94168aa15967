/** The two text codecs that every host has; core's compiler library leaves them out with the rest of the DOM. */
declare global {
  class TextDecoder {
    constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
    decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
  }
  class TextEncoder {
    encode(text?: string): Uint8Array<ArrayBuffer>;
  }
}
export {};
