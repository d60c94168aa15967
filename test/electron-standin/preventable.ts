export type Preventable<Facts extends object = object> = Facts & {
  defaultPrevented: boolean;
  preventDefault: () => void;
};

/** An event in Electron's manner: a listener may forbid what would follow. */
export function preventable<Facts extends object>(facts: Facts): Preventable<Facts> {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
