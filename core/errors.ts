/** What a person is told when something cannot be done: what happened, where, and what to do about it. */
export type AppErrorDetail = {
  /** area/what, for example `intake/unknown-encoding`. */
  readonly code: string;
  /** What happened, in one sentence. Never holds a cell value, a path, SQL or a stack. */
  readonly what: string;
  /** What to do about it, in one sentence. */
  readonly whatToDo: string;
  /** Safe facts such as row numbers and counts of problems, for the screen to lay out. */
  readonly fields: Readonly<Record<string, string | number | readonly (string | number)[]>>;
};

export class AppError extends Error {
  readonly detail: AppErrorDetail;

  constructor(code: string, what: string, whatToDo: string, fields: AppErrorDetail['fields'] = {}) {
    super(`${what} ${whatToDo}`);
    this.name = 'AppError';
    this.detail = { code, what, whatToDo, fields };
  }
}
