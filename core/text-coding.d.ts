/** The text coders that every host has; core's compiler library leaves them out with the rest of the DOM. */
declare var TextDecoder: {
  new (
    encoding?: string,
    options?: { fatal?: boolean; ignoreBOM?: boolean },
  ): { decode(bytes?: Uint8Array, options?: { stream?: boolean }): string };
};

declare var TextEncoder: {
  new (): { encodeInto(text: string, into: Uint8Array): { read: number; written: number } };
};
