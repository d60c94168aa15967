/** Names in the form in which they are shown; blank and repeated ones, which only damaged files have, get a number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set(names.map(tidyName));
  const used = new Set<string>();
  return names.map((given, column) => {
    const plain = tidyName(given) || `Column ${column + 1}`;
    let name = plain;
    for (let number = 2; used.has(name) || (name !== plain && taken.has(name)); number++) {
      name = `${plain} ${number}`;
    }
    used.add(name);
    return name;
  });
}

function tidyName(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim();
}
