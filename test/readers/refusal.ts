import { AppError, type AppErrorDetail } from '../../core/errors.ts';

/** What a reader refuses with; anything but an AppError is a fault of ours and passes on. */
export async function refusalFrom(
  read: () => Promise<unknown>,
  field: 'code' | 'what' = 'code',
): Promise<AppErrorDetail['code'] | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.detail[field];
  }
}
