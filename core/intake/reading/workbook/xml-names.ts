/** Code of a local name. Prefixes are ignored: strict and transitional workbooks differ in nothing else. */
export function nameCode(name: string): number {
  let code = 0;
  for (let index = 0; index < name.length; index++) code = nextCode(code, name.charCodeAt(index));
  return code;
}

/** Code of a name extended by one byte. */
export function nextCode(code: number, byte: number): number {
  return (Math.imul(code, 31) + byte) | 0;
}
