import type { Group, Reason } from './background.ts';

/** A versioned mapping from answer codes (instrument.ts) to groups. Shipped schemes are assets/schemes/*.json. */
export type Scheme = {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly description: string;
  readonly source: { readonly title: string; readonly url: string; readonly date: string };
  /** `own`: made by the organisation. */
  readonly confidence: 'seen' | 'unverified' | 'own';
  readonly cautions: readonly string[];
  /** Answer code -> group or reason. */
  readonly groups: Readonly<Record<string, Group | Reason>>;
  /** For schemes on four questions, whose kinds of work are not among `groups`. */
  readonly classes?: WorkClasses | undefined;
  readonly own?: OwnOrigin | undefined;
};

/** Origin of the organisation's own grouping. */
export type OwnOrigin = {
  /** Id and name of the shipped scheme. */
  readonly basedOn: string;
  readonly basedOnLabel: string;
  /** Moved answers in words; empty where none is moved. */
  readonly moved: readonly string[];
};

/** Rules from kind of work and work place to one of five classes, and from classes to three groups. */
export type WorkClasses = {
  /** Answer code -> class (1 to 5) by work place, in the order of `workPlaces` without the first. */
  readonly work: Readonly<Record<string, readonly number[]>>;
  /** Group of each class. */
  readonly groups: readonly (Group | 'no-class')[];
};

/**
 * Coding of one dataset: raw answer text (as in the file) -> meaning. An answer code is interpreted by the scheme in
 * force; a group or reason is the person's own decision and holds under every scheme ("a user's own grouping").
 */
export type Coding = {
  readonly assignments: Readonly<Record<string, AnswerMeaning>>;
};
export type AnswerMeaning =
  | { readonly kind: 'answer'; readonly code: string }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'reason'; readonly reason: Reason };
