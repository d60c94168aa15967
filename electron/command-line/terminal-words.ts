/** What the sentences of the core say of screens, for somebody who has none. */
const places: readonly (readonly [RegExp, string])[] = [
  [/ on the Import screen/g, ' with --map, or among the columns of a recipe'],
  [/(?<!Or do so) on the Group answers screen/g, ' under answers or codings in a recipe'],
];

export function forTheTerminal(sentence: string): string {
  return places.reduce((text, [screen, here]) => text.replaceAll(screen, here), sentence);
}
