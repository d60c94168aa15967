import type { People } from '../../core/disclosure/people.ts';

/** Who is counted where it does not matter who. */
export const staff: People = { dataset: 'staff', revision: '1', grouping: 'three groups', where: {} };
