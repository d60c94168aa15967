/** Text coders of every host, which core's compiler library omits with the rest of the DOM. */
declare var TextDecoder: {
  new (
    encoding?: string,
    options?: { fatal?: boolean; ignoreBOM?: boolean },
  ): { decode(bytes?: Uint8Array, options?: { stream?: boolean }): string };
};

declare var TextEncoder: {
  new (): { encodeInto(text: string, into: Uint8Array): { read: number; written: number } };
};
