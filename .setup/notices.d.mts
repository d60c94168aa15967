export function packageFolders(moduleIds: readonly string[]): string[];
export function noticesOf(folders: readonly string[]): string;
