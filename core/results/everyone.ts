/** Where an estimate names its cell: all people together, in place of a member of the split. */
export const EVERYONE = 'everyone';
export const OF_EVERYONE = { by: EVERYONE } as const;
