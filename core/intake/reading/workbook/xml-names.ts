/** Stands for a local name; prefixes do not matter, as strict and transitional workbooks differ in them only. */
export function nameCode(name: string): number {
  let code = 0;
  for (let index = 0; index < name.length; index++) code = nextCode(code, name.charCodeAt(index));
  return code;
}

/** The code of a name that has one byte more. */
export function nextCode(code: number, byte: number): number {
  return (Math.imul(code, 31) + byte) | 0;
}
