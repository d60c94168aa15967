import { z } from 'zod';
import { command, nothing, query } from './entry.ts';
import { field, id, preparation, text } from './basics.ts';
import { projectState } from './project-shapes.ts';

const stepId = z.number().int().positive();

const turned = preparation(
  z.strictObject({
    project: projectState,
    /** Undone or redone steps in words, latest first. */
    words: z.array(text),
    /** Answers whose place changed. */
    answers: z.array(z.strictObject({ datasetId: id, field, answer: z.string() })),
  }),
);

/** History of a project, with undo and redo. Its words name no answers: they stand on buttons of every screen. */
export const historyRequests = {
  'history.list': query(
    nothing,
    preparation(
      z.strictObject({
        /** Latest first. */
        steps: z.array(
          z.strictObject({
            id: stepId,
            at: text,
            words: text,
            state: z.enum(['done', 'undone', 'passed', 'kept']),
            /** The first few answers that the step placed, and where; null where a decision was taken back. */
            placed: z.array(z.strictObject({ answer: z.string(), to: text.nullable() })),
            /** Why the step cannot be undone; null where it can. */
            whyKept: text.nullable(),
            /** Whether undoing the step removes a pinned finding. */
            removesFinding: z.boolean(),
          }),
        ),
        undoId: stepId.nullable(),
        redoId: stepId.nullable(),
      }),
    ),
  ),
  /** Undoes the last step (null), or all from the latest down to one. */
  'history.undo': command(z.strictObject({ stepId: stepId.nullable() }), turned),
  'history.redo': command(z.strictObject({ stepId: stepId.nullable() }), turned),
  'dataset.list-removed': query(
    nothing,
    z.array(z.strictObject({ id, label: text, wave: text, rows: z.number() })),
  ),
  'dataset.restore': command(z.strictObject({ datasetId: id }), projectState),
  /** Erases for good: data, decisions and their history. */
  'dataset.erase': command(z.strictObject({ datasetId: id }), projectState),
};
